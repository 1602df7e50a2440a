// The detail card and a report's own page: neighbours in time and along the border, sources and pictures on demand.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "node:test";

import { awake, launch, live, open, settled } from "./browser.mjs";
import { projects, serve } from "./projects.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==", "base64");

/** A small project, one report of which has an ordinary picture, a graphic one and a film elsewhere. */
function withPictures() {
  const folder = mkdtempSync(join(tmpdir(), "pictures-"));
  cpSync(join(root, "tests/fixtures/faults/base"), folder, { recursive: true });
  const file = join(folder, "notes.geojson");
  const notes = JSON.parse(readFileSync(file, "utf8"));
  notes.features[0].properties.media = [
    { file: "media/bridge.png", kind: "image", alt: "A bridge at noon" },
    { file: "media/hurt.png", kind: "image", alt: "A wounded man", graphic: true },
    { url: "https://example.org/film", kind: "video", alt: "A film elsewhere" },
  ];
  writeFileSync(file, JSON.stringify(notes));
  mkdirSync(join(folder, "media"));
  for (const name of ["bridge.png", "hurt.png"]) writeFileSync(join(folder, "media", name), PNG);
  return folder;
}

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

async function visit(server, path, claim, options) {
  const page = await open(browser, server.base, { path, ...options });
  try {
    await claim(page);
    assert.deepEqual(page.faults, []);
  } finally {
    await page.context().close();
  }
}

for (const project of projects) {
  describe(`the card of the ${project.name} project`, () => {
    let server;
    before(async () => (server = await serve(project)));
    after(() => server?.stop());
    /** Id, first day and km of each row, as the page has them. */
    const rows = (page) =>
      page.$$eval("#reports li.report", (all) =>
        all.map(({ dataset: { id, start, border, km, kmMin, kmMax } }) => ({
          id, start, border: border ?? null, km: km ? Number(km) : kmMin && kmMax ? (Number(kmMin) + Number(kmMax)) / 2 : null,
        })));
    const selected = (page) => new URL(page.url()).searchParams.get("report");

    it("leads on in time and along the border, and gives the focus back at the end", () =>
      visit(server, "/", async (page) => {
        await awake(page);
        const all = await rows(page);
        const placed = all.filter(({ km }) => km !== null);
        const border = placed.find(({ border: own }) => placed.filter((other) => other.border === own).length > 1)?.border;
        const order = placed.filter((row) => row.border === border).sort((a, b) => a.km - b.km);
        const opener = page.locator(`#reports li.report[data-id="${order[0].id.replace(/["\\]/g, "\\$&")}"] a.report-link`);
        await opener.click();
        const [time, stretch] = [page.locator(".card-steps").first(), page.locator(".card-steps").last()];
        assert.equal(await stretch.locator(".card-previous").count(), 0, "nothing lies west of the first");
        await stretch.locator(".card-next").click();
        assert.equal(all.find(({ id }) => id === selected(page)).km >= order[0].km, true);
        assert.notEqual(selected(page), order[0].id);
        const day = all.find(({ id }) => id === selected(page)).start;
        const forth = time.locator(".card-next");
        if (await forth.count()) {
          await forth.click();
          assert.ok(all.find(({ id }) => id === selected(page)).start >= day);
        }
        await page.keyboard.press("Escape");
        await page.locator("#card").waitFor({ state: "hidden" });
        assert.equal(await page.evaluate(() => document.activeElement?.closest("li.report")?.dataset.id), order[0].id);
      }));

    it("leads to the report's own page, which leads back to the map and on to the next", () =>
      visit(server, "/", async (page) => {
        await awake(page);
        await page.locator("#reports a.report-link").first().click();
        const id = selected(page);
        await page.locator("#card .card-links a").first().click();
        await page.waitForURL(/\/reports\//);
        assert.ok(await page.locator("h1").isVisible());
        assert.ok(decodeURIComponent(new URL(page.url()).pathname).endsWith(id));
        await page.locator('.report-steps a[rel="next"]').click();
        await page.waitForURL((url) => !decodeURIComponent(url.pathname).endsWith(id));
        await page.locator(".report-side .button.primary").click();
        await page.locator("#card").waitFor({ state: "visible" });
      }));
  });
}

describe("pictures of a report", () => {
  let server, folder;
  before(async () => (server = await serve({ folder: (folder = withPictures()) })));
  after(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const asked = (page, name) => page.asked.some((url) => url.endsWith(name));

  it("show with their text, and a graphic one is not even asked for before the click", () =>
    visit(server, "/?report=good", async (page) => {
      await live(page);
      const card = page.locator("#card");
      await card.locator('img[alt="A bridge at noon"]').waitFor({ state: "visible" });
      await settled(page);
      assert.ok(asked(page, "/bridge.png"));
      assert.ok(!asked(page, "/hurt.png"));
      await card.locator(".media-graphic").click();
      await card.locator('img[alt="A wounded man"]').waitFor({ state: "visible" });
      await settled(page);
      assert.ok(asked(page, "/hurt.png"));
      assert.equal(await card.locator('a[href="https://example.org/film"]').count(), 1);
    }));
});
