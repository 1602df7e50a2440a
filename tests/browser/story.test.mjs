// The story in a browser: keys, buttons and scroll lead through it, it can be left and taken up again, and read without a script.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { launch, live, open, settled, shown } from "./browser.mjs";
import { projects, serve } from "./projects.mjs";

/** The steps of a project's files: title and reports. */
function stepsOf({ folder }) {
  let names;
  try {
    names = readdirSync(join(folder, "story"));
  } catch {
    return [];
  }
  return names.filter((name) => /^\d+-[^.]*\.md$/.test(name)).sort().map((name) => {
    const text = readFileSync(join(folder, "story", name), "utf8");
    const list = /^reports = \[([^\]]*)\]/m.exec(text)?.[1] ?? "";
    const time = /^time = \{ from = (\S+), to = (\S+) \}/m.exec(text);
    return {
      title: /^title = "(.*)"$/m.exec(text)[1],
      reports: [...list.matchAll(/"([^"]+)"/g)].map(([, id]) => id),
      from: time?.[1],
      to: time?.[2],
      zoom: Number(/zoom = ([\d.]+)/.exec(text)[1]),
    };
  });
}

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const project of projects) {
  const steps = stepsOf(project);
  describe(`the story of the ${project.name} project`, { skip: steps.length === 0 }, () => {
    let server, shared;
    before(async () => {
      server = await serve(project);
      shared = await open(browser, server.base, { path: "/story" });
      await live(shared);
    });
    after(async () => {
      await shared?.context().close();
      await server?.stop();
    });
    /** A claim about the page that these claims share, each from where the one before it stopped. */
    const claim = async (made) => {
      await made(shared);
      assert.deepEqual(shared.faults, []);
    };
    /** A claim that needs a page of its own. */
    const visit = async (made, options) => {
      const page = await open(browser, server.base, { path: "/story", ...options });
      try {
        await made(page);
        assert.deepEqual(page.faults, []);
      } finally {
        await page.context().close();
      }
    };
    /** Turns to a step by keys that never scroll. */
    const turn = async (page, to) => {
      for (let at = await step(page); at !== to; at += Math.sign(to - at)) {
        await page.keyboard.press(to > at ? "j" : "k");
        await turned(page, at + Math.sign(to - at));
      }
      await reads(page, to);
    };
    const step = (page) => page.locator(".story-progress [aria-current]").getAttribute("data-step").then(Number);
    const turned = (page, to) => page.waitForFunction((n) => document.querySelector(".story-progress [aria-current]")?.dataset.step === String(n), to);
    const reads = (page, number) =>
      page.waitForFunction((n) => {
        const [one, frame] = [`#step-${n}`, ".story-scroll"].map((s) => document.querySelector(s).getBoundingClientRect());
        return one.top > frame.top - 20 && one.top < frame.top + frame.height / 2;
      }, number);

    it("buttons, keys and scroll turn the page, and map, days and address follow", () =>
      claim(async (page) => {
        assert.equal(await step(page), 1);
        await page.locator(".story-next").click();
        await turned(page, 2);
        await reads(page, 2);
        assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/story?step=2");
        assert.deepEqual((await shown(page)).filter((id) => steps[1].reports.includes(id)), [...steps[1].reports].sort());
        const first = await page.locator("#map canvas").first().screenshot();
        for (const [key, to] of [["j", 3], ["PageDown", 4], ["k", 3], ["ArrowRight", 4], ["ArrowLeft", 3]]) {
          // A step that is longer than the panel is read to its end first.
          for (let presses = 0; presses < 12 && (await step(page)) !== to; presses += 1) {
            await page.keyboard.press(key);
            await page.waitForTimeout(60);
          }
          assert.equal(await step(page), to, key);
        }
        await settled(page);
        assert.notDeepEqual(await page.locator("#map canvas").first().screenshot(), first);
        assert.match(await page.locator("#step-note").innerText(), /km .*–.* 25 km/);
        // While it jumps, the panel's own scrolling turns nothing.
        await page.waitForTimeout(1100);
        await page.locator("#step-5 .step-title").evaluate((title) => title.scrollIntoView({ block: "start" }));
        await turned(page, 5);
        assert.equal(new URL(page.url()).searchParams.get("step"), "5");
        await page.goBack();
        await turned(page, 3);
        await reads(page, 3);
      }));

    it("a mention opens its report here, Escape gives the focus back to it", () =>
      claim(async (page) => {
        await turn(page, 2);
        const mention = page.locator("#step-2 a.mention").first();
        const id = await mention.getAttribute("data-report");
        await mention.focus();
        await page.keyboard.press("Enter");
        await page.locator("#card").waitFor({ state: "visible" });
        assert.equal(new URL(page.url()).searchParams.get("report"), id);
        await page.keyboard.press("Escape");
        await page.locator("#card").waitFor({ state: "hidden" });
        assert.equal(await page.evaluate(() => document.activeElement?.dataset.report), id);
        assert.equal(new URL(page.url()).pathname, "/story");
      }));

    it("prints every step, whichever shows", () =>
      claim(async (page) => {
        await page.emulateMedia({ media: "print" });
        for (const [index] of steps.entries()) {
          const box = await page.locator(`#step-${index + 1} .step-text`).boundingBox();
          assert.ok(box && box.height > 20, `step ${index + 1}`);
        }
        assert.equal(await page.locator(".story-foot").isVisible(), false);
        const scrolls = await page.locator(".story-scroll").evaluate((one) => getComputedStyle(one).overflowY);
        assert.equal(scrolls, "visible");
        await page.emulateMedia({ media: "screen" });
      }));

    it("jumps with reduced motion and glides without", () =>
      claim(async (page) => {
        await page.evaluate(() => {
          const scroller = document.querySelector(".story-scroll");
          const scrollTo = scroller.scrollTo.bind(scroller);
          window.asked = [];
          scroller.scrollTo = (to) => (window.asked.push(to.behavior), scrollTo(to));
        });
        for (const [reducedMotion, to, behaviour] of [["reduce", 4, "instant"], ["no-preference", 5, "smooth"], ["reduce", 4, "instant"]]) {
          await page.emulateMedia({ reducedMotion });
          await turn(page, to);
          // How far a glide has come depends on the machine; that it was asked for does not.
          assert.equal(await page.evaluate(() => window.asked.at(-1)), behaviour, reducedMotion);
        }
        const at = () => page.locator(".story-scroll").evaluate((one) => one.scrollTop);
        const cut = await at();
        await settled(page);
        assert.equal(await at(), cut, "a jump goes on");
      }));

    it("can be left with all that the step shows, and taken up again", () =>
      claim(async (page) => {
        await turn(page, 3);
        await page.locator(".story-leave").click();
        await page.locator("#panel").waitFor({ state: "visible" });
        const left = new URL(page.url());
        assert.equal(left.pathname, "/");
        assert.equal(left.searchParams.get("step"), "3");
        assert.equal(left.searchParams.get("datetime"), `${steps[2].from}/${steps[2].to}`);
        assert.equal(Number(left.searchParams.get("map").split("/")[0]), steps[2].zoom);
        // The way back waits for whoever opens that address, too.
        await page.goto(left.href);
        const back = page.locator("#story-back");
        assert.match(await back.innerText(), /3/);
        await back.click();
        await page.locator("#story").waitFor({ state: "visible" });
        await turned(page, 3);
        await reads(page, 3);
        assert.equal(new URL(page.url()).pathname, "/story");
        assert.equal(await page.locator("#panel").isVisible(), false);
      }));

    it("without a script every step is there, with a map and links to its reports", () =>
      visit(async (page) => {
        for (const [index, { title, reports }] of steps.entries()) {
          const one = page.locator(`#step-${index + 1}`);
          assert.equal(await one.locator(".step-title").innerText(), title);
          assert.equal(await one.locator(".step-reports a").count(), reports.length);
        }
        assert.ok(await page.locator(".stage svg.map-svg").isVisible());
        assert.equal(await page.locator("#panel").isVisible(), false);
        await page.locator("#step-4 .step-see a").click();
        assert.match(page.url(), /step=4#step-4$/);
        const link = page.locator("#step-4 .step-reports a").first();
        await link.click();
        assert.match(page.url(), /\/reports\//);
        // Nine drawings at once: a busy server may put some off, and the text is whole without them.
        page.faults = page.faults.filter((fault) => !/map\.svg|status of 503/.test(fault));
        assert.ok(await page.locator("h1").isVisible());
      }, { javaScriptEnabled: false, path: "/story?step=2" }));

    it("on a phone the map stands above and the text below", () =>
      visit(async (page) => {
        await live(page);
        const [map, text] = await Promise.all([".stage", "#step-1 .step-text"].map((place) => page.locator(place).boundingBox()));
        assert.ok(map.height > 200 && text.y >= map.y + map.height - 1, JSON.stringify({ map, text }));
        await page.locator(".story-next").tap();
        await turned(page, 2);
        await reads(page, 2);
      }, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }));
  });
}
