// The strip in a browser: the border drawn straight follows the page and moves it, on both projects.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { forms, launch, open, settled, shown } from "./browser.mjs";
import { projects, serve } from "./projects.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const json = async (url) => (await fetch(url)).json();
const parameter = (page, name) => new URL(page.url()).searchParams.get(name);
const marks = (page) => page.locator("#strip .strip-mark");
const drawn = (page) => page.waitForSelector("#strip .strip-border line", { timeout: 60_000, state: "attached" });
/** The brackets stand as soon as the live map and the strip know of one another. */
const linked = (page) => page.waitForSelector("#strip .strip-bracket path", { timeout: 60_000, state: "attached" });

/** Ids of the reports of a border that items with these filters have. */
async function selected(base, border, query) {
  const { collections } = await json(`${base}/collections?f=json`);
  const ids = [];
  // The discs of doubt are the same reports again.
  for (const { id } of collections.filter(({ id }) => !id.endsWith("-areas"))) {
    const answer = await fetch(`${base}/collections/${id}/items?f=json&limit=1000&border=${border}${query}`);
    if (answer.ok && (await fetch(`${base}/collections/${id}/queryables?f=json`)).ok) {
      const { features } = await answer.json();
      ids.push(...features.filter(({ properties }) => "date_start" in properties).map((feature) => String(feature.id)));
    }
  }
  return ids.sort();
}

/** Where a km stands on the screen, on the axis. */
async function axis(page, length) {
  const box = await page.locator("#strip .strip-drawing").boundingBox();
  const ticks = await page.$$eval("#strip .strip-tick", (lines) => lines.map((line) => Number(line.getAttribute("x1"))));
  const [left, right] = [Math.min(...ticks), Math.max(...ticks)];
  return { y: box.y + box.height - 20, x: (km) => box.x + left + (km / length) * (right - left) };
}

async function drag(page, length, from, to) {
  const { x, y } = await axis(page, length);
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  for (const share of [0.2, 0.6, 1]) await page.mouse.move(x(from + share * (to - from)), y);
  await page.mouse.up();
}

