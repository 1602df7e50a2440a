// What the service worker keeps, and what it leaves to the browser.
import assert from "node:assert/strict";
import { it } from "node:test";

import { kindOf } from "../../static/sw-rules.ts";

const SCOPE = "https://example.org/maps/";
const ask = (path: string, mode: RequestMode = "cors", method = "GET") => kindOf({ method, mode, url: SCOPE + path, headers: new Headers() }, SCOPE);

it("pages, hashed files and what the map asks of the API are kept", () => {
  assert.equal(ask("?report=x", "navigate"), "pages");
  assert.equal(ask("borders/AAA-BBB?f=html", "navigate"), "pages");
  assert.equal(ask("static/map.3ZK2QXWA.js"), "files");
  assert.equal(ask("static/latin.ABCDEFGH.woff2"), "files");
  assert.equal(ask("styles/light?lang=en"), "data");
  assert.equal(ask("tiles/WebMercatorQuad/5/12/22?collections=a,b"), "data");
  assert.equal(ask("collections/reports/items?f=json"), "data");
});

it("other origins, other methods, downloads, health and streams are left alone", () => {
  assert.equal(kindOf({ method: "GET", mode: "cors", url: "https://elsewhere.org/maps/styles/light", headers: new Headers() }, SCOPE), null);
  assert.equal(ask("styles/light", "cors", "POST"), null);
  assert.equal(ask("collections/reports/items?f=csv"), null);
  assert.equal(ask("health/ready"), null);
  assert.equal(ask("updates"), null);
  assert.equal(ask("sw.js"), null);
  assert.equal(ask("static/unhashed.js"), null);
});
