// The map page in a browser: loads clean, opens reports, filters, restores itself, on both projects.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { awake, calm, forms, launch, live, open, settled, shown } from "./browser.mjs";
import { categoriesOf, projects, reportsOf, serve } from "./projects.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const project of projects) {
  describe(`the map page of the ${project.name} project`, () => {
    const reports = reportsOf(project);
    const ids = (list) => list.map(({ id }) => String(id)).sort();
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

    /** A claim that needs a page of its own: another form, another way to load. */
    const visit = async (claim, options) => {
      const own = await open(browser, server.base, options);
      try {
        await claim(own);
        assert.deepEqual(own.faults, []);
      } finally {
        await own.context().close();
      }
    };
    /** A claim about the page that all share; whatever it chose is given up again. */
    const claim = async (made) => {
      await made();
      assert.deepEqual(page.faults, []);
      if (await card(page).isVisible()) {
        await page.keyboard.press("Escape");
        await card(page).waitFor({ state: "hidden" });
      }
      if (await page.locator("a.clear").isVisible()) await page.locator("a.clear").click();
      await page.waitForFunction((all) => document.querySelectorAll("#reports li.report:not([hidden])").length === all, reports.length);
    };
    const card = (page) => page.locator("#card");
    const link = (page, id) => page.locator(`#reports li.report[data-id="${CSS(id)}"] a.report-link`);
    const CSS = (id) => String(id).replace(/["\\]/g, "\\$&");
    const first = reports.find(({ geometry, properties }) => geometry && properties.place_role !== "statement");
    const said = (name) => new URL(page.url()).searchParams.get(name);
    /** The map's picture once two in a row are the same: labels fade in. */
    const picture = async () => {
      const canvas = page.locator("#map canvas").first();
      await calm(async () => (await canvas.screenshot()).toString("base64"));
      return canvas.screenshot();
    };

    it("loads without a console error, a foreign request or a policy violation", () =>
      claim(async () => {
        assert.deepEqual(await shown(page), ids(reports));
        assert.ok(page.asked.length > 3);
        await fitsAcross(page);
      }));

    it("draws the map on a canvas and puts the drawing of the server away", () =>
      claim(async () => {
        assert.equal(await page.locator("#map canvas").count() > 0, true);
        assert.equal(await page.locator("#map .map-svg").isVisible(), false);
      }));

    it("opens a report by click, says so in the address and closes it again", () =>
      claim(async () => {
        await link(page, first.id).click();
        await card(page).waitFor({ state: "visible" });
        assert.ok((await card(page).innerText()).includes(first.properties.title));
        assert.equal(said("report"), String(first.id));
        await page.keyboard.press("Escape");
        await card(page).waitFor({ state: "hidden" });
        assert.equal(said("report"), null);
      }));

    it("opens a report by keyboard alone and gives the focus back", () =>
      claim(async () => {
        await page.locator("#filters input[name=q]").focus();
        for (let presses = 0; presses < 80; presses += 1) {
          await page.keyboard.press("Tab");
          if (await page.evaluate(() => document.activeElement?.matches("a.report-link"))) break;
        }
        const id = await page.evaluate(() => document.activeElement?.closest("li.report")?.dataset.id);
        assert.ok(id, "no report can be reached by Tab");
        await page.keyboard.press("Enter");
        await card(page).waitFor({ state: "visible" });
        await page.keyboard.press("Escape");
        await card(page).waitFor({ state: "hidden" });
        assert.equal(await page.evaluate(() => document.activeElement?.closest("li.report")?.dataset.id), id);
      }));

    it("a category filter changes the list, the count, the address and the map", () =>
      claim(async () => {
        const counted = new Map(categoriesOf(project).map((id) => [id, reports.filter((r) => r.properties.category === id)]));
        const [category, without] = [...counted].filter(([, found]) => found.some(({ geometry }) => geometry)).sort((a, b) => b[1].length - a[1].length)[0];
        const before = await picture();
        const told = await page.locator("#result").innerText();
        await page.locator(`#filters input[name=category][value="${category}"]`).uncheck({ force: true });
        await settled(page);
        assert.deepEqual(await shown(page), ids(reports.filter((report) => !without.includes(report))));
        assert.notEqual(await page.locator("#result").innerText(), told);
        assert.ok(said("category"));
        assert.ok(!said("category").split(",").includes(category));
        assert.ok(!before.equals(await picture()), "the map looks as before");
      }));

    it("a search shows the reports that have the word", () =>
      claim(async () => {
        const word = first.properties.title.split(/\W+/).filter((part) => part.length > 4).at(-1);
        await page.locator("#filters input[name=q]").fill(word);
        await page.waitForFunction((all) => document.querySelectorAll("#reports li.report:not([hidden])").length < all, reports.length);
        assert.ok((await shown(page)).includes(String(first.id)));
        assert.equal(said("q"), word);
      }));

    it("back and forward go through what was opened", () =>
      claim(async () => {
        await link(page, first.id).click();
        await card(page).waitFor({ state: "visible" });
        await page.goBack();
        await card(page).waitFor({ state: "hidden" });
        await page.goForward();
        await card(page).waitFor({ state: "visible" });
      }));

    it("markup in texts does nothing in the browser either", () =>
      claim(async () => {
        let dialogs = 0;
        page.on("dialog", (dialog) => ((dialogs += 1), dialog.dismiss()));
        for (const { id, properties } of reports.filter(({ properties }) => /[<>]/.test(JSON.stringify(properties)))) {
          await link(page, id).click();
          await card(page).waitFor({ state: "visible" });
          assert.ok((await card(page).innerText()).includes(properties.title), properties.title);
        }
        assert.equal(dialogs, 0);
        assert.equal(await page.locator("#card script, #card img[src=x], #reports script").count(), 0);
      }));

    it("a reload restores theme, filter, open report and camera", () =>
      claim(async () => {
        await page.locator("button[data-theme-toggle]").first().click();
        const chosen = await page.evaluate(() => document.documentElement.dataset.theme);
        assert.ok(["light", "dark"].includes(chosen), `the theme is ${chosen}`);
        const category = first.properties.category;
        for (const other of categoriesOf(project).filter((id) => id !== category)) {
          await page.locator(`#filters input[name=category][value="${other}"]`).uncheck({ force: true });
        }
        await link(page, first.id).click();
        await card(page).waitFor({ state: "visible" });
        await page.locator("#map canvas").first().hover();
        await page.mouse.wheel(0, -400);
        await page.waitForFunction(() => new URLSearchParams(location.search).has("map"));
        // A slow machine draws the wheel's zoom in several moves.
        await calm(() => page.url());
        const [address, rows] = [page.url(), await shown(page)];
        await page.reload();
        await live(page);
        assert.equal(page.url(), address);
        assert.deepEqual(await shown(page), rows);
        assert.ok(await card(page).isVisible());
        assert.ok((await card(page).innerText()).includes(first.properties.title));
        assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), chosen);
      }));

    it("without JavaScript shows every report, a drawn map and a form that works", () =>
      visit(
        async (plain) => {
          assert.equal(await plain.locator("#reports li.report:visible").count(), reports.length);
          assert.ok(await plain.locator("#map svg.map-svg").isVisible());
          const category = categoriesOf(project)[0];
          for (const box of await plain.locator("#filters input[name=category]").all()) {
            await box.setChecked((await box.getAttribute("value")) === category, { force: true });
          }
          await plain.locator("#filters button[type=submit]").first().click();
          await plain.waitForURL(/[?&]category=/);
          const expected = reports.filter(({ properties }) => properties.category === category).length;
          assert.equal(await plain.locator("#reports li.report:visible").count(), expected);
          // A page with a script takes the address as it was meant.
          await page.goto(plain.url());
          await awake(page);
          assert.equal((await shown(page)).length, expected);
          await plain.locator("#reports li.report:visible a.report-link").first().click();
          await plain.waitForURL(/[?&]report=|\/reports\//);
          assert.ok(await card(plain).isVisible(), "the server fills the card");
        },
        { javaScriptEnabled: false },
      ));

    it("works on a phone without a sideways scroll; the dates of its period pill show the reports of those days", () =>
      visit(async (page) => {
        await live(page);
        await fitsAcross(page);
        const dates = reports.map(({ properties }) => properties.date_start).sort();
        const [from, to] = [dates[Math.floor(dates.length / 3)], dates[Math.floor((2 * dates.length) / 3)]];
        await page.locator(".pill").first().click();
        await page.locator("input[name=from]").fill(from);
        await page.locator("input[name=to]").fill(to);
        await page.locator("input[name=to]").blur();
        await settled(page);
        const fits = ({ properties: p }) => p.date_start <= to && (p.date_end ?? p.date_start) >= from;
        assert.deepEqual(await shown(page), ids(reports.filter(fits)));
        assert.ok(page.url().includes(from), page.url());
      }, forms["phone-light"]));

    for (const [form, options] of Object.entries(forms).filter(([form]) => form !== "desktop-light")) {
      it(`opens a report of the address as ${form} without a sideways scroll`, () =>
        visit(async (page) => {
          await live(page);
          await fitsAcross(page);
          assert.ok(await card(page).isVisible());
        }, { ...options, path: `/?report=${encodeURIComponent(first.id)}` }));
    }

    async function fitsAcross(page) {
      const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= seen, `the page is ${wide} px wide on a screen of ${seen}`);
    }
  });
}
