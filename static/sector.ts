// A sector on the live map: the corridor about a stretch of a border, shaded under the border's bands.
import type { FeatureCollection, Position } from "geojson";
import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { tokenColour } from "./tokens.ts";

/** Half the width of the corridor where none is said, km. */
export const WITHIN_KM = 25;

const SOURCE = "sector";
const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };
/** Layers that a sector lies under, the lowest first. */
const ABOVE = ["lesser-border", "band-left", "band-right", "report-disc-fill", "border-casing"];

/** West, south, east, north; east beyond 180 where the corridor crosses the antimeridian. */
export type SectorBounds = [west: number, south: number, east: number, north: number];

interface Shading {
  /** What is asked for, so that an answer that comes late is not drawn. */
  wanted: string | null;
  data: FeatureCollection;
}

const shadings = new WeakMap<MapLibreMap, Shading>();

/** Shades a stretch of a border and everything within `withinKm` of it. Gives its bounds; null where another was asked for meanwhile. */
export async function showSector(live: { map: MapLibreMap }, border: string, from: number, to: number, withinKm = WITHIN_KM): Promise<SectorBounds | null> {
  const shading = shadingOf(live.map);
  const query = new URLSearchParams({ from: String(from), to: String(to), within_km: String(withinKm) });
  const wanted = `borders/${encodeURIComponent(border)}/sector?${query}`;
  shading.wanted = wanted;
  const answer = await fetch(wanted);
  if (!answer.ok) throw new Error(`sector: the server answers ${answer.status}`);
  const data = corridors((await answer.json()) as FeatureCollection);
  if (shading.wanted !== wanted) return null;
  draw(live.map, shading, data);
  return boundsOf(data);
}

/** Takes the shading away. */
export function hideSector(live: { map: MapLibreMap }): void {
  const shading = shadings.get(live.map);
  if (!shading) return;
  shading.wanted = null;
  draw(live.map, shading, NOTHING);
}

function shadingOf(map: MapLibreMap): Shading {
  const known = shadings.get(map);
  if (known) return known;
  const shading: Shading = { wanted: null, data: NOTHING };
  shadings.set(map, shading);
  // A change of theme brings another style, which knows nothing of the sector.
  map.on("style.load", () => addLayers(map, shading));
  return shading;
}

function draw(map: MapLibreMap, shading: Shading, data: FeatureCollection): void {
  shading.data = data;
  const source = map.getSource<GeoJSONSource>(SOURCE);
  if (source) void source.setData(data);
  else addLayers(map, shading);
}

function addLayers(map: MapLibreMap, { data }: Shading): void {
  const style = map.getStyle() as ReturnType<MapLibreMap["getStyle"]> | undefined;
  // Before the first style is there: its "style.load" comes here again.
  if (!style || map.getSource(SOURCE)) return;
  map.addSource(SOURCE, { type: "geojson", data });
  const under = style.layers.find(({ id }) => ABOVE.some((name) => id.startsWith(name)))?.id;
  const colour = tokenColour("--sector");
  map.addLayer({ id: "sector-fill", type: "fill", source: SOURCE, paint: { "fill-color": colour, "fill-opacity": 0.14 } }, under);
  map.addLayer({ id: "sector-rim", type: "line", source: SOURCE, layout: { "line-join": "round" }, paint: { "line-color": colour, "line-width": 1.1, "line-opacity": 0.6 } }, under);
}

/** The corridor alone: the answer holds the line too, which the map has already. */
function corridors({ features }: FeatureCollection): FeatureCollection {
  return { type: "FeatureCollection", features: features.filter(({ geometry }) => geometry?.type === "MultiPolygon" || geometry?.type === "Polygon") };
}

/** Exported for the tests. Polygons cut at the antimeridian are put side by side again: the narrower of both ways round. */
export function boundsOf({ features }: FeatureCollection): SectorBounds | null {
  const places = features.flatMap(({ geometry }) => positions(geometry && "coordinates" in geometry ? geometry.coordinates : []));
  if (places.length === 0) return null;
  const lats = places.map(([, lat]) => lat!);
  const span = (lons: number[]): [number, number] => [Math.min(...lons), Math.max(...lons)];
  const plain = span(places.map(([lon]) => lon!));
  const turned = span(places.map(([lon]) => (lon! < 0 ? lon! + 360 : lon!)));
  const [west, east] = turned[1] - turned[0] < plain[1] - plain[0] ? turned : plain;
  return [west, Math.min(...lats), east, Math.max(...lats)];
}

function positions(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return [];
  return typeof coordinates[0] === "number" ? [coordinates as Position] : coordinates.flatMap(positions);
}
