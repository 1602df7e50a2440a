// Access: axe finds nothing on any page or state, everything is reached by keyboard, and preferences are honoured.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";

import { forms, launch, live, open, settled } from "./browser.mjs";
import { projects, reportsOf, serve } from "./projects.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const [bundled, second] = projects;

let browser, server, other;
before(async () => {
  browser = await launch();
  [server, other] = await Promise.all([serve(bundled), serve(second)]);
});
after(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), other?.stop()]);
});

/** What axe finds on the page as it stands, one line each. */
async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const { violations: found } = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary?.split("\n").slice(0, 3).join(" ")}`));
  }, RULES);
}

const first = reportsOf(bundled).find(({ geometry }) => geometry);
const selected = `/?report=${encodeURIComponent(first.id)}`;
const none = "/?q=nothing-of-this-kind";

const PAGES = {
  "the map": "/",
  "the map with a card": selected,
  "the map with nothing that fits": none,
  "the map in the dark": "/?theme=dark",
  "the map in Dari": "/?lang=fa",
  "the story": "/story",
  "a step of the story in Dari": "/story?step=3&lang=fa",
  "a report": `/reports/${encodeURIComponent(first.id)}`,
  "the map to embed": "/embed",
  "the print sheet": "/print",
  "the borders": "/borders?f=html",
  "a border": "/borders/AFG-TJK?f=html",
  "a border in the dark": "/borders/AFG-TJK?f=html&theme=dark",
  "the claims": "/claims",
  "about": "/about",
  "the API": "/api?f=html",
  "the collections": "/collections?f=html",
  "the items": "/collections/reports/items?f=html",
  "an item": `/collections/reports/items/${encodeURIComponent(first.id)}?f=html`,
  "an error": "/nowhere?f=html",
};

describe("axe finds nothing", () => {
  for (const [name, path] of Object.entries(PAGES)) {
    it(`on ${name}`, async () => {
      const page = await open(browser, server.base, { path, extraHTTPHeaders: { accept: "text/html" } });
      if (await page.locator("#map").count()) await live(page);
      else await settled(page);
      assert.deepEqual(await violations(page), []);
      await page.context().close();
    });
  }

  it("on the map of a phone, at each height of its sheet", async () => {
    const page = await open(browser, server.base, { ...forms["phone-light"] });
    await live(page);
    for (const height of ["peek", "half", "full"]) {
      await page.evaluate((to) => (document.getElementById("panel").dataset.sheet = to), height);
      await settled(page);
      assert.deepEqual(await violations(page), [], height);
    }
    for (const tab of await page.locator(".sheet-tabs [role=tab]").all()) {
      await tab.click();
      assert.deepEqual(await violations(page), [], await tab.innerText());
    }
    await page.context().close();
  });

  it("on the map without script", async () => {
    const page = await open(browser, server.base, { javaScriptEnabled: false, path: selected });
    await settled(page);
    // axe runs from outside of the page's own scripts.
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  });

  it("on the second project, in a language that nobody wrote words for", async () => {
    const page = await open(browser, other.base, { path: "/?lang=ar" });
    await live(page);
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  });
});

describe("by keyboard alone", () => {
  const focused = (page) => page.evaluate(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const shape = element.getBoundingClientRect();
    return { tag: element.tagName, id: element.id, ring: (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none", width: shape.width, height: shape.height, text: (element.textContent ?? "").trim().slice(0, 40) };
  });
  const press = async (page, key, until, most = 120) => {
    for (let presses = 0; presses < most; presses += 1) {
      await page.keyboard.press(key);
      if (await page.evaluate(until)) return;
    }
    assert.fail(`${key} never gets there`);
  };

  it("the first stop skips to the content, and every stop shows where it is", async () => {
    const page = await open(browser, server.base);
    await live(page);
    await page.keyboard.press("Tab");
    assert.match((await focused(page)).text, /skip|content/i);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    const blind = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      const now = await focused(page);
      if (now.tag === "BODY") break;
      // A box is shown by the ring round its label.
      const ring = now.ring || (await page.evaluate(() => {
        const label = document.activeElement.closest("label");
        return Boolean(label) && getComputedStyle(label).outlineStyle !== "none";
      }));
      if (!ring) blind.push(`${now.tag}#${now.id} ${now.text}`);
    }
    assert.deepEqual([...new Set(blind)], []);
    await page.context().close();
  });

  it("filters, selects, closes, and the list says what it shows", async () => {
    const page = await open(browser, server.base);
    await live(page);
    const said = await page.locator("#result").innerText();
    assert.equal(await page.locator("#result").getAttribute("aria-live"), "polite");
    await press(page, "Tab", () => document.activeElement?.matches("input[name=category]"));
    await page.keyboard.press("Space");
    assert.notEqual(await page.locator("#result").innerText(), said);
    await press(page, "Tab", () => document.activeElement?.matches("a.report-link"));
    await page.keyboard.press("Enter");
    await page.locator("#card").waitFor({ state: "visible" });
    assert.equal(await page.evaluate(() => document.getElementById("card").contains(document.activeElement)), true);
    await page.keyboard.press("Escape");
    await page.locator("#card").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement?.matches("a.report-link")), true);
    await page.context().close();
  });

  it("moves and zooms the map", async () => {
    const page = await open(browser, server.base);
    await live(page);
    await page.locator("#map canvas").first().focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => new URLSearchParams(location.search).has("map"), null, { timeout: 10_000 });
    const there = page.url();
    await page.keyboard.press("+");
    await page.waitForFunction((before) => location.href !== before, there, { timeout: 10_000 });
    await page.context().close();
  });
});

