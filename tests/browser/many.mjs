// A made-up project of any size, written to a folder of its own: reports in towns and villages along one border.
// By hand: node many.mjs FOLDER [COUNT]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const SEED = 20211;
const DAYS = 184;
const FIRST_DAY = Date.UTC(2021, 5, 1);
/** Longest kept in memory before it is written, features. */
const CHUNK = 10_000;

const CATEGORIES = [
  ["clash", "Clash", "#A63A2B", "#E58B7B", "burst"],
  ["crossing", "Crossing", "#1C5D99", "#7FB7E8", "diamond"],
  ["talks", "Talks", "#5B7F2B", "#A9C77C", "bubble"],
  ["relief", "Relief", "#7A3E9D", "#C79BE0", "square"],
];
const STATUSES = ["unverified", "unverified", "unverified", "corroborated", "corroborated", "contested", "refuted"];
/** Name, weight and radius in km (null: not known). */
const PRECISIONS = [["exact", 30, 0.2], ["near", 35, 4], ["near", 5, 14], ["adm2", 15, 20], ["adm1", 8, 60], ["unknown", 7, null]];
const PUBLISHERS = ["Wire One", "Northern Radio", "The Southern Post", "Observer Mission", "Field Notes"];
const VERBS = ["Reported", "Repeated", "Brief", "Large", "Night-time", "Cross-border"];

/** A small generator of numbers in 0..1 that are the same each time (mulberry32). */
function numbers(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const round = (degrees) => Math.round(degrees * 1e5) / 1e5;

/** The border, from west to east. */
function line() {
  const at = (i) => [10 + i / 10, 40 + 1.4 * Math.sin(i / 17) + 0.3 * Math.sin(i / 3.1)].map(round);
  return Array.from({ length: 201 }, (_, i) => at(i));
}

function feature(id, geometry, properties) {
  return JSON.stringify({ type: "Feature", id, geometry, properties });
}

function collection(features) {
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`;
}

function lands(border) {
  const [first, last] = [border[0], border.at(-1)];
  const north = [[...border, [last[0], 46], [first[0], 46], first]];
  const south = [[...[...border].reverse(), [first[0], 34], [last[0], 34], last]];
  const land = (code, name, coordinates) => feature(code, { type: "Polygon", coordinates }, { code, name });
  return collection([land("NOR", "Norland", north), land("SUD", "Sudland", south)]);
}

/** Writes `count` reports along the border, a few thousand at a time. */
function* reports(count, border) {
  const random = numbers(SEED);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const gauss = () => Math.sqrt(-2 * Math.log(Math.max(random(), 1e-12))) * Math.cos(2 * Math.PI * random());
  const weights = PRECISIONS.flatMap((precision) => Array(precision[1]).fill(precision));
  const places = Array.from({ length: 240 }, (_, i) => {
    const [lon, lat] = pick(border);
    return { name: `Village ${i + 1}`, lon: lon + 0.1 * gauss(), lat: lat + 0.25 * gauss(), spread: 0.01 + 0.2 * random() ** 2 };
  });
  yield '{"type":"FeatureCollection","features":[\n';
  let lines = [];
  for (let id = 1; id <= count; id += 1) {
    // Some places have far more reports than others.
    const place = places[Math.floor(places.length * random() ** 2)];
    const [precision, , radius] = pick(weights);
    const [category, label] = pick(CATEGORIES);
    const day = (offset) => new Date(FIRST_DAY + offset * 864e5).toISOString().slice(0, 10);
    const start = Math.floor(DAYS * random() ** 0.8);
    const isLong = random() < 0.05;
    const spread = precision === "near" ? 0 : place.spread;
    const point = { type: "Point", coordinates: [place.lon + spread * gauss(), place.lat + spread * gauss()].map(round) };
    const publisher = pick(PUBLISHERS);
    lines.push(feature(id, random() < 0.03 ? null : point, {
      title: `${pick(VERBS)} ${label.toLowerCase()} at ${place.name}, no. ${id}`,
      summary: "Made up for tests.",
      category,
      date_start: day(start),
      date_end: day(Math.min(DAYS - 1, start + (isLong ? Math.floor(random() * 10) : 0))),
      place_name: place.name,
      place_precision: precision,
      place_role: random() < 0.08 ? "statement" : "event",
      radius_km: radius,
      status: pick(STATUSES),
      sources: [{ publisher, title: `${publisher} on day ${start}`, published: day(start), reliability: pick(["A", "B", "C", "D"]), credibility: 1 + Math.floor(random() * 5) }],
    }));
    if (lines.length === CHUNK || id === count) {
      yield lines.join(",\n") + (id === count ? "\n" : ",\n");
      lines = [];
    }
  }
  yield "]}\n";
}

function manifest(count) {
  const categories = CATEGORIES.map(([id, label, color, dark, icon]) => `
[[category]]
id = "${id}"
label = { en = "${label}" }
color = "${color}"
color_dark = "${dark}"
icon = "${icon}"
`);
  return `title = "${count.toLocaleString("en")} reports along a made-up border"
description = "Made up to see how the map bears many reports."
attribution = "Made up for the tests"
languages = ["en"]
time_zone = "UTC"
max_offset_km = 200

[[side]]
id = "NOR"
names = { en = "Norland" }

[[side]]
id = "SUD"
names = { en = "Sudland" }

[[collection]]
id = "borders"
kind = "border"
title = "Border"
file = "border.geojson"

[[collection]]
id = "lands"
kind = "area"
title = "Lands"
file = "lands.geojson"

[[collection]]
id = "reports"
kind = "report"
title = "Reports"
file = "reports.geojson"
${categories.join("")}`;
}

/** Writes a project of so many reports into a folder. */
export function write(folder, count) {
  mkdirSync(folder, { recursive: true });
  const border = line();
  writeFileSync(join(folder, "sarhad.toml"), manifest(count));
  writeFileSync(join(folder, "border.geojson"), collection([feature(1, { type: "LineString", coordinates: border }, { left: "NOR", right: "SUD", status: "recognised", source: "Made up" })]));
  writeFileSync(join(folder, "lands.geojson"), lands(border));
  writeFileSync(join(folder, "reports.geojson"), "");
  for (const text of reports(count, border)) writeFileSync(join(folder, "reports.geojson"), text, { flag: "a" });
}

/** A project of so many reports in a temporary folder, and the function that takes it away. */
export function project(count) {
  const folder = mkdtempSync(join(tmpdir(), "sarhad-many-"));
  write(folder, count);
  return { name: `${count} reports`, folder, remove: () => rmSync(folder, { recursive: true }) };
}

if (process.argv[2] && import.meta.url === pathToFileURL(process.argv[1]).href) write(process.argv[2], Number(process.argv[3] ?? 100_000));
