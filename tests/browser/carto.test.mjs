// The map's drawing: dashes that nothing overdraws, posts by zoom, crossings by date, a key of what is in view.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch, live, open, settled } from "./browser.mjs";
import { projects, serve } from "./projects.mjs";

const [bundled, second] = projects;
const STATUSES = ["recognised", "disputed", "line-of-control", "ceasefire-line", "indefinite", "claim"];

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const json = async (url) => (await fetch(url, { headers: { accept: "application/json" } })).json();

for (const project of projects) {
  describe(`the style of the ${project.name} project`, () => {
    let server;
    before(async () => (server = await serve(project)));
    after(() => server?.stop());

    it("draws each stretch of a main border once, by its status, and no solid line above a dash", async () => {
      const { layers } = await json(`${server.base}/styles/light`);
      const at = (id) => layers.findIndex((layer) => layer.id === id);
      for (const status of STATUSES) {
        const layer = layers[at(`border-${status}`)];
        assert.deepEqual(layer.filter.at(-1).at(-1), status.replaceAll("-", "_"), status);
        assert.equal(Boolean(layer.paint["line-dasharray"]), status !== "recognised", status);
      }
      // Above the first ink of a border there are other inks of borders, and no line else.
      const first = at("border-recognised");
      const lines = layers.slice(first).filter(({ type }) => type === "line" || type === "fill");
      assert.deepEqual(lines.map(({ id }) => id).sort(), STATUSES.map((status) => `border-${status}`).sort());
      // What lies beneath is the casing, in the colour of the paper, never a solid ink.
      assert.ok(at("border-casing") < first);
    });

    it("draws dashes of their own for each status of the borders elsewhere", async () => {
      const { layers } = await json(`${server.base}/styles/dark`);
      const plain = (id) => id.replace(/-(disputed|line-of-control|ceasefire-line|indefinite|claim)(:|$)/, "$2");
      const others = layers.filter(({ id }) => /^(admin0|lesser-border)-/.test(id));
      for (const kind of new Set(others.map(({ id }) => plain(id)))) {
        const dashes = others.filter(({ id }) => plain(id) === kind).map(({ paint }) => JSON.stringify(paint["line-dasharray"]));
        assert.equal(new Set(dashes).size, 5, kind);
        assert.ok(!dashes.includes(undefined), kind);
      }
    });
  });
}

describe("the live map", () => {
  let server, other;
  before(async () => ([server, other] = await Promise.all([serve(bundled), serve(second)])));
  after(() => Promise.all([server?.stop(), other?.stop()]));

  /** The texts of the posts' layers at a zoom, as the style has them for the data. */
  async function postLayers(base, zoom) {
    const { layers } = await json(`${base}/styles/light`);
    return layers.filter(({ id, minzoom = 0, maxzoom = 24 }) => id.startsWith("post-") && zoom >= minzoom && zoom < maxzoom).map(({ id }) => id);
  }

  it("has ticks and numbers by zoom: each 200 km below zoom 6, 100 from there, 20 from zoom 9", async () => {
    assert.deepEqual(await postLayers(server.base, 4), []);
    assert.ok((await postLayers(server.base, 5)).includes("post-number-far"));
    assert.ok((await postLayers(server.base, 6)).includes("post-number"));
    assert.ok((await postLayers(server.base, 9)).includes("post-number-near"));
    for (const zoom of [5, 6, 9]) {
      const layers = await postLayers(server.base, zoom);
      assert.equal(layers.filter((id) => /^post-number(-far|-near)?$/.test(id)).length, 1, `zoom ${zoom}`);
      for (const id of ["post-tick", "post-tick-halo", "post-number-end"]) assert.ok(layers.includes(id), `${id} at zoom ${zoom}`);
    }
  });

  it("lists in its key what is in view, and nothing else", async () => {
    const page = await open(browser, server.base, { path: "/?map=8/38.2/71.2" });
    await live(page);
    const rows = () => page.$$eval("#key [data-key]", (all) => all.filter((row) => row.checkVisibility()).map((row) => row.dataset.key).sort());
    await page.waitForFunction(() => document.querySelector('#key [data-key="line-recognised"]')?.checkVisibility());
    const here = await rows();
    assert.ok(here.includes("line-recognised") && here.includes("disc") && here.some((row) => row.startsWith("crossing-")), here.join());
    assert.ok(!here.some((row) => row.startsWith("elsewhere-")), here.join());
    // Where a line of control elsewhere comes into view, the key names it.
    await page.goto(`${server.base}/?map=6/34.5/75.5`);
    await live(page);
    await page.waitForFunction(() => document.querySelector('#key [data-key="elsewhere-line-of-control"]')?.checkVisibility());
    await page.locator("#key summary").click();
    assert.equal(await page.locator("#key .key-body").isVisible(), false);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  it("names each status of a border in the key where several meet", async () => {
    const page = await open(browser, other.base, { path: "/?map=6.5/0.3/0.5" });
    await live(page);
    for (const status of ["recognised", "disputed", "line-of-control"]) {
      await page.waitForFunction((row) => document.querySelector(`#key [data-key="${row}"]`)?.checkVisibility(), `line-${status}`);
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  it("shows crossings with the status of the last day of the period, and says the day", async () => {
    const crossings = (await json(`${server.base}/collections/crossings/items?f=json&limit=1000`)).features;
    const statusOn = (day) => crossings.map(({ properties }) => properties.status_history.filter(({ from }) => from <= day).at(-1)?.status ?? "unknown");
    const page = await open(browser, server.base);
    await live(page);
    const shown = () => page.$$eval('#key [data-key^="crossing-"]', (all) => all.filter((row) => row.checkVisibility()).map((row) => row.dataset.key.slice(9)).sort());
    const seen = new Set();
    for (const day of ["2021-06-05", "2021-10-31"]) {
      await page.locator("#filters input[name=to]").evaluate((input, value) => {
        input.value = value;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }, day);
      await settled(page);
      const expected = [...new Set(statusOn(day))].sort();
      await page.waitForFunction((want) => {
        const rows = [...document.querySelectorAll('#key [data-key^="crossing-"]')].filter((row) => row.checkVisibility());
        return rows.map((row) => row.dataset.key.slice(9)).sort().join() === want;
      }, expected.join(), { timeout: 15_000 }).catch(async () => assert.deepEqual(await shown(), expected, day));
      seen.add(expected.join());
      assert.match(await page.locator("#key [data-key-day]").innerText(), new RegExp(String(Number(day.slice(8)))));
    }
    assert.ok(seen.size > 1, "the days differ in no crossing: choose others");
    await page.context().close();
  });
});
