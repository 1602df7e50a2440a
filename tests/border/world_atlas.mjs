// A file of world-atlas as GeoJSON, and what topojson's own mesh says of each pair of neighbours.
//
//     node tests/border/world_atlas.mjs 110m
//
// Prints {"areas": FeatureCollection, "pairs": [{left, right, arcs, lines}]}; codes are the places in the file, because
// several countries of the file have no id.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";

const path = createRequire(import.meta.url).resolve(`world-atlas/countries-${process.argv[2]}.json`);
const topology = JSON.parse(readFileSync(path, "utf8"));
const countries = topology.objects.countries;
const code = (index) => `C${String(index).padStart(3, "0")}`;

const areas = feature(topology, countries);
areas.features.forEach((country, index) => {
  country.properties = { code: code(index), name: country.properties.name };
});

// Which countries use each arc.
const users = new Map();
countries.geometries.forEach((country, index) => {
  for (const arc of (country.arcs ?? []).flat(Infinity)) {
    const number = arc < 0 ? ~arc : arc;
    users.set(number, (users.get(number) ?? new Set()).add(index));
  }
});
const arcs = new Map();
for (const sides of users.values()) {
  if (sides.size === 2) {
    const pair = [...sides].sort((a, b) => a - b).join(" ");
    arcs.set(pair, (arcs.get(pair) ?? 0) + 1);
  }
}
const pairs = [...arcs].map(([pair, count]) => {
  const [left, right] = pair.split(" ").map(Number);
  const sides = [countries.geometries[left], countries.geometries[right]];
  const shared = mesh(topology, countries, (a, b) => a !== b && sides.includes(a) && sides.includes(b));
  return { left: code(left), right: code(right), arcs: count, lines: shared.coordinates };
});
process.stdout.write(JSON.stringify({ areas, pairs }));
