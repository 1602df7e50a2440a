// Debian's Chromium, and pages that keep account of everything that should not happen on them.
import { chromium } from "playwright-core";

export const forms = {
  "desktop-light": { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  "desktop-dark": { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  "phone-light": { viewport: { width: 390, height: 844 }, colorScheme: "light", isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark", isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

// Software GL talks of itself; MapLibre draws signs that no glyph range has with a font of the system, and says so.
// Tests that are not about the service worker run without one.
const TOLERATED = /GL Driver Message|GPU stall|Failed to load font|Service Worker registration blocked/;

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // Debian's root user has no sandbox; software GL draws the map where there is no graphics card. It draws nothing but
    // the map: a page that is put together by it too costs five times the work.
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-compositing", "--disable-dev-shm-usage"],
  });
}

/** A page of a new context; `page.faults` fills with console errors, failed or foreign requests and policy violations. */
export async function open(browser, base, { path = "/", ...options } = {}) {
  const context = await browser.newContext({ ...forms["desktop-light"], reducedMotion: "reduce", serviceWorkers: "block", ...options });
  // Long enough for a machine that has much else to do.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  page.faults = [];
  page.asked = [];
  const fault = (text) => page.faults.push(text);
  page.on("pageerror", (error) => fault(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !TOLERATED.test(message.text())) fault(`console ${message.type()}: ${message.text()}`);
  });
  page.underWay = new Map();
  page.on("requestfinished", (request) => page.underWay.delete(request));
  page.on("requestfailed", (request) => {
    page.underWay.delete(request);
    if (request.failure()?.errorText !== "net::ERR_ABORTED") fault(`failed: ${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) fault(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    page.asked.push(request.url());
    page.underWay.set(request, performance.now());
    if (origin !== base && !["data:", "blob:"].includes(protocol)) fault(`foreign: ${request.url()}`);
  });
  if (options.javaScriptEnabled !== false) {
    await page.exposeFunction("reportViolation", (text) => fault(`policy: ${text}`));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        window.reportViolation(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }
  await page.goto(base + path, { waitUntil: "load" });
  return page;
}

/** Waits until the map page's script has taken over; its live map may still be on the way. */
export function awake(page) {
  return page.waitForSelector(".timeline-chart:not(.timeline-still)", { state: "attached" });
}

/** Waits until MapLibre has drawn its first whole frame. A phone's map waits for a sign that somebody reads: it gets one. */
export async function live(page) {
  await page.waitForFunction(
    () => {
      dispatchEvent(new Event("scroll"));
      return document.querySelector("#map.is-live");
    },
    null,
    { timeout: 120_000, polling: 100 },
  );
  await settled(page);
}

/** Without a request for so long the network is quiet, ms. */
const QUIET_MS = 250;
/** An answer that takes longer is not waited for: of requests that a worker gives up, Chromium does not always tell, ms. */
const GIVEN_UP_MS = 15_000;

/** Waits until nothing is asked for any more and two frames have passed. */
export async function settled(page) {
  const waits = () => [...page.underWay.values()].some((since) => performance.now() - since < GIVEN_UP_MS);
  for (let busy = performance.now(); performance.now() - busy < QUIET_MS; ) {
    await page.waitForTimeout(50);
    if (waits()) busy = performance.now();
  }
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Waits until what is read stays the same for a while. */
export async function calm(read, ms = 1000) {
  let [last, since] = [await read(), performance.now()];
  while (performance.now() - since < ms) {
    await new Promise((done) => setTimeout(done, 100));
    const now = await read();
    if (now !== last) [last, since] = [now, performance.now()];
  }
}

/** The ids of the rows that are shown. */
export function shown(page) {
  return page.$$eval("#reports li.report", (rows) => rows.filter((row) => !row.hidden).map((row) => row.dataset.id).sort());
}
