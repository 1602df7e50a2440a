// The other pages in a browser: the API as HTML, about, and the claims where a project has some.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch, open, settled } from "./browser.mjs";
import { projects, serve } from "./projects.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const project of projects) {
  describe(`the other pages of the ${project.name} project`, () => {
    let server;
    let collections;
    before(async () => {
      server = await serve(project);
      collections = (await (await fetch(`${server.base}/collections?f=json`)).json()).collections;
    });
    after(() => server?.stop());

    const visit = async (path, claim = () => {}) => {
      const page = await open(browser, server.base, { path });
      try {
        await settled(page);
        await claim(page);
        assert.deepEqual(page.faults, [], path);
        assert.equal(await page.locator("h1").count(), 1, `${path}: headings`);
      } finally {
        await page.context().close();
      }
    };

    it("every page of the API loads clean", async () => {
      for (const path of ["/collections", "/conformance", "/api?f=html", "/about"]) await visit(path);
      for (const { id } of collections) {
        await visit(`/collections/${id}`);
        await visit(`/collections/${id}/items?limit=5`);
      }
    });

    it("a page of items has a small map that is drawn from our tiles", async () => {
      const { id } = collections.find(({ links }) => links.some(({ rel }) => rel === "items"));
      await visit(`/collections/${id}/items`, async (page) => {
        await page.waitForSelector(".mini-map.is-drawn", { timeout: 60_000 });
        assert.ok(page.asked.some((url) => url.includes("/tiles/")), "no tile was asked for");
      });
    });

    it(project.hasClaims ? "the claims lead to their reports" : "there is no way to claims", async () => {
      if (!project.hasClaims) {
        return visit("/", async (page) => assert.equal(await page.locator('a[href^="/claims"]').count(), 0));
      }
      return visit("/claims", async (page) => {
        const link = page.locator('main a[href*="report="], main a[href*="/reports/"]').first();
        await link.click();
        await page.waitForURL((url) => url.pathname !== "/claims");
        assert.ok((await page.locator("#card, .report-card").first().innerText()).length > 40);
      });
    });
  });
}
