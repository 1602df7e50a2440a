// The address holds the whole state: what is written is read back the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseState, SCHEMA, writeState, type State } from "../../static/state.ts";

const plain = parseState("");

/** A small generator (mulberry32), seeded, so that a failure can be repeated. */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function anyState(seed: number): State {
  const next = random(seed);
  const pick = <T>(...values: T[]): T => values[Math.floor(next() * values.length)]!;
  return {
    category: pick<string[] | null>(null, [], ["incident"], ["a-b", "c_d"]),
    status: pick<string[] | null>(null, ["contested", "refuted"]),
    side: pick<string[] | null>(null, ["AAA", "BBB"]),
    period: pick<State["period"]>({ from: null, to: null }, { from: "2021-07-01", to: null }, { from: null, to: "2021-07-31" }, { from: "2021-07-01", to: "2021-07-01" }),
    kmFrom: pick(null, 0, 400.5),
    kmTo: pick(null, 1000),
    query: pick("", "панҷ & co", "a+b = c", "مرز/دریا?#%"),
    bbox: pick<State["bbox"]>(null, [170.5, -20, -170, 5]),
    inView: pick(true, false),
    view: pick<State["view"]>(null, { zoom: 6.25, lat: 37.5, lon: -179.9, bearing: 0, pitch: 0 }, { zoom: 7, lat: 1, lon: 2, bearing: -20.5, pitch: 45 }),
    report: pick(null, "some-report-2021", "id with space/slash"),
    sort: pick("date", "km", "offset"),
    skip: pick(0, 200, 19_800),
    theme: pick(null, "light", "dark"),
    lang: pick(null, "fa"),
    border: pick(null, "AAA-BBB"),
    spacetime: pick(true, false),
    panel: pick(null, "story"),
    step: pick(null, 1, 12),
  };
}

test("any state comes back from its address", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const state = anyState(seed);
    assert.deepEqual(parseState(writeState(state)), state, `seed ${seed}: ${writeState(state)}`);
  }
});

test("the plain page has a plain address", () => {
  assert.equal(writeState(plain), "");
});

test("every part of the state has a key of its own", () => {
  const keys = Object.values(SCHEMA).map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
});

test("a form that sends a key for each box reads like a list", () => {
  assert.deepEqual(parseState("?category=a&category=b").category, ["a", "b"]);
});

test("what cannot be read is as if it were absent", () => {
  const broken = "?datetime=yesterday&km_from=far&bbox=1,2,3&map=x/y/z&sort=colour&theme=pink";
  assert.deepEqual(parseState(broken), plain);
});

test("other people's parameters are dropped", () => {
  assert.equal(writeState(parseState("?fbclid=1&q=bridge")), "?q=bridge");
});
