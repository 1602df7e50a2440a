// Which reports show, in which order, and where they stand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contains, unwrap } from "../../static/box.ts";
import { busiest } from "../../static/busiest.ts";
import { cluster } from "../../static/clusters.ts";
import { entryOn } from "../../static/crossing-status.ts";
import { fits, tally } from "../../static/filter.ts";
import { destination, disc } from "../../static/geodesic.ts";
import { idsOf, writeIds } from "../../static/mark-ids.ts";
import { fromPixels, toPixels } from "../../static/pixels.ts";
import { fold, isPoint, type Report } from "../../static/rows.ts";
import { sorted } from "../../static/sort.ts";
import { parseState } from "../../static/state.ts";

function report(part: Partial<Report>): Report {
  return {
    id: "r", collection: "reports", category: "incident", status: "corroborated", start: "2021-07-04", end: "2021-07-05", datePrecision: "day",
    role: "event", precision: "near", radiusKm: 2, place: [10, 50], border: "AAA-BBB", km: 100, kmMin: 98, kmMax: 102,
    offsetKm: 3, side: "AAA", search: "", steps: new Set(), row: undefined as never, ...part,
  };
}

const shows = (part: Partial<Report>, query: string) => fits(report(part), parseState(query), null);

test("a report of two days fits a period that touches either day", () => {
  assert.ok(shows({}, "?datetime=2021-07-05/2021-07-09"));
  assert.ok(shows({}, "?datetime=../2021-07-04"));
  assert.ok(!shows({}, "?datetime=2021-07-06/.."));
});

test("a step of the story filters none of its own reports away, and only while the story is open", () => {
  const own = { steps: new Set([3]) };
  assert.ok(shows(own, "?panel=story&step=3&datetime=2020-01-01"));
  assert.ok(!shows(own, "?panel=story&step=2&datetime=2020-01-01"));
  assert.ok(!shows(own, "?step=3&datetime=2020-01-01"));
});

test("a vague place fits a stretch that its interval of km touches, one without km none", () => {
  assert.ok(shows({ km: null, kmMin: 400, kmMax: 480 }, "?km_from=470&km_to=600"));
  assert.ok(!shows({ km: null, kmMin: null, kmMax: null }, "?km_from=0"));
});

test("search ignores case and accents and wants every word", () => {
  assert.ok(shows({ search: fold("Кӯлоб airport, Ḥasan") }, "?q=КУЛОБ+hasan"));
  assert.ok(!shows({ search: fold("Kulob airport") }, "?q=kulob+bridge"));
});

test("letters that one keyboard has and another has not find each other", () => {
  for (const [written, sought] of [["Қурғонтеппа", "кургонтеппа"], ["Хоруғ", "ХОРУГ"], ["كابل", "کابل"], ["می\u200cشود", "میشود"], ["Łódź", "lodz"], ["Kyzyl–Su", "kyzyl-su"]] as const) {
    assert.ok(shows({ search: fold(written) }, `?q=${encodeURIComponent(sought)}`), sought);
  }
});

test("sides are counted as categories are, and reports on no side nowhere", () => {
  const reports = [report({}), report({ side: "BBB" }), report({ side: null })];
  assert.deepEqual([...tally(reports, parseState("?side=AAA"), null, "side")], [["AAA", 1], ["BBB", 1]]);
});

test("no category shown is not the same as all of them", () => {
  assert.ok(!shows({}, "?category="));
  assert.ok(shows({}, ""));
});

test("a legend counts what its own filter hides", () => {
  const reports = [report({}), report({ category: "exercise" })];
  assert.deepEqual([...tally(reports, parseState("?category=exercise"), null, "category")], [["incident", 1], ["exercise", 1]]);
});

test("a box may cross the antimeridian, and a map may be turned round the world", () => {
  assert.ok(contains([170, -10, -170, 10], [-175, 0]));
  assert.ok(contains([170, -10, 190, 10], [-175, 0]));
  assert.ok(contains([-190, -10, -170, 10], [175, 0]));
  assert.ok(!contains([170, -10, -170, 10], [0, 0]));
  assert.deepEqual(unwrap([-175, 0], 181), [185, 0]);
});

test("only a place that is known well may stand as a point", () => {
  assert.ok(isPoint({ precision: "exact", radiusKm: 0.1 }));
  assert.ok(isPoint({ precision: "near", radiusKm: 2 }));
  assert.ok(!isPoint({ precision: "near", radiusKm: 60 }));
  assert.ok(!isPoint({ precision: "area", radiusKm: 2 }));
  assert.ok(!isPoint({ precision: "unknown", radiusKm: null }));
});

test("reports without km come last when sorted by km", () => {
  const ids = sorted([report({ id: "none", km: null, kmMin: null, kmMax: null }), report({ id: "far", km: 900 }), report({ id: "near", km: 5 })], "km");
  assert.deepEqual(ids.map(({ id }) => id), ["near", "far", "none"]);
});

test("marks within 17 px gather, those further apart do not, and none is lost", () => {
  const at = (px: number, name: string) => {
    const [x, y] = toPixels([10, 50], 6);
    const [lon, lat] = fromPixels([x + px, y], 6);
    return { item: name, lon, lat };
  };
  const groups = cluster([at(0, "a"), at(16, "b"), at(40, "c")], 6);
  assert.deepEqual(groups.map(({ items }) => items), [["a", "b"], ["c"]]);
  assert.equal(cluster([at(0, "a"), at(16, "b"), at(40, "c")], 7).length, 3);
});

test("a mark gives back the ids that it stands for, whatever they are", () => {
  const ids = ["a b", "42", "it's", '["x"]', "Панҷ–1", "a,b", " led", "50%"];
  assert.deepEqual(idsOf({ ids: writeIds(ids), count: ids.length }), ids);
  for (const id of ids) assert.deepEqual(idsOf({ ids: writeIds([id]) }), [id]);
});

test("a period the wrong way round is the same days", () => {
  assert.deepEqual(parseState("?datetime=2021-07-31/2021-07-01").period, { from: "2021-07-01", to: "2021-07-31" });
  assert.deepEqual(parseState("?datetime=2021-07-31/..").period, { from: "2021-07-31", to: null });
});

test("a disc's rim lies at its radius all round and closes", () => {
  const ring = disc([179.9, 66], 100);
  assert.deepEqual(ring[0], ring.at(-1));
  const [, north] = destination([179.9, 66], 100, 0);
  assert.ok(Math.abs((north - 66) * 111.195 - 100) < 0.1);
  assert.ok(ring.some(([lon]) => lon > 180), "longitudes run on past the antimeridian");
});

test("a crossing has the status of the last entry that has begun, and none before the first", () => {
  const history = [{ from: "2021-07-12", status: "closed" }, { from: "2020-04-10", status: "restricted" }] as const;
  const on = (day: string) => entryOn([...history], day)?.status;
  assert.equal(on("2021-07-11"), "restricted");
  assert.equal(on("2021-07-12"), "closed");
  assert.equal(on("2020-01-01"), undefined);
});

test("a small screen opens where most reports are, and on the whole where there are none", () => {
  const places: [number, number][] = [[1, 1], [8, 8], [8.5, 8], [9, 9]];
  const box = busiest(places.map((place) => ({ place })), [0, 0, 10, 10]);
  assert.equal(places.filter((place) => contains(box, place)).length, 3);
  assert.deepEqual(busiest([{ place: null }], [0, 0, 10, 10]), [0, 0, 10, 10]);
});
