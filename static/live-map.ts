// The live map: MapLibre over the server's drawing, which stays until the first frame is there.
import type { Map as MapLibreMap, MapMovementEvent, MapOptions, PaddingOptions } from "maplibre-gl";
import type { Position } from "geojson";
import { busiest } from "./busiest.ts";
import { Crossings } from "./crossings.ts";
import { supplyImages } from "./images.ts";
import type { MapLibre } from "./maplibre.ts";
import type { Model } from "./model.ts";
import { ReportsLayer } from "./reports-layer.ts";
import type { Report } from "./rows.ts";
import { ScaleBar } from "./scale.ts";
import type { Bbox, View } from "./state.ts";
import { onTheme, theme } from "./theme.ts";
import { say } from "./words.ts";

const narrow = matchMedia("(max-width: 799px)");

/** Where the reports stand on the map. */
export interface Reports {
  /** Where crossings stand: marks must not hide them. */
  crossings: Position[];
  /** Adds sources and layers; called again after each change of style. */
  add(): void;
  /** Draws the reports that fit now. */
  refresh(): void;
  /** Where a report's mark stands; null where that is not known. */
  standing(id: string | null): Position | null;
  /** The reports of the mark nearest to a point of the map, within `reach` px. */
  markAt(point: { x: number; y: number }, reach: number): string[];
  /** The report of the smallest disc about a point of the map. */
  discAt(point: { x: number; y: number }): string | null;
}

export interface LiveMap {
  map: MapLibreMap;
  library: MapLibre;
  reports: Reports;
  crossings: Crossings;
  /** The project's own view. */
  home: Bbox;
  /** Frames it. */
  goHome(): void;
}

/** Shows the live map in `place` once it has drawn its first frame. */
export function startLiveMap(library: MapLibre, place: HTMLElement, model: Model, reports = (map: MapLibreMap): Reports => new ReportsLayer(map, model)): LiveMap {
  const home = wholeView(place, model);
  const stage = document.createElement("div");
  stage.className = "map-gl";
  place.append(stage);
  const map = new library.Map({
    container: stage,
    style: styleUrl(place),
    ...camera(model, home),
    attributionControl: false,
    minZoom: 0,
    maxZoom: 14,
    maxPitch: 70,
    fadeDuration: 120,
    localIdeographFontFamily: "sans-serif",
    locale: { "Map.Title": say("map-title"), "NavigationControl.ZoomIn": say("map-zoom-in"), "NavigationControl.ZoomOut": say("map-zoom-out") },
  });
  const live: LiveMap = {
    map,
    library,
    reports: reports(map),
    crossings: new Crossings(map, model),
    home,
    goHome: () => map.fitBounds(home, { padding: padding(), duration: 900 }, { act: "pan" }),
  };
  supplyImages(map, model.config.categories);
  addControls(library, live);
  map.on("style.load", () => addLayers(live));
  // Not on "load": on a slow machine that comes before the tiles are drawn, and readers would see an empty sea.
  map.once("idle", () => place.classList.add("is-live"));
  void live.crossings.load().then(() => showCrossings(live), (reason: unknown) => console.warn(String(reason)));
  onTheme(() => map.setStyle(styleUrl(place), { diff: false }));
  followView(map, model, home);
  return live;
}

function addLayers(live: LiveMap): void {
  live.crossings.add();
  live.reports.add();
}

function showCrossings({ crossings, reports }: LiveMap): void {
  reports.crossings = crossings.all.map(({ geometry }) => geometry.coordinates);
  crossings.refresh();
  reports.refresh();
}

function styleUrl(place: HTMLElement): string {
  const url = theme() === "dark" ? place.dataset.styleDark : place.dataset.styleLight;
  return new URL(url ?? `/styles/${theme()}`, location.href).href;
}

function wholeView(place: HTMLElement, model: Model): Bbox {
  const parts = (place.dataset.bounds ?? "").split(",").map(Number);
  const [west, south, east, north] = parts.length === 4 && parts.every(Number.isFinite) ? (parts as Bbox) : (model.config.view?.bbox ?? [-170, -50, 170, 70]);
  return [west, south, east < west ? east + 360 : east, north];
}

