// The small maps of the data pages: one collection on the basemap, drawn from our own tiles.
import type { CircleLayerSpecification, FilterSpecification, LngLatBoundsLike, Map as MapLibreMap } from "maplibre-gl";
import { startLanguages } from "./languages.ts";
import { afterFirstPaint, loadMapLibre, type MapLibre } from "./maplibre.ts";
import { startMenu } from "./menu.ts";
import { NEAR_KM } from "./rows.ts";
import { METRES_PER_PX } from "./scale.ts";
import { onTheme, startTheme, theme, type Theme } from "./theme.ts";
import { tokenColour } from "./tokens.ts";

startLanguages();
startTheme();
startMenu();
const places = [...document.querySelectorAll<HTMLElement>(".mini-map")];

async function start(): Promise<void> {
  await afterFirstPaint();
  const library = await loadMapLibre();
  for (const place of places) draw(library, place);
}

function draw(library: MapLibre, place: HTMLElement): void {
  const style = (now: Theme) => (now === "dark" ? place.dataset.styleDark : place.dataset.styleLight) ?? "";
  const map = new library.Map({
    container: place,
    style: style(theme()),
    bounds: bounds(place),
    fitBoundsOptions: { padding: 24, maxZoom: 8 },
    cooperativeGestures: true,
    attributionControl: { compact: false },
    dragRotate: false,
  });
  map.addControl(new library.NavigationControl({ showCompass: false }));
  map.on("style.load", () => addCollection(map, place));
  map.once("load", () => place.classList.add("is-drawn"));
  onTheme((now) => map.setStyle(style(now)));
}

function bounds(place: HTMLElement): LngLatBoundsLike {
  const [west = -180, south = -60, east = 180, north = 75] = (place.dataset.bounds ?? "").split(",").map(Number);
  // Across the antimeridian the east is the smaller number.
  return [west, south, east < west ? east + 360 : east, north];
}

/** Draws the collection over the basemap, whatever its geometry; one feature alone where the page names it. */
function addCollection(map: MapLibreMap, place: HTMLElement): void {
  const { tiles, layer, featureId } = place.dataset;
  if (!tiles || !layer || map.getSource("collection")) return;
  map.addSource("collection", { type: "vector", tiles: [new URL(tiles, location.href).href.replace(/%7B/gi, "{").replace(/%7D/gi, "}")] });
  const colour = tokenColour("--accent");
  const halo = tokenColour("--marker-halo");
  const base = { source: "collection", "source-layer": layer };
  const shown: unknown[] = featureId === undefined ? [] : [["==", ["to-string", ["get", "id"]], featureId]];
  const where = (...conditions: unknown[]) => ["all", ...conditions, ...shown] as FilterSpecification;
  const [area, notPoint, point] = [["==", ["geometry-type"], "Polygon"], ["!=", ["geometry-type"], "Point"], ["==", ["geometry-type"], "Point"]];
  const fill = { "fill-color": colour, "fill-opacity": 0.12 };
  const dot = { "circle-color": colour, "circle-radius": 5, "circle-stroke-color": halo, "circle-stroke-width": 2 };
  map.addLayer({ ...base, id: "collection-fill", type: "fill", filter: where(area), paint: fill });
  map.addLayer({ ...base, id: "collection-casing", type: "line", filter: where(notPoint), paint: { "line-color": halo, "line-width": 5 } });
  map.addLayer({ ...base, id: "collection-line", type: "line", filter: where(notPoint), paint: { "line-color": colour, "line-width": 2 } });
  map.addLayer({ ...base, id: "collection-disc", type: "circle", filter: where(point, VAGUE), paint: discPaint(map, colour) });
  map.addLayer({ ...base, id: "collection-point", type: "circle", filter: where(point, ["!", VAGUE]), paint: dot });
}

/** The rule of `isPoint` (rows.ts) for features of tiles; what says nothing of its precision is no report, hence a point. */
const VAGUE = [
  "all",
  ["has", "place_precision"],
  [
    "any",
    ["!", ["in", ["get", "place_precision"], ["literal", ["exact", "near"]]]],
    [">", ["coalesce", ["get", "radius_km"], ["case", ["==", ["get", "place_precision"], "near"], NEAR_KM + 1, 0]], NEAR_KM],
  ],
];

/** A vague place as a disc of its radius, true at the latitude of the map's middle; 12 px where the error is not known. */
function discPaint(map: MapLibreMap, colour: string): NonNullable<CircleLayerSpecification["paint"]> {
  const pxPerKm = 1000 / (METRES_PER_PX * Math.cos((map.getCenter().lat * Math.PI) / 180));
  const radius = (zoom: number) => ["case", ["has", "radius_km"], ["*", ["get", "radius_km"], pxPerKm * 2 ** zoom], 12];
  return {
    "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 0, radius(0), 22, radius(22)] as never,
    "circle-color": colour,
    "circle-opacity": 0.1,
    "circle-stroke-color": colour,
    "circle-stroke-width": 1.1,
    "circle-stroke-opacity": 0.8,
  };
}

if (places.length > 0) void start();
