// What readers take away: the panels of the map page, the map inside of other pages, the sheet for paper.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";

import { forms, launch, live, open, settled, shown } from "./browser.mjs";
import { categoriesOf, projects, reportsOf, serve } from "./projects.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** The ids of the features at an address of the API. */
async function itemsOf(address) {
  const answer = await fetch(address);
  assert.equal(answer.status, 200, address);
  return (await answer.json()).features.map(({ id }) => String(id)).sort();
}

for (const project of projects) {
  describe(`taking away from the ${project.name} project`, () => {
    const reports = reportsOf(project);
    const category = categoriesOf(project).find((id) => reports.some(({ properties }) => properties.category === id));
    let server, page;
    before(async () => {
      server = await serve(project);
      page = await open(browser, server.base, { path: `/?category=${category}`, permissions: ["clipboard-read", "clipboard-write"] });
      await live(page);
    });
    after(async () => {
      await page?.context().close();
      await server?.stop();
    });

    it("printing the map page prints the sheet of what it shows", async () => {
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      const sheet = page.locator("body > .print-sheet");
      assert.equal(await sheet.isVisible(), true);
      assert.equal(await page.locator("#panel").isVisible(), false);
      assert.equal(await sheet.locator(".sheet-reports > li").count(), (await shown(page)).length);
      assert.equal(await sheet.locator(".sheet-drawing svg path").count() > 2, true);
      assert.match(await sheet.innerText(), new RegExp(`category=${category}`));
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      assert.equal(await sheet.count(), 0);
      await page.emulateMedia({ media: "screen" });
      assert.deepEqual(page.faults, []);
    });

    it("the link that is copied restores the same view, and the copying is told", async () => {
      await page.locator("#filters input[name=q]").fill("a");
      await settled(page);
      const seen = await shown(page);
      await page.click("#open-share");
      const link = await page.inputValue("#share-link");
      assert.equal(link, page.url());
      await page.click('[data-copy="share-link"]');
      await page.waitForFunction(() => document.querySelector("#share [data-told]")?.textContent);
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "open-share", "the focus goes back to the button");
      const other = await open(browser, server.base, { path: link.slice(server.base.length), javaScriptEnabled: false });
      assert.deepEqual(await shown(other), seen);
      await other.context().close();
      assert.deepEqual(page.faults, []);
    });

    it("what is downloaded is what the list shows", async () => {
      await page.keyboard.press("Escape");
      await page.locator("a.clear").click();
      await page.locator(`#filters input[name=category][value="${category}"]`).uncheck({ force: true });
      await settled(page);
      await page.click("#open-download");
      const seen = await shown(page);
      assert.match(await page.locator("#download h2").innerText(), new RegExp(String(seen.length)));
      const links = await page.$$eval("#download a[data-format=json]", (all) => all.map(({ href }) => href));
      const items = (await Promise.all(links.map(itemsOf))).flat().sort();
      assert.deepEqual(items, seen);
      const addresses = await page.$$eval("#download [data-api]", (all) => all.map(({ value }) => value));
      assert.deepEqual((await Promise.all(addresses.map(itemsOf))).flat().sort(), seen);
      for (const format of ["csv", "kml"]) {
        const link = await page.locator(`#download a[data-format=${format}]`).first().getAttribute("href");
        assert.equal((await fetch(new URL(link, server.base))).status, 200);
      }
      assert.deepEqual(page.faults, []);
    });

    it("the panels work without script, and the card of the page answers", async () => {
      const page = await open(browser, server.base, { path: `/?category=${category}`, javaScriptEnabled: false });
      try {
        const seen = await shown(page);
        await page.click("#open-download");
        assert.equal(await page.locator("#download").isVisible(), true);
        const links = await page.locator("#download a[data-format=json]").evaluateAll((all) => all.map((link) => link.href));
        assert.deepEqual((await Promise.all(links.map(itemsOf))).flat().sort(), seen);
        const card = await page.locator('meta[property="og:image"]').getAttribute("content");
        const answer = await fetch(card);
        assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, "image/png"]);
      } finally {
        await page.context().close();
      }
    });

    it("another site's page may frame the embedded map, which shows less the smaller it is", async () => {
      const host = createServer((_, answer) => {
        answer.setHeader("content-type", "text/html");
        answer.end(`<!doctype html><title>Host</title><iframe src="${server.base}/embed?category=${category}" width="640" height="420" title="Map"></iframe>`);
      });
      await new Promise((done) => host.listen(0, "127.0.0.1", done));
      const context = await browser.newContext({ ...forms["desktop-light"], viewport: { width: 900, height: 700 } });
      const page = await context.newPage();
      const faults = [];
      page.on("pageerror", (error) => faults.push(error.message));
      try {
        await page.goto(`http://localhost:${host.address().port}/`);
        const frame = page.frame({ url: /\/embed/ });
        assert.ok(frame, "the frame was refused");
        await frame.waitForSelector("#map.is-live", { timeout: 60_000 });
        const visible = (selector) => frame.locator(selector).isVisible();
        assert.deepEqual([await visible(".embed-head"), await visible("#timeline"), await visible(".embed-foot")], [true, true, true]);
        const whole = new URL(await frame.locator(".embed-open").getAttribute("href"), server.base);
        assert.deepEqual([whole.pathname, whole.searchParams.get("category")], ["/", category]);
        const before = await page.evaluate(() => history.length);
        await frame.locator("#embed-list > summary").click();
        await frame.locator("#reports li:not([hidden]) a.report-link").first().click();
        await frame.locator("#card").waitFor({ state: "visible" });
        assert.equal(await page.evaluate(() => history.length), before, "the host's Back is left alone");
        await page.locator("iframe").evaluate((one) => (one.width = "400"));
        await frame.waitForFunction(() => innerWidth < 480);
        assert.equal(await visible("#timeline"), false);
        await page.locator("iframe").evaluate((one) => ((one.width = "640"), (one.height = "300")));
        await frame.waitForFunction(() => innerWidth > 480 && innerHeight < 320);
        assert.deepEqual([await visible(".embed-head"), await visible("#map"), await visible("#timeline"), await visible(".embed-foot"), await visible("#embed-list")], [true, true, false, false, false]);
        assert.deepEqual(faults, []);
      } finally {
        await context.close();
        host.close();
      }
    });
  });
}
