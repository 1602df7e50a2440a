// The list and its search in a browser: found in every script, counted by side, ordered, empty with a way out, announced.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch, live, open, settled, shown } from "./browser.mjs";
import { projects, reportsOf, serve } from "./projects.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const project of projects) {
  describe(`the list of the ${project.name} project`, () => {
    const reports = reportsOf(project);
    let server, page;
    before(async () => {
      server = await serve(project);
      page = await open(browser, server.base);
      await live(page);
    });
    after(async () => {
      await page?.context().close();
      await server?.stop();
    });
    const search = async (text) => {
      await page.locator("#filters input[name=q]").fill(text);
      await settled(page);
      return shown(page);
    };
    const clear = () => page.locator("a.clear").click();

    it("finds a report by each of its names, in every script, whatever case and accents", async () => {
      const named = reports.filter(({ properties }) => Object.keys(properties.place_names ?? {}).length > 0).slice(0, 4);
      for (const { id, properties } of named) {
        for (const name of Object.values(properties.place_names)) {
          const typed = name.toUpperCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
          assert.ok((await search(typed)).includes(String(id)), typed);
        }
      }
    });

    it("finds reports by who acted and by who said so", async () => {
      const actors = reports.filter(({ properties }) => properties.actors?.length).slice(0, 2);
      for (const { id, properties } of actors) assert.ok((await search(properties.actors[0].name)).includes(String(id)), properties.actors[0].name);
      const sourced = reports.filter(({ properties }) => properties.sources?.[0]?.publisher).slice(0, 2);
      for (const { id, properties } of sourced) assert.ok((await search(properties.sources[0].publisher)).includes(String(id)));
    });

    it("says that nothing fits, offers both ways out, and tells screen readers", async () => {
      await page.locator(".preset-list button").nth(1).click();
      assert.deepEqual(await search("zzzz no such thing"), []);
      const [widen, all] = await page.locator(".reports-empty button").all();
      assert.ok((await widen.isVisible()) && (await all.isVisible()));
      await page.waitForFunction(() => (document.querySelector("#announcement")?.textContent ?? "").length > 10);
      await all.click();
      await settled(page);
      assert.equal((await shown(page)).length, reports.length);
      await page.waitForFunction((count) => document.querySelector("#announcement")?.textContent?.includes(count), String(reports.length));
    });

    it("counts each side, and a side that is hidden keeps its count", async () => {
      const boxes = page.locator("input[name=side]");
      assert.ok((await boxes.count()) >= 2);
      const [value, count] = await page.$eval("label.side", (label) => [label.querySelector("input").value, Number(label.querySelector(".count").textContent)]);
      const ofSide = await page.$$eval("#reports li.report", (rows, side) => rows.filter((row) => row.dataset.side === side).length, value);
      assert.equal(count, ofSide);
      await boxes.first().uncheck({ force: true });
      await settled(page);
      assert.equal(await page.$$eval("#reports li.report:not([hidden])", (rows, side) => rows.filter((row) => row.dataset.side === side).length, value), 0);
      assert.equal(Number(await page.locator("label.side .count").first().innerText()), count);
      assert.ok(!new URL(page.url()).searchParams.get("side").includes(value));
      await clear();
    });

    it("is ordered by date, along the border or by distance from it", async () => {
      for (const [order, name] of [["km", "km"], ["offset", "offsetKm"]]) {
        await page.locator("select[name=sort]").selectOption(order);
        await settled(page);
        const values = await page.$$eval("#reports li.report:not([hidden])", (rows, key) => rows.map(({ dataset }) => Number(dataset[key] ?? (key === "km" && dataset.kmMin !== undefined ? (Number(dataset.kmMin) + Number(dataset.kmMax)) / 2 : Infinity))), name);
        assert.deepEqual(values, [...values].sort((a, b) => a - b), order);
        assert.equal(new URL(page.url()).searchParams.get("sort"), order);
      }
      await page.locator("select[name=sort]").selectOption("date");
    });

    it("may follow the map's view", async () => {
      // Close enough that places lie outside: a project's own view may hold all of them.
      for (let step = 0; step < 4; step++) {
        await page.locator(".maplibregl-ctrl-zoom-in").click();
        await page.waitForTimeout(400);
      }
      await page.locator("input[name=in_view]").check();
      await settled(page);
      const some = (await shown(page)).length;
      assert.ok(some > 0 && some < reports.length, `${some} in view`);
      await page.locator("input[name=in_view]").uncheck();
      await settled(page);
      assert.equal((await shown(page)).length, reports.length);
      assert.deepEqual(page.faults, []);
    });
  });
}