describe("what readers prefer", () => {
  it("targets are as large as fingers and pointers need", async () => {
    for (const [form, least] of [["desktop-light", 24], ["phone-light", 24]]) {
      const page = await open(browser, server.base, { ...forms[form], path: selected });
      await live(page);
      const small = await page.$$eval("a[href], button, summary, select, input:not([type=hidden])", (all, smallest) => all
        .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        // Links in running text are exempt (WCAG 2.2, 2.5.8), and so is what a label stands for.
        .filter((one) => !(one.tagName === "A" && getComputedStyle(one).display === "inline") && !one.closest("svg"))
        .map((one) => ({ name: `${one.tagName}.${one.className} ${(one.getAttribute("aria-label") ?? one.textContent ?? "").trim().slice(0, 30)}`, box: (one.closest("label") ?? one).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < smallest || box.height < smallest))
        .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`), least);
      assert.deepEqual(small, [], form);
      await page.context().close();
    }
  });

  it("text at 200 % is not cut off and nothing is lost", async () => {
    const page = await open(browser, server.base, { viewport: { width: 1280, height: 1024 } });
    await live(page);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    await settled(page);
    const cut = await page.$$eval(".panel *, .site-header *, .key *", (all) => all
      .filter((one) => one.checkVisibility() && one.childElementCount === 0 && one.textContent.trim() && !one.closest(".visually-hidden, svg"))
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
      .map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`));
    assert.deepEqual(cut, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), "the page scrolls sideways");
    await page.context().close();
  });

  it("more contrast, forced colours and less motion are heard", async () => {
    const page = await open(browser, server.base, { contrast: "more", reducedMotion: "reduce" });
    await live(page);
    const ink = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ink-3").trim());
    const plain = await open(browser, server.base);
    assert.notEqual(ink, await plain.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ink-3").trim()));
    const moving = await page.$$eval("*", (all) => all.filter((one) => {
      const { transitionDuration, animationDuration, transitionProperty } = getComputedStyle(one);
      const longest = (text) => Math.max(...text.split(",").map((part) => Number.parseFloat(part) * (part.trim().endsWith("ms") ? 1 : 1000)));
      return (longest(transitionDuration) > 10 && transitionProperty !== "none") || longest(animationDuration) > 10;
    }).map((one) => `${one.tagName}.${one.getAttribute("class")}`));
    assert.deepEqual([...new Set(moving)], []);
    await page.context().close();
    await plain.context().close();
    const forced = await open(browser, server.base, { forcedColors: "active" });
    await live(forced);
    assert.equal(await forced.locator("#filters input[name=category]").first().evaluate((box) => getComputedStyle(box.closest("label")).forcedColorAdjust), "auto");
    await forced.context().close();
  });
});
