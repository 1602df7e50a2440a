// The strip's axes, how its marks gather, what the map shows of a border, what a sector counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../../static/rows.ts";
import { boundsOf } from "../../static/sector.ts";
import { DayAxis } from "../../static/strip/day-axis.ts";
import { statusOn, type LandmarkCrossing } from "../../static/strip/document.ts";
import { KmAxis, roundUp } from "../../static/strip/km-axis.ts";
import { OffsetAxis } from "../../static/strip/offset-axis.ts";
import { countSector } from "../../static/strip/sector-count.ts";
import { borderOf, moved, sectorOf, withoutSector } from "../../static/strip/sector-state.ts";
import { about, grouped, handles, Places, type Spot } from "../../static/strip/stand.ts";
import { visibleKm, withEnds, type Sample } from "../../static/strip/visible-km.ts";

test("km to px and back is the same place, and nothing stands beyond the ends", () => {
  const axis = new KmAxis(1343.956, 31, 1042);
  for (const km of [0, 0.4, 512.25, 1343.956]) assert.ok(Math.abs(axis.km(axis.x(km)) - km) < 1e-6);
  assert.equal(axis.x(-50), 31);
  assert.equal(axis.x(2000), 1042);
  assert.equal(axis.km(5), 0);
  assert.equal(axis.km(5000), 1343.956);
});

test("ticks are round, leave room, and name both ends of long and short borders", () => {
  for (const [length, width] of [[1343.956, 1011], [1343.956, 320], [0.3, 900], [40000, 600]] as const) {
    const axis = new KmAxis(length, 0, width);
    const ticks = axis.ticks();
    assert.equal(ticks[0], 0);
    assert.equal(ticks.at(-1), length);
    ticks.slice(1).forEach((tick, i) => assert.ok(axis.x(tick) - axis.x(ticks[i]!) > 30, `${length} km on ${width} px: ${ticks}`));
  }
  assert.deepEqual([roundUp(0.7), roundUp(2), roundUp(30), roundUp(1011)], [1, 2, 50, 2000]);
});

test("a brush keeps to whole km where they can be told apart", () => {
  const axis = new KmAxis(1343.956, 0, 1000);
  assert.equal(axis.snap(400.4), 400);
  assert.equal(axis.snap(99999), 1343.956);
  assert.ok(new KmAxis(3, 0, 1000).grain < 0.1);
});

test("distance stands on a square-root scale, left up, right down, and ends at 150 km", () => {
  const axis = new OffsetAxis(0, 200);
  assert.equal(axis.y(0), 100);
  assert.ok(Math.abs(axis.y(37.5) - 50) < 1e-9);
  assert.ok(Math.abs(axis.y(-37.5) - 150) < 1e-9);
  assert.equal(axis.y(900), axis.y(150));
  assert.equal(axis.y(-900), 200);
});

test("days run downwards, a day ends where the next begins, months have room", () => {
  const axis = new DayAxis("2021-06-01", "2021-10-31", 10, 163);
  assert.equal(axis.y("2021-06-01"), 10);
  assert.equal(axis.end("2021-10-31"), 163);
  assert.equal(axis.end("2021-07-31"), axis.y("2021-08-01"));
  assert.equal(axis.y("2020-01-01"), 10);
  assert.deepEqual(axis.months(), ["2021-06-01", "2021-07-01", "2021-08-01", "2021-09-01", "2021-10-01"]);
  const long = new DayAxis("1990-05-10", "2021-10-31", 0, 200).months();
  assert.ok(long.length > 2 && long.length < 14, String(long));
});

const spot = (at: [number, number] | null, width = 4): Spot => {
  const [x, y] = at ?? [50, 50];
  return { report: {} as Report, at, beyond: 0, doubt: { left: x - width, right: x + width, top: y - 4, bottom: y + 4 } };
};

test("three and more at one place make a ring, two do not, and a vague one never joins a known one", () => {
  const sizes = (...spots: Spot[]) => grouped(spots).map(({ length }) => length);
  assert.deepEqual(sizes(spot([0, 0]), spot([3, 0]), spot([0, 3])), [3]);
  assert.deepEqual(sizes(spot([0, 0]), spot([3, 0]), spot([90, 3])), [1, 1, 1]);
  assert.deepEqual(sizes(spot([50, 50]), spot([50, 50]), spot(null)), [1, 1, 1]);
  assert.deepEqual(sizes(spot(null, 40), spot(null, 40), spot(null, 40), spot(null, 90)), [3, 1]);
});

test("a mark steps off what is taken and stays inside of the plot", () => {
  const places = new Places({ left: 0, right: 100, top: 0, bottom: 100 });
  places.take([50, 2], 7);
  const [x, y] = places.firstFree(about([50, 2], -1), 6);
  assert.ok(Math.hypot(x - 50, y - 2) >= 13);
  assert.ok(y >= 0 && x >= 0 && x <= 100);
  assert.deepEqual(handles({ left: 10, right: 30, top: 0, bottom: 20 })[0], [30, 10]);
});

const line: Sample[] = [0, 10, 20, 30, 40].map((km) => ({ km, part: 0, lon: km, lat: 0 }));
const flat = ({ lon, lat }: Sample) => [lon, lat] as const;

