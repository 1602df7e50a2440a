// Access: axe finds nothing on any page or state, everything is reached by keyboard, and preferences are honoured.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { violations } from "./axe.mjs";
import { forms, launch, live, open, settled } from "./browser.mjs";
import { projects, reportsOf, serve } from "./projects.mjs";

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

const first = reportsOf(bundled).find(({ geometry }) => geometry);
const selected = `/?report=${encodeURIComponent(first.id)}`;

const PAGES = {
  "a report": `/reports/${encodeURIComponent(first.id)}`,
  "a report in Dari": `/reports/${encodeURIComponent(first.id)}?lang=fa`,
  "the print sheet": "/print",
  "the borders": "/borders?f=html",
  "a border": "/borders/AFG-TJK?f=html",
  "a border in the dark": "/borders/AFG-TJK?f=html&theme=dark",
  "the claims": "/claims",
  "about": "/about",
  "the API": "/api?f=html",
  "the collections": "/collections?f=html",
  "a collection": "/collections/reports?f=html",
  "the items": "/collections/reports/items?f=html",
  "an item": `/collections/reports/items/${encodeURIComponent(first.id)}?f=html`,
  "an error": "/nowhere?f=html",
};
const MAPS = {
  "the map in Dari": "/?lang=fa",
  "a step of the story in Dari": "/story?step=3&lang=fa",
  "the map to embed": "/embed",
};
/** What a reader does to bring the map page into a state, and what leads out of it. */
const STATES = {
  "the map": async () => {},
  "the map with a card": async (page) => {
    await page.locator("#reports a.report-link").nth(3).click();
    await page.locator("#card").waitFor({ state: "visible" });
  },
  "the map with the card's sources and their ratings open": async (page) => {
    await page.$$eval("#card details", (all) => all.forEach((one) => (one.open = true)));
  },
  "the map with nothing that fits": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("#filters input[name=q]").fill("nothing-of-this-kind");
    await page.waitForFunction(() => !document.querySelector("#reports li.report:not([hidden])"));
  },
  "the map with its panel to share": async (page) => {
    await page.locator("a.clear").click();
    await page.locator("#open-share").click();
    await page.locator("#share").waitFor({ state: "visible" });
  },
  "the map with its panel to download": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("#open-download").click();
    await page.locator("#download").waitFor({ state: "visible" });
  },
  "the map with a sector, in space and time": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("#strip .strip-toggle").click();
    await page.locator("#strip .strip-handle").first().focus();
    await page.keyboard.press("PageUp");
    await page.locator("#strip .strip-chip").waitFor({ state: "visible" });
  },
  "the map in the dark": async (page) => {
    await page.locator("button[data-theme-toggle]").first().click();
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  },
};

describe("axe finds nothing", () => {
  describe("on the map page", () => {
    let page;
    before(async () => {
      page = await open(browser, server.base);
      await live(page);
    });
    after(() => page?.context().close());
    for (const [name, enter] of Object.entries(STATES)) {
      it(`as ${name}`, async () => {
        await enter(page);
        await settled(page);
        assert.deepEqual(await violations(page), []);
      });
    }
    it("as the story", async () => {
      await page.goto(`${server.base}/story`);
      await live(page);
      assert.deepEqual(await violations(page), []);
    });
  });

  for (const [name, path] of Object.entries(MAPS)) {
    it(`on ${name}`, async () => {
      const page = await open(browser, server.base, { path });
      await live(page);
      assert.deepEqual(await violations(page), []);
      await page.context().close();
    });
  }

  describe("on the other pages", () => {
    let page;
    before(async () => (page = await open(browser, server.base, { path: "/about" })));
    after(() => page?.context().close());
    for (const [name, path] of Object.entries(PAGES)) {
      it(`on ${name}`, async () => {
        await page.goto(server.base + path);
        if (await page.locator("#map").count()) await live(page);
        else await settled(page);
        assert.deepEqual(await violations(page), []);
      });
    }
  });

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
    const page = await open(browser, server.base, { path: "/about" });
    // axe is a script itself, so the page may have scripts, but gets none.
    await page.route(/\.js$/, (route) => route.abort());
    await page.goto(server.base + selected);
    assert.equal(await page.locator("html.no-js").count(), 1);
    await settled(page);
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
    await press(page, "Tab", () => document.activeElement?.matches("input[name=category]"));
    await page.keyboard.press("Space");
    const now = await page.locator("#result").innerText();
    assert.notEqual(now, said);
    // Screen readers hear it once the reader rests.
    assert.equal(await page.locator("#announcement").getAttribute("aria-live"), "polite");
    await page.waitForFunction((count) => document.getElementById("announcement").textContent.match(/\d+/)?.[0] === count, now.match(/\d+/)[0]);
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
    await page.waitForFunction(() => new URLSearchParams(location.search).has("map"));
    const there = page.url();
    await page.keyboard.press("+");
    await page.waitForFunction((before) => location.href !== before, there);
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
        .map((one) => {
          one.scrollIntoView({ block: "nearest" });
          const box = (one.closest("label") ?? one).getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          // What is drawn smaller may be hit beside it.
          const hits = (dx, dy) => one.contains(document.elementFromPoint(x + dx, y + dy));
          const reach = smallest / 2 - 0.5;
          const wide = box.width >= smallest || (hits(-reach, 0) && hits(reach, 0));
          const high = box.height >= smallest || (hits(0, -reach) && hits(0, reach));
          return { name: `${one.tagName}.${one.className} ${(one.getAttribute("aria-label") ?? one.textContent ?? "").trim().slice(0, 30)}`, box, isLarge: box.width <= 1 || (wide && high) };
        })
        .filter(({ isLarge }) => !isLarge)
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
