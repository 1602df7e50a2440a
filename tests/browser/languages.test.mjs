// The pages in four languages: the switch keeps the state, Dari runs from right to left, dates have their own months.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { forms, launch, live, open, settled } from "./browser.mjs";
import { projects, serve } from "./projects.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const project of projects) {
  describe(`the languages of the ${project.name} project`, () => {
    let server;
    before(async () => (server = await serve(project)));
    after(() => server?.stop());

    const visit = async (claim, options) => {
      const page = await open(browser, server.base, options);
      try {
        await claim(page);
        assert.deepEqual(page.faults, []);
      } finally {
        await page.context().close();
      }
    };

    it("the switch leads to the state that the page has now, in the other language", () =>
      visit(async (page) => {
        await page.waitForSelector("html.js");
        await page.fill("#filters input[name=q], input[name=q]", "a");
        await page.waitForFunction(() => new URL(location.href).searchParams.get("q") === "a");
        await page.locator(".languages a[data-language=ru]").click();
        await page.waitForSelector("html[lang=ru]");
        const address = new URL(page.url()).searchParams;
        assert.deepEqual([address.get("q"), address.get("lang")], ["a", "ru"]);
        await page.locator(".site-nav a").nth(1).click();
        await page.waitForSelector("html[lang=ru]");
      }));

    it("the switch works without JavaScript", () =>
      visit(
        async (page) => {
          await page.locator(".languages a[data-language=fa]").click();
          assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
        },
        { javaScriptEnabled: false, path: "/about" },
      ));

    it("in Dari the panel stands at the right, the map keeps its west at the left, nothing overflows", () =>
      visit(
        async (page) => {
          await live(page);
          const [panel, stage] = await Promise.all(["#panel", "#stage"].map((part) => page.locator(part).boundingBox()));
          assert.ok(panel.x > stage.x, "the panel is at the reading side");
          assert.equal(await page.locator("#map").evaluate((map) => getComputedStyle(map).direction), "ltr");
          const result = await page.locator("#result b").innerText();
          assert.match(result, /^[۰-۹]+ گزارش$/);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${wide} px too wide`);
        },
        { path: "/?lang=fa" },
      ));

    it("on a phone in Dari nothing overflows either", () =>
      visit(
        async (page) => {
          await live(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${wide} px too wide`);
        },
        { ...forms["phone-light"], path: "/?lang=fa" },
      ));

    it("no message is missing in any language", () =>
      visit(async (page) => {
        for (const language of ["en", "ru", "tg", "fa"]) {
          await page.goto(`${server.base}/?lang=${language}`, { waitUntil: "load" });
          await settled(page);
          const text = await page.evaluate(() => document.body.innerText + [...document.querySelectorAll("[aria-label]")].map((e) => e.getAttribute("aria-label")).join(" "));
          assert.doesNotMatch(text, /\b(page|map|timeline|strip|story|share|report|words)-[a-z]+-?[a-z]*\b(?!\.)/, language);
        }
      }));
  });
}

describe("dates of scripts", () => {
  let server;
  before(async () => (server = await serve(projects[0])));
  after(() => server?.stop());

  it("have Tajik months, though Chromium knows no Tajik", async () => {
    const page = await open(browser, server.base, { path: "/?lang=tg" });
    try {
      await live(page);
      assert.deepEqual(await page.evaluate(() => Intl.DateTimeFormat.supportedLocalesOf("tg")), []);
      await page.locator("#reports a.report-link").first().click();
      await page.locator(".card-steps button").first().waitFor();
      const words = await page.locator(".card-steps button").first().getAttribute("aria-label");
      assert.match(words, /\d+ (январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр) \d{4}/);
    } finally {
      await page.context().close();
    }
  });
});
