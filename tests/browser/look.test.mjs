// How the map page looks, in four forms at one fixed state: small baselines, compared with tolerance.
// LOOK=keep node --test look.test.mjs writes the baselines anew: look at them before they are committed.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, it } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

import { forms, launch, live, open, settled } from "./browser.mjs";
import { projects, screenshots, serve } from "./projects.mjs";

const baselines = join(dirname(fileURLToPath(import.meta.url)), "look");
/** Pixels of the page that make one of the baseline: letters blur away, layout and colour stay. */
const SHRINK = 4;
/** How many of the small picture's pixels may differ: another version of the browser sets type a little differently. */
const TOLERATED = 0.04;
const PATH = "/?category=displacement,troop_movement,incident&datetime=2021-07-01/2021-09-30&report=afghan-soldiers-flown-home-2021-07-06";

let browser;
let server;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launch();
  server = await serve(projects[0]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [form, options] of Object.entries(forms)) {
  it(`looks on ${form} as it did when somebody last looked`, async () => {
    const page = await open(browser, server.base, { ...options, path: PATH });
    await live(page);
    // The row of the open report stands where it stands in whatever order the fonts and the rest came.
    await page.evaluate(() => document.querySelector("#reports li.is-selected")?.scrollIntoView({ block: "center" }));
    await settled(page);
    await page.waitForTimeout(500);
    const now = shrink(PNG.sync.read(await page.screenshot({ scale: "css" })));
    await page.context().close();
    const file = join(baselines, `${form}.png`);
    if (process.env.LOOK === "keep") {
      mkdirSync(baselines, { recursive: true });
      writeFileSync(file, PNG.sync.write(now));
      return;
    }
    assert.ok(existsSync(file), `${form} has no baseline`);
    const kept = PNG.sync.read(readFileSync(file));
    assert.deepEqual([now.width, now.height], [kept.width, kept.height], "the page has another size");
    const difference = new PNG({ width: now.width, height: now.height });
    const changed = pixelmatch(kept.data, now.data, difference.data, now.width, now.height, { threshold: 0.2 });
    const share = changed / (now.width * now.height);
    if (share > TOLERATED) writeFileSync(join(screenshots, `look-${form}-difference.png`), PNG.sync.write(difference));
    assert.ok(share <= TOLERATED, `${(100 * share).toFixed(1)} % of the picture changed: see screenshots/look-${form}-difference.png`);
  });
}

/** The picture with the mean of SHRINK × SHRINK pixels in each. */
function shrink(picture) {
  const [width, height] = [Math.floor(picture.width / SHRINK), Math.floor(picture.height / SHRINK)];
  const small = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++) small.data[4 * (y * width + x) + channel] = mean(picture, x, y, channel);
    }
  }
  return small;
}

function mean(picture, x, y, channel) {
  let sum = 0;
  for (let dy = 0; dy < SHRINK; dy++) {
    for (let dx = 0; dx < SHRINK; dx++) sum += picture.data[4 * ((y * SHRINK + dy) * picture.width + x * SHRINK + dx) + channel];
  }
  return Math.round(sum / SHRINK ** 2);
}