for (const project of projects) {
  describe(`the strip of the ${project.name} project`, () => {
    let server, page, strip;
    before(async () => {
      server = await serve(project);
      page = await open(browser, server.base);
      await drawn(page);
      await linked(page);
      const border = await page.locator("#strip .strip-borders").inputValue();
      strip = await json(`${server.base}/borders/${border}/strip?f=json`);
    });
    after(async () => {
      assert.deepEqual(page.faults, []);
      await page.context().close();
      await server.stop();
    });

    it("draws every report that has a place along the border, and says how many have none", async () => {
      const counted = await page.$$eval("#strip .strip-mark", (all) => all.map((mark) => Number(mark.querySelector("text")?.textContent ?? 1)));
      assert.equal(counted.reduce((sum, count) => sum + count, 0), strip.points.length);
      const all = (await shown(page)).length;
      assert.match(await page.locator("#strip .strip-caption").innerText(), new RegExp(`\\b${all - strip.points.length} report`));
    });

    it("shares the pointer with the list, both ways", async () => {
      await page.evaluate(() => document.fonts.ready);
      const mark = page.locator("#strip a.strip-mark").last();
      const box = await mark.locator("use").boundingBox();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      assert.equal(await page.locator("#reports li.is-hovered").count(), 1);
      assert.ok(await page.locator("#strip .strip-tip").isVisible());
      const id = await page.locator("#reports li.is-hovered").getAttribute("data-id");
      await page.mouse.move(5, 5);
      assert.equal(await page.locator("#strip .strip-mark.is-hovered").count(), 0);
      await page.locator(`#reports li[data-id=${JSON.stringify(id)}]`).hover();
      assert.equal(await page.locator("#strip .strip-mark.is-hovered").count(), 1);
      await page.mouse.move(5, 5);
      assert.equal(await page.locator("#strip .strip-mark.is-hovered").count(), 0);
    });

    it("is one stop of the Tab key; arrows go along the border, Enter opens, the mark gets a ring", async () => {
      assert.equal(await page.locator("#strip .strip-mark[tabindex='0']").count(), 1);
      await marks(page).first().focus();
      const at = () => page.evaluate(() => document.activeElement.getBoundingClientRect().x);
      const before = await at();
      await page.keyboard.press("End");
      assert.ok((await at()) > before);
      await page.keyboard.press("Enter");
      await page.waitForSelector("#card:not([hidden])");
      assert.ok(parameter(page, "report"));
      assert.equal(await page.locator("#strip .strip-mark.is-selected").count(), 1);
      await page.keyboard.press("Escape");
      await page.waitForSelector("#card", { state: "hidden" });
      assert.equal(await page.locator("#strip .strip-mark.is-selected").count(), 0);
    });

    it("a drag along the axis filters the list, frames and shades the sector, and Back undoes it in one step", async () => {
      const before = page.url();
      const [from, to] = [Math.round(strip.length_km * 0.3), Math.round(strip.length_km * 0.5)];
      const sector = page.waitForResponse((answer) => /\/sector\?/.test(answer.url()));
      await drag(page, strip.length_km, from, to);
      assert.ok((await sector).ok());
      await page.waitForFunction(() => new URLSearchParams(location.search).has("map"));
      const [a, b] = [Number(parameter(page, "km_from")), Number(parameter(page, "km_to"))];
      assert.ok(Math.abs(a - from) < strip.length_km / 100 && Math.abs(b - to) < strip.length_km / 100, `${a}–${b} for ${from}–${to}`);
      assert.deepEqual(await shown(page), await selected(server.base, strip.border, `&km_from=${a}&km_to=${b}`));
      assert.match(await page.locator("#strip .strip-chip").innerText(), /km/);
      assert.match(await page.locator("#strip .strip-caption").innerText(), /certainly here/);
      const [zoom] = parameter(page, "map").split("/").map(Number);
      assert.ok(zoom > 2, "the map stays far away");
      await page.goBack();
      await settled(page);
      assert.equal(page.url(), before);
      assert.ok(await page.locator("#strip .strip-chip").isHidden());
    });

    it("the handles take arrow keys and Delete, and say the km", async () => {
      const first = page.locator("#strip .strip-handle").first();
      await first.focus();
      assert.equal(await first.getAttribute("role"), "slider");
      await page.keyboard.press("PageUp");
      await page.keyboard.press("ArrowRight");
      const from = Number(parameter(page, "km_from"));
      assert.ok(from > 0);
      assert.equal(Number(await first.getAttribute("aria-valuenow")), from);
      assert.deepEqual(await shown(page), await selected(server.base, strip.border, `&km_from=${from}&km_to=${parameter(page, "km_to")}`));
      await page.keyboard.press("Delete");
      assert.equal(parameter(page, "km_from"), null);
      assert.equal(parameter(page, "border"), null);
    });

    it("the bracket under the axis is what the map shows", async () => {
      const bracket = () => page.locator("#strip .strip-bracket").getAttribute("aria-label");
      await page.goto(server.base);
      await linked(page);
      const whole = await bracket();
      const { geometry } = await json(`${server.base}/borders/${strip.border}/at?km=${strip.length_km / 2}`);
      const [lon, lat] = geometry.coordinates;
      await page.goto(`${server.base}/?map=9/${lat}/${lon}`);
      await linked(page);
      const near = await bracket();
      assert.notEqual(near, whole);
      await page.locator("#map canvas").first().focus();
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowRight");
      await page.waitForFunction((before) => document.querySelector("#strip .strip-bracket").getAttribute("aria-label") !== before, near);
    });

    it("space and time is in the address, and a reload keeps it", async () => {
      await page.goto(server.base);
      await drawn(page);
      await page.locator("#strip .strip-toggle").click();
      assert.equal(parameter(page, "dock"), "spacetime");
      assert.ok((await page.locator("#strip .strip-months line").count()) > 1);
      await page.reload();
      await drawn(page);
      assert.ok((await page.locator("#strip .strip-months line").count()) > 1);
      await page.goBack();
      await page.waitForFunction(() => document.querySelectorAll("#strip .strip-months").length === 0);
    });

    it("another border can be chosen: its reports, its km, its sector on the map", async () => {
      await page.goto(server.base);
      await drawn(page);
      const other = (await page.$$eval("#strip .strip-borders option", (all) => all.map(({ value }) => value))).at(-1);
      await page.locator("#strip .strip-borders").selectOption(other);
      const there = await json(`${server.base}/borders/${other}/strip?f=json`);
      await page.waitForFunction((length) => Number(document.querySelector("#strip .strip-handle").getAttribute("aria-valuemax")) === length, there.length_km);
      assert.equal(parameter(page, "border"), other);
      assert.deepEqual(await shown(page), await selected(server.base, other, ""));
      await linked(page);
      await drag(page, there.length_km, 0.4 * there.length_km, 0.6 * there.length_km);
      await page.waitForFunction(() => new URLSearchParams(location.search).has("map"));
      await settled(page);
      const [zoom, lat, lon] = parameter(page, "map").split("/").map(Number);
      const { geometry } = await json(`${server.base}/borders/${other}/at?km=${there.length_km / 2}`);
      const away = Math.abs(((geometry.coordinates[0] - lon + 540) % 360) - 180);
      assert.ok(zoom > 4 && away < 3 && Math.abs(geometry.coordinates[1] - lat) < 3, `zoom ${zoom}, ${lat} ${lon} for ${geometry.coordinates}`);
      await page.locator("#strip .strip-clear").click();
      assert.equal(parameter(page, "km_from"), null);
    });

    it("on a phone the strip is a tab of the sheet and a finger chooses a sector", async () => {
      const phone = await open(browser, server.base, forms["phone-light"]);
      try {
        await phone.waitForSelector("#tab-strip", { timeout: 60_000 });
        await phone.evaluate(() => document.querySelector("#tab-strip").click());
        await drawn(phone);
        // Half a sheet is too low for it: choosing the tab opens the whole.
        await phone.waitForFunction(() => document.querySelector("#strip .strip-drawing").getBoundingClientRect().bottom <= innerHeight + 1);
        const box = await phone.locator("#strip .strip-drawing").boundingBox();
        assert.ok(box.width <= 390 && box.height >= 100, JSON.stringify(box));
        const { x, y } = await axis(phone, strip.length_km);
        const touches = await phone.context().newCDPSession(phone);
        const send = (type, touchPoints) => touches.send("Input.dispatchTouchEvent", { type, touchPoints });
        await send("touchStart", [{ x: x(0.3 * strip.length_km), y }]);
        for (const share of [0.4, 0.5, 0.6]) await send("touchMove", [{ x: x(share * strip.length_km), y }]);
        await send("touchEnd", []);
        await phone.waitForFunction(() => new URLSearchParams(location.search).has("km_to"));
        assert.deepEqual(phone.faults, []);
      } finally {
        await phone.context().close();
      }
    });
  });
}
