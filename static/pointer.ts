// Pointing at the map: hover raises, a click selects, a cluster opens.
import type { Feature, Point } from "geojson";
import { unwrap } from "./box.ts";
import { entryOn } from "./crossing-status.ts";
import type { CrossingProperties } from "./crossings.ts";
import { form } from "./forms.ts";
import { freeOf } from "./free-area.ts";
import type { LiveMap } from "./live-map.ts";
import type { Model } from "./model.ts";
import type { Report } from "./rows.ts";
import { dayInWords, say } from "./words.ts";

/** Half of the hit area: 24 px for a mouse, 44 px for a finger. */
export const REACH_PX = { fine: 12, coarse: 22 };
/** Marks that still share a place at this zoom are listed, not zoomed apart. */
const APART_ZOOM = 11;
/** The world's width and height at zoom 0, px. */
const WORLD_PX = 512;
/** The message of each status of a crossing. */
const STATUS = { open: "map-crossing-open", closed: "map-crossing-closed", restricted: "map-crossing-restricted", unknown: "map-crossing-unknown" };

export function startPointer(live: LiveMap, model: Model): void {
  const { map, reports } = live;
  map.on("mousemove", ({ point }) => {
    const [id, more] = reports.markAt(point, REACH_PX.fine);
    const crossing = id === undefined && crossingAt(live, point);
    const under = id === undefined && !crossing ? reports.discAt(point) : null;
    model.hover(id !== undefined && more === undefined ? id : under);
    map.getCanvas().style.cursor = id !== undefined || crossing || under !== null ? "pointer" : "";
  });
  map.getCanvas().addEventListener("pointerleave", () => model.hover(null));
  map.on("click", ({ point, originalEvent }) => {
    const coarse = (originalEvent as PointerEvent).pointerType === "touch" || matchMedia("(pointer: coarse)").matches;
    const ids = reports.markAt(point, coarse ? REACH_PX.coarse : REACH_PX.fine);
    if (ids.length === 1) return model.select(ids[0]!);
    if (ids.length > 1) return open(live, model, ids);
    const crossing = crossingAt(live, point);
    if (crossing) return showCrossing(live, crossing, model.lastDay);
    const under = reports.discAt(point);
    if (under !== null || model.selected) model.select(under);
  });
  model.onSelect((report) => report && reveal(live, report));
  // A link to a report that names no view shows where the report lies.
  const linked = model.selected;
  if (linked && !model.state.view) map.once("load", () => reveal(live, linked, 0));
}

export function crossingAt({ map, crossings }: LiveMap, { x, y }: { x: number; y: number }): Feature<Point, CrossingProperties> | undefined {
  if (!map.getLayer("crossing-symbols")) return undefined;
  const [hit] = map.queryRenderedFeatures([[x - 10, y - 10], [x + 10, y + 10]], { layers: ["crossing-symbols"] });
  return hit && crossings.all[hit.properties.index];
}

/** Zooms a cluster apart where that helps; else lists what stands there. */
function open(live: LiveMap, model: Model, ids: string[]): void {
  const members = ids.map((id) => model.byId.get(id)).filter((report) => report !== undefined);
  const places = members.map(({ place }) => place!);
  const bounds = places.reduce((box, place) => box.extend(place), new live.library.LngLatBounds(places[0]!, places[0]!));
  const camera = live.map.cameraForBounds(bounds, { padding: 120, maxZoom: APART_ZOOM });
  const zoom = camera?.zoom ?? 0;
  if (zoom > live.map.getZoom() + 0.5 && zoom < APART_ZOOM) live.map.easeTo({ ...camera, duration: 900 }, { act: "pan" });
  else listMembers(live, model, members, bounds.getCenter().toArray());
}

function listMembers({ map, library }: LiveMap, model: Model, members: Report[], at: [number, number]): void {
  const box = document.createElement("div");
  box.className = "cluster-list";
  const heading = document.createElement("p");
  heading.textContent = say("map-here", { count: members.length });
  const list = document.createElement("ul");
  const popup = new library.Popup({ maxWidth: "320px", offset: 16, focusAfterOpen: true }).setLngLat(at);
  for (const { id, row, start, category } of members) {
    const button = document.createElement("button");
    button.type = "button";
    const mark = row.querySelector("svg.mark")?.cloneNode(true);
    const day = document.createElement("time");
    day.textContent = dayInWords(start, "dayMonthShort");
    const title = document.createElement("span");
    title.textContent = row.querySelector(".title")?.textContent ?? id;
    button.append(...(mark ? [mark] : []), title, day);
    button.addEventListener("click", () => {
      popup.remove();
      model.select(id);
    });
    const item = document.createElement("li");
    item.className = `cat-${category}`;
    item.append(button);
    list.append(item);
  }
  box.append(heading, list);
  popup.setDOMContent(box).addTo(map);
}

export function showCrossing({ map, library }: LiveMap, { geometry, properties }: Feature<Point, CrossingProperties>, day: string | null): void {
  const entry = entryOn(properties.status_history, day);
  const box = document.createElement("div");
  box.className = "crossing-note";
  const line = (tag: string, text: string) => {
    const element = document.createElement(tag);
    element.textContent = text;
    element.dir = "auto";
    box.append(element);
  };
  line("h3", properties.name ?? "");
  const word = say(STATUS[entry?.status ?? "unknown"]);
  const status = entry && entry.status !== "unknown" ? say("map-crossing-since", { status: word, day: dayInWords(entry.from) }) : word;
  line("p", day ? say("map-crossing-on", { status, day: dayInWords(day) }) : status);
  if (entry?.note) line("p", entry.note);
  if (entry?.source?.publisher) line("small", entry.source.publisher);
  new library.Popup({ maxWidth: "300px", offset: 12 }).setLngLat(geometry.coordinates as [number, number]).setDOMContent(box).addTo(map);
}

/** Moves the camera only where the selected place is hidden: outside, or under card or sheet; on a phone it stands in the middle. */
export function reveal({ map, library, reports }: LiveMap, report: Report, duration = 900): void {
  const place = reports.standing(report.id) ?? report.place;
  if (!place) return;
  const box = map.getContainer().getBoundingClientRect();
  const free = freeOf(box);
  const at = map.project(unwrap(place as [number, number], map.getCenter().lng));
  const margin = 32;
  const seen = at.x > free.left + margin && at.x < free.right - margin && at.y > free.top + margin && at.y < free.bottom - margin;
  if (seen && form() !== "narrow") return;
  const offset: [number, number] = [(free.left + free.right - box.width) / 2, (free.top + free.bottom - box.height) / 2];
  const { y } = library.MercatorCoordinate.fromLngLat(report.place!);
  const zoom = Math.max(map.getZoom(), reachingZoom(y, box.height, offset[1]));
  // Part of the selection: Back undoes both at once.
  map.easeTo({ center: report.place!, zoom, offset, duration }, { act: duration > 0 ? "select" : "address" });
}

/**
 * From this zoom on a place can stand `down` px beneath the middle of a map of that height: the world ends at its poles.
 * `y` is the place's share of the world's height, from the north.
 */
function reachingZoom(y: number, height: number, down: number): number {
  const world = Math.max((height / 2 + down) / y, (height / 2 - down) / (1 - y));
  return Math.log2(world / WORLD_PX);
}
