// The map without network, and after a new deployment.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, before, describe, it } from "node:test";

import { launch, live, open, settled, shown } from "./browser.mjs";
import { projects, reportsOf, serve } from "./projects.mjs";

const [project] = projects;
const ids = reportsOf(project).map(({ id }) => String(id)).sort();

/** Stands before the server as a deployment does; `edit` changes what it says, `isDown` takes it away. */
async function deployment() {
  const state = { edit: null, isDown: false, behind: null };
  const front = createServer((incoming, outgoing) => {
    if (state.isDown) return incoming.socket.destroy();
    const headers = { ...incoming.headers };
    delete headers["accept-encoding"];
    delete headers["if-none-match"];
    const onward = request(state.behind + incoming.url, { method: incoming.method, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => {
        const body = Buffer.concat(parts);
        const edited = state.edit?.(incoming.url, body.toString("utf8")) ?? body;
        const kept = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !["content-length", "transfer-encoding"].includes(name)));
        outgoing.writeHead(answer.statusCode, kept).end(edited);
      });
    });
    onward.on("error", () => incoming.socket.destroy());
    onward.end();
  });
  await new Promise((done) => front.listen(0, "127.0.0.1", done));
  state.base = `http://127.0.0.1:${front.address().port}`;
  state.stop = () => new Promise((done) => (front.closeAllConnections(), front.close(done)));
  return state;
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Waits until the worker is in charge and has kept what the page is made of. */
async function kept(page) {
  await page.waitForFunction(async () => {
    if (!navigator.serviceWorker.controller) return false;
    const names = await caches.keys();
    const sizes = await Promise.all(names.map(async (name) => [name, (await (await caches.open(name)).keys()).length]));
    const size = (kind) => sizes.filter(([name]) => name.endsWith(`-${kind}`)).reduce((sum, [, count]) => sum + count, 0);
    return size("pages") > 0 && size("files") > 3 && size("data") > 3;
  }, null, { timeout: 90_000 });
}

describe("the map without network", () => {
  let browser, server, front;
  before(async () => {
    browser = await launch();
    front = await deployment();
    const port = await freePort();
    server = await serve(project, { listen: `127.0.0.1:${port}`, publicUrl: front.base });
    front.behind = `http://127.0.0.1:${port}`;
  });
  after(async () => {
    await browser?.close();
    await front?.stop();
    await server?.stop();
  });

  it("shows map, list and cards that were seen before, and takes over a new deployment with one reload", async () => {
    const page = await open(browser, front.base, { serviceWorkers: "allow" });
    await live(page);
    await kept(page);
    assert.deepEqual(page.faults, []);
    assert.deepEqual(await page.context().cookies(), []);

    await page.context().setOffline(true);
    front.isDown = true;
    await page.reload({ timeout: 90_000 });
    await live(page);
    assert.deepEqual(await shown(page), ids);
    assert.equal(await page.locator("#map canvas").count() > 0, true);
    // A state that was never asked of the server: the page reads it from its address.
    await page.goto(`${front.base}/?report=${encodeURIComponent(ids[0])}`);
    await page.locator("#card").waitFor({ state: "visible" });

    // The next deployment: another worker, another page.
    await page.context().setOffline(false);
    front.isDown = false;
    front.edit = (url, text) => {
      if (url === "/sw.js") return text.replace(/[0-9a-f]{12}(?=-)/g, "feedfeedfeed");
      return /^\/(\?|$)/.test(url) ? text.replace("<title>", "<title>New: ") : undefined;
    };
    await page.goto(`${front.base}/`);
    assert.match(await page.title(), /^New: /);
    await live(page);
    await page.waitForFunction(async () => {
      const names = await caches.keys();
      return names.length > 0 && names.every((name) => name.startsWith("sarhad-feedfeedfeed-"));
    }, null, { timeout: 90_000 });
    await kept(page);
    front.isDown = true;
    await page.context().setOffline(true);
    await page.reload({ timeout: 90_000 });
    await live(page);
    assert.match(await page.title(), /^New: /);
    await settled(page);
    await page.context().close();
  });

  it("the worker is asked for anew each time and the manifest names icons that are there", async () => {
    const worker = await fetch(`${front.behind}/sw.js`);
    assert.equal(worker.status, 200);
    assert.match(worker.headers.get("cache-control"), /no-cache|no-store/);
    assert.match(worker.headers.get("content-type"), /javascript/);
    assert.equal((await fetch(`${front.behind}/static/sw.js`)).status, 404);
    const manifest = await (await fetch(`${front.behind}/manifest.webmanifest`)).json();
    assert.ok(manifest.name.length > 0 && manifest.start_url.endsWith("/"));
    for (const { src, type } of manifest.icons) {
      const icon = await fetch(new URL(src, front.behind));
      assert.equal(icon.status, 200, src);
      assert.equal(icon.headers.get("content-type"), type);
    }
  });
});
