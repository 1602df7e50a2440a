// Pictures of the pages in four forms, to be looked at; and what a first load costs, to be read.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";

import { forms, launch, live, open, settled } from "./browser.mjs";
import { projects, reportsOf, screenshots, serve } from "./projects.mjs";

let browser;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launch();
});
after(() => browser?.close());

for (const project of projects) {
  it(`takes the pictures of the ${project.name} project`, async () => {
    const server = await serve(project);
    const reports = reportsOf(project);
    const vague = reports.find(({ geometry, properties }) => geometry && ["adm1", "adm2", "area"].includes(properties.place_precision));
    const pages = {
      map: "/",
      report: `/?report=${encodeURIComponent(vague.id)}`,
      ...(project.hasClaims ? { claims: "/claims" } : {}),
      collections: "/collections?f=html",
    };
    try {
      for (const [form, options] of Object.entries(forms)) {
        for (const [name, path] of Object.entries(pages)) {
          const page = await open(browser, server.base, { ...options, path });
          await (await page.locator("#map").count() ? live(page) : settled(page));
          await page.waitForTimeout(300);
          const picture = await page.screenshot({ path: join(screenshots, `${project.name}-${name}-${form}.png`) });
          assert.ok(picture.length > 5_000, `${name} as ${form} is empty`);
          await page.context().close();
        }
      }
    } finally {
      await server.stop();
    }
  });

  it(`weighs the first load of the ${project.name} project`, async (context) => {
    const server = await serve(project);
    try {
      const page = await open(browser, server.base, {});
      await live(page);
      const entries = await page.evaluate(() =>
        [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(
          ({ name, transferSize }) => ({ name, bytes: transferSize }),
        ),
      );
      const scenery = ({ name }) => /\/(relief|tiles)\//.test(name);
      const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
      const own = entries.filter((entry) => !scenery(entry));
      const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
      context.diagnostic(`${own.length} requests, ${sum(own)} bytes; relief and tiles: ${entries.length - own.length} requests, ${sum(entries.filter(scenery))} bytes; first paint ${Math.round(paint)} ms`);
      // The aim is 900 kB and is not met yet (about 975 kB were measured); this holds what is, so that it cannot grow.
      assert.ok(sum(own) < 1_050_000, `${sum(own)} bytes before relief and tiles`);
      await page.context().close();
    } finally {
      await server.stop();
    }
  });
}
