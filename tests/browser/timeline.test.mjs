// The timeline in a browser: brushed by pointer and by key, pressed, played; map, list, counts and address follow.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { forms, launch, live, open, settled, shown } from "./browser.mjs";
import { projects, reportsOf, serve } from "./projects.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** The days of the address; null where an end is open. */
const period = (page) => {
  const [from = "..", to = from] = (new URL(page.url()).searchParams.get("datetime") ?? "../..").split("/");
  return [from, to].map((day) => (day === ".." ? null : day));
};
const chart = (page) => page.locator(".timeline-chart:not(.timeline-still)");
const handle = (page, which) => page.locator(".handle").nth(which === "first" ? 0 : 1);
const said = (page, which) => handle(page, which).getAttribute("aria-valuetext");
const middle = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};
async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  await settled(page);
}
const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

for (const project of projects) {
  describe(`the timeline of the ${project.name} project`, () => {
    const reports = reportsOf(project);
    const within = ([from, to]) =>
      reports
        .filter(({ properties: p }) => (to === null || p.date_start <= to) && (from === null || (p.date_end ?? p.date_start) >= from))
        .map(({ id }) => String(id))
        .sort();
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
    const follows = async () => {
      await frames(page);
      assert.deepEqual(await shown(page), within(period(page)));
      assert.ok((await page.locator("#result").innerText()).startsWith(String(within(period(page)).length)));
    };

    it("has a block for each report", async () => {
      const ids = await page.$$eval(".timeline-chart .block[data-id]", (blocks) => blocks.map(({ dataset }) => dataset.id).sort());
      assert.deepEqual(ids, reports.map(({ id }) => String(id)).sort());
    });

    it("chooses a period by drag, and list, counts and address follow", async () => {
      const { x, y, width } = await chart(page).boundingBox();
      await drag(page, { x: x + width * 0.3, y: y + 30 }, { x: x + width * 0.6, y: y + 30 });
      const [from, to] = period(page);
      assert.ok(from && to && from < to, page.url());
      await follows();
    });

    it("moves the chosen period by its middle and keeps its length", async () => {
      const length = ([from, to]) => Date.parse(to) - Date.parse(from);
      const earlier = period(page);
      const from = await middle(page.locator(".brush-body"));
      await drag(page, { ...from, y: from.y - 10 }, { x: from.x + 60, y: from.y - 10 });
      assert.equal(length(period(page)), length(earlier));
      assert.ok(period(page)[0] > earlier[0]);
      await follows();
      await page.goBack();
      await frames(page);
      assert.deepEqual(period(page), earlier, "Back undoes the drag, and no more");
    });

    it("widens by a handle", async () => {
      const [from, to] = period(page);
      const grip = await middle(handle(page, "last"));
      await drag(page, grip, { x: grip.x + 40, y: grip.y });
      assert.equal(period(page)[0], from);
      assert.ok(period(page)[1] > to);
      await follows();
    });

    it("is two sliders for the keyboard, which say their day in words", async () => {
      const [from] = period(page);
      await handle(page, "first").focus();
      await page.keyboard.press("ArrowRight");
      await frames(page);
      const next = period(page)[0];
      assert.ok(next > from);
      assert.ok((await said(page, "first")).includes(String(Number(next.slice(8)))), await said(page, "first"));
      await page.keyboard.press("Shift+ArrowLeft");
      await frames(page);
      assert.equal(period(page)[0], from, "the whole brush has moved back");
      await page.keyboard.press("Home");
      await frames(page);
      assert.equal(period(page)[0], null);
      await follows();
    });

    it("has the whole period and its months to press", async () => {
      const buttons = page.locator(".preset-list button");
      await buttons.nth(2).click();
      await frames(page);
      assert.equal(await buttons.nth(2).getAttribute("aria-pressed"), "true");
      assert.equal(period(page)[0].slice(0, 7), period(page)[1].slice(0, 7));
      await follows();
      await buttons.first().click();
      await frames(page);
      assert.deepEqual(period(page), [null, null]);
    });

    it("steps on by a press where less motion is wanted", async () => {
      const play = page.locator(".play");
      await play.click();
      await frames(page);
      const first = period(page)[1];
      await play.click();
      await frames(page);
      assert.ok(period(page)[1] > first);
      await follows();
    });

    it("plays by itself and stops at any touch, as one act", async () => {
      await page.emulateMedia({ reducedMotion: "no-preference" });
      await page.locator(".preset-list button").first().click();
      const acts = await page.evaluate(() => history.length);
      await page.locator(".play").click();
      await page.waitForFunction(() => document.querySelector(".handle:nth-of-type(2)")?.getAttribute("aria-valuenow") > 3);
      await page.keyboard.press("Shift");
      await frames(page);
      const [from, to] = period(page);
      assert.equal(from, null);
      assert.ok(to, "where it stopped stands in the address");
      await page.waitForTimeout(600);
      assert.deepEqual(period(page), [from, to]);
      assert.equal(await page.evaluate(() => history.length), acts + 1);
      await follows();
      await page.emulateMedia({ reducedMotion: "reduce" });
    });

    it("dims what other filters leave out, and hides nothing", async () => {
      await page.locator(".preset-list button").first().click();
      const boxes = page.locator("#filters input[name=category]");
      await boxes.first().uncheck({ force: true });
      await frames(page);
      const category = await boxes.first().getAttribute("value");
      assert.equal(await page.locator(".block[data-id]").count(), reports.length);
      assert.equal(await page.locator(".block.is-dim").count(), reports.filter(({ properties }) => properties.category === category).length);
      await boxes.first().check({ force: true });
    });

    it("raises with the list the report under the pointer, and a click opens it with a ring", async () => {
      const id = reports.map(({ id }) => String(id)).find((one) => !/["\\]/.test(one));
      const row = page.locator(`#reports li[data-id="${id}"]`);
      await page.locator(`.block[data-id="${id}"]`).hover();
      await frames(page);
      assert.ok(await page.locator(".block.is-hovered").count());
      assert.equal(await page.locator("#reports li.is-hovered").count(), 1);
      await row.hover();
      assert.equal(await page.locator(".block.is-hovered").getAttribute("data-id"), id);
      const { x, y } = await middle(page.locator(`.block[data-id="${id}"]`));
      await page.mouse.click(x, y);
      await page.locator("#card").waitFor({ state: "visible" });
      assert.ok((await page.locator(".timeline-chart .ring").count()) >= 1);
      await page.keyboard.press("Escape");
    });

    it("is restored by its address, and nothing went wrong on the way", async () => {
      const [from, to] = ["date_start", "date_start"].map((name, i) => reports.map(({ properties }) => properties[name]).sort()[i === 0 ? 2 : reports.length - 3]);
      await page.goto(`${server.base}/?datetime=${from}/${to}`);
      await page.waitForSelector(".handle");
      await frames(page);
      assert.deepEqual(await shown(page), within([from, to]));
      assert.ok((await said(page, "first")).includes(String(Number(from.slice(8)))));
      assert.ok((await said(page, "last")).includes(String(Number(to.slice(8)))));
      assert.deepEqual(page.faults, []);
    });
  });
}

describe("the phone", () => {
  let server, page;
  before(async () => {
    server = await serve(projects[0]);
    page = await open(browser, server.base, forms["phone-light"]);
    await live(page);
  });
  after(async () => {
    await page?.context().close();
    await server?.stop();
  });

  it("has tabs in its sheet that work by keyboard", async () => {
    const tabs = page.locator(".sheet-tabs [role=tab]");
    await tabs.first().focus();
    await page.keyboard.press("ArrowRight");
    const chosen = page.locator(".sheet-tabs [aria-selected=true]");
    assert.equal(await chosen.getAttribute("data-tab"), "strip");
    assert.ok(await page.locator("#sheet-strip").isVisible());
    assert.equal(await page.locator("#reports").isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-tab")), "strip");
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    assert.ok(await page.locator("#reports").isVisible());
  });

  it("has the timeline above the tabs, the key in a tab, and its filters in pills", async () => {
    const [timeline, tabs] = await Promise.all([chart(page).boundingBox(), page.locator(".sheet-tabs").boundingBox()]);
    assert.ok(timeline.height > 80 && timeline.y + timeline.height <= tabs.y);
    await page.getByRole("tab", { name: "Key" }).click();
    assert.ok(await page.locator("#sheet-key #key").isVisible());
    const pill = page.locator(".pill[aria-controls=pill-categories]");
    await pill.click();
    await page.locator("#pill-categories .category").first().click();
    await page.waitForFunction(() => location.search.includes("category="));
    assert.equal(await page.locator("#pill-categories .category.is-off").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#pill-categories").isVisible(), false);
  });

  it("gives everything back to a wider window", async () => {
    await page.setViewportSize({ width: 1300, height: 800 });
    await page.waitForSelector("#dock #timeline .timeline-chart:not(.timeline-still)");
    assert.ok(await page.locator("#filters .categories").isVisible());
    assert.ok(await page.locator("#stage #key").count());
    await page.setViewportSize({ width: 1000, height: 800 });
    const strip = page.getByRole("tab", { name: "Strip" });
    await strip.click();
    assert.ok(await page.locator("#dock #strip").isVisible());
    assert.equal(await page.locator("#dock #timeline").isVisible(), false);
    assert.deepEqual(page.faults, []);
  });
});

describe("a project of 420 reports over thirty years", () => {
  const folder = mkdtempSync(join(tmpdir(), "many-reports-"));
  let server, page;
  before(async () => {
    cpSync(projects[1].folder, folder, { recursive: true });
    const file = join(folder, "sightings.geojson");
    const { features, ...rest } = JSON.parse(readFileSync(file, "utf8"));
    const plain = features.find(({ geometry, properties }) => geometry && properties.category === "flood");
    const many = Array.from({ length: 420 }, (_, i) => {
      const day = i < 40 ? "2010-05-05" : new Date(Date.UTC(1994, 0, 1) + i * 26 * 86_400_000).toISOString().slice(0, 10);
      return { ...plain, id: `many-${i}`, properties: { ...plain.properties, title: `Report ${i}`, date_start: day, date_end: undefined, replaced_by: undefined } };
    });
    writeFileSync(file, JSON.stringify({ ...rest, features: [...features, ...many] }));
    server = await serve({ folder });
    page = await open(browser, server.base);
    await page.waitForSelector(".timeline-chart:not(.timeline-still) .block");
  });
  after(async () => {
    await page?.context().close();
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  it("is drawn by month, in plain stacks above twelve, inside of its chart", async () => {
    assert.match(await page.locator(".timeline-title").innerText(), /month/);
    assert.equal(await page.locator(".stack").count() >= 1, true);
    const { y } = await chart(page).boundingBox();
    const tops = await page.$$eval(".timeline-chart .block", (blocks) => blocks.map((block) => block.getBoundingClientRect().top));
    assert.ok(tops.every((top) => top >= y));
    assert.ok(await page.locator(".axis-label").count() < 24);
  });

  it("lists fifty rows at a time, and more when asked by keyboard", async () => {
    const rows = () => page.locator("#reports li.report:visible").count();
    assert.equal(await rows(), 50);
    await page.locator(".more-rows").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("#reports li.report:not([hidden])").length >= 100);
    assert.ok(await page.evaluate(() => document.activeElement?.matches("#reports a.report-link")), "the focus goes to the first new row");
    await page.locator("#filters input[name=q]").fill("report 419");
    await page.waitForFunction(() => document.querySelectorAll("#reports li.report:not([hidden])").length === 1);
    assert.equal(await page.locator(".more-rows").isVisible(), false);
  });
});