function camera({ state, shown }: Model, home: Bbox): Partial<MapOptions> {
  if (!state.view) return { bounds: opening(shown, home), fitBoundsOptions: { padding: padding() } };
  const { lon, lat, zoom, bearing, pitch } = state.view;
  return { center: [lon, lat], zoom, bearing, pitch };
}

/** What the map shows where the address does not say. */
function opening(shown: Report[], home: Bbox): Bbox {
  return narrow.matches && !document.body.classList.contains("embed-page") ? busiest(shown, home) : home;
}

/** On a small screen the sheet covers the lower part of the map. */
function padding(): PaddingOptions {
  if (!narrow.matches) return { top: 24, right: cardWidth() + 24, bottom: 24, left: 24 };
  const sheet = document.getElementById("panel")?.getBoundingClientRect();
  const covered = sheet ? Math.max(0, innerHeight - sheet.top) : 0;
  const pills = document.querySelector(".pills")?.getBoundingClientRect();
  return { top: (pills?.bottom ?? 0) + 12, right: 12, bottom: Math.min(covered, innerHeight / 2) + 16, left: 12 };
}

/** So much of the map's right the open card and its gap cover, px. */
function cardWidth(): number {
  const card = document.querySelector<HTMLElement>("#card:not([hidden])");
  return card ? card.offsetWidth + 16 : 0;
}

function addControls(library: MapLibre, { map, goHome }: LiveMap): void {
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-left");
  map.addControl({ onAdd: () => homeButton(goHome), onRemove: () => undefined }, "top-left");
  map.addControl(new ScaleBar(), "bottom-left");
  // The page names its sources itself, beside the map; a page that does not gets the library's line.
  if (!document.querySelector(".map-attribution")) map.addControl(new library.AttributionControl({ compact: narrow.matches }), "bottom-right");
  map.keyboard.enable();
  map.touchPitch.disable();
}

function homeButton(goHome: () => void): HTMLElement {
  const group = document.createElement("div");
  group.className = "maplibregl-ctrl maplibregl-ctrl-group";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-home";
  button.title = say("map-whole-view");
  button.setAttribute("aria-label", say("map-whole-view"));
  button.append(frameIcon());
  button.addEventListener("click", goHome);
  group.append(button);
  return group;
}

/** Four corners: what the button frames. */
function frameIcon(): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M9.5 2.5H13.5V6.5M6.5 13.5H2.5V9.5M13.5 2.5L9 7M2.5 13.5L7 9");
  svg.append(path);
  return svg;
}

/** What the map shows now; its longitudes may lie beyond 180. */
export function viewOf(map: MapLibreMap): Bbox {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/**
 * The reader's own moves go into the address; the camera follows the address when Back is pressed.
 * `act` in an event's data says who moved the camera: "select" is part of a selection, "address" is no act at all.
 */
function followView(map: MapLibreMap, model: Model, home: Bbox): void {
  let last = viewState(map);
  model.moveView(viewOf(map));
  map.on("moveend", ({ act }: MapMovementEvent & { act?: string }) => {
    const view = viewState(map);
    // A window that is resized ends a move too, but moves nothing.
    const moved = JSON.stringify(view) !== JSON.stringify(last);
    last = view;
    if (moved && act === "select") model.store.amend({ view });
    else if (moved && act !== "address") model.store.update({ view }, "pan");
    model.moveView(viewOf(map));
  });
  addEventListener("popstate", () => {
    const { view } = model.state;
    const data = { act: "address" };
    // The story looks for itself where its step lies.
    if (model.state.panel === "story") return;
    if (view) map.jumpTo({ center: [view.lon, view.lat], zoom: view.zoom, bearing: view.bearing, pitch: view.pitch }, data);
    else map.fitBounds(opening(model.shown, home), { padding: padding(), duration: 0 }, data);
  });
}

export function viewState(map: MapLibreMap): View {
  const { lng: lon, lat } = map.getCenter().wrap();
  return { zoom: map.getZoom(), lat, lon, bearing: map.getBearing(), pitch: map.getPitch() };
}