test("the map shows the stretch that lies in its box, cut where the border leaves it", () => {
  assert.deepEqual(visibleKm(line, flat, { left: 5, right: 25, top: -1, bottom: 1 }), [[5, 25]]);
  assert.deepEqual(visibleKm(line, flat, { left: 5, right: 25, top: 2, bottom: 3 }), []);
  assert.deepEqual(visibleKm(line, flat, { left: -9, right: 99, top: -1, bottom: 1 }), [[0, 40]]);
});

test("a border that leaves the view and comes back shows as two stretches", () => {
  const bent: Sample[] = [[0, 0], [10, 0], [10, 10], [0, 10]].map(([lon, lat], i) => ({ km: i * 10, part: 0, lon: lon!, lat: lat! }));
  assert.deepEqual(visibleKm(bent, flat, { left: 0, right: 5, top: -1, bottom: 11 }), [[0, 5], [25, 30]]);
});

test("parts are not joined across the gap between them, and each reaches to its ends", () => {
  const parts: Sample[] = [...line, ...line.map((sample) => ({ ...sample, part: 1, km: sample.km + 44, lat: 50 }))];
  assert.deepEqual(visibleKm(parts, flat, { left: 0, right: 99, top: 20, bottom: 30 }), []);
  const ended = withEnds(parts, [{ part: 0, from: 0, to: 44 }, { part: 1, from: 44, to: 86.5 }]);
  assert.deepEqual(visibleKm(ended, flat, { left: 0, right: 99, top: -1, bottom: 1 }), [[0, 44]]);
  assert.deepEqual(visibleKm(ended, flat, { left: 0, right: 99, top: 49, bottom: 51 }), [[44, 86.5]]);
});

test("a sector counts as certain only what lies in it whole, statements apart, a total not beside its parts", () => {
  const report = (id: string, kmMin: number | null, kmMax: number | null, side: string | null, role = "event") => ({ id, kmMin, kmMax, side, role });
  const reports = [report("in", 410, 420, "AAA"), report("edge", 390, 405, "BBB"), report("out", 10, 20, "AAA"), report("nowhere", null, null, null), report("said", 450, 450, "AAA", "statement"), report("total", 400, 500, "AAA"), report("part", 440, 441, null)];
  const count = countSector(reports, 400, 600, ({ id }) => (id === "part" ? "total" : null));
  assert.deepEqual([count.certain, count.possible, count.statements], [2, 1, 1]);
  assert.deepEqual([...count.sides], [["AAA", 1], ["BBB", 1], [null, 1]]);
});

test("the sector of the address is cut to the border, and none is none", () => {
  assert.equal(sectorOf({ kmFrom: null, kmTo: null }, 100), null);
  assert.deepEqual(sectorOf({ kmFrom: 40, kmTo: null }, 100), [40, 100]);
  assert.deepEqual(sectorOf({ kmFrom: -5, kmTo: 900 }, 100), [0, 100]);
  assert.equal(sectorOf({ kmFrom: 200, kmTo: 300 }, 100), null);
  assert.deepEqual(moved([10, 30], 500, 100), [80, 100]);
  assert.deepEqual(moved([10, 30], -500, 100), [0, 20]);
});

test("the strip shows the border of the address, else the first main one, and clearing keeps only what is not plain", () => {
  const border = (id: string, main: boolean) => ({ id, left: "", right: "", names: {}, main });
  const borders = [border("A-B", false), border("C-D", true)];
  assert.equal(borderOf({ border: "A-B" }, borders), "A-B");
  assert.equal(borderOf({ border: "gone" }, borders), "C-D");
  assert.equal(borderOf({ border: null }, []), null);
  assert.equal(withoutSector("C-D", borders).border, null);
  assert.equal(withoutSector("A-B", borders).border, "A-B");
});

test("a crossing has the status of the day, and before its first entry none", () => {
  const crossing: LandmarkCrossing = { name: "Bridge", km: 1, km_min: 1, km_max: 1, status: "closed", since: "2021-07-12", spells: [{ from: "2021-06-01", to: "2021-07-11", status: "restricted" }, { from: "2021-07-12", to: "2021-10-31", status: "closed" }] };
  assert.deepEqual(statusOn(crossing, "2021-07-01"), { status: "restricted", since: null });
  assert.deepEqual(statusOn(crossing, "2021-08-01"), { status: "closed", since: "2021-07-12" });
  assert.equal(statusOn(crossing, "2020-01-01").status, "unknown");
});

test("a corridor across the antimeridian is bounded the narrow way round", () => {
  const square = (west: number, east: number) => [[[[west, -1], [east, -1], [east, 1], [west, -1]]]];
  const collection = { type: "FeatureCollection" as const, features: [{ type: "Feature" as const, properties: {}, geometry: { type: "MultiPolygon" as const, coordinates: [...square(178, 180), ...square(-180, -179)] } }] };
  assert.deepEqual(boundsOf(collection), [178, -1, 181, 1]);
  assert.equal(boundsOf({ type: "FeatureCollection", features: [] }), null);
});
