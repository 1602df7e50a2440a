// Pills at the map's edge for reports whose places lie outside of the view; a click frames them.
import { contains, unwrap } from "./box.ts";
import { viewOf, type LiveMap } from "./live-map.ts";
import type { Model } from "./model.ts";
import type { Report } from "./rows.ts";
import { say } from "./words.ts";

/** More pills than this would be a second map. */
const AT_MOST = 4;
/** Reports nearer than this to one another share a pill, degrees. */
const TOGETHER = 1.5;
const MARGIN = 12;
/** Letters of a name that a pill has room for. */
const LONGEST = 28;

interface Group {
  reports: Report[];
  place: [number, number];
}

export function startOffMap({ map, library, home }: LiveMap, model: Model): void {
  const box = map.getContainer();
  // Who zooms in knows what lies next to the view; only what no view of the border shows needs a pill.
  const usual = home;
  let pills: HTMLElement[] = [];
  const draw = () => {
    for (const pill of pills) pill.remove();
    const outside = model.shown.filter(({ place }) => place !== null && !contains(viewOf(map), place) && !contains(usual, place));
    pills = gather(outside).slice(0, AT_MOST).map(pill);
    box.append(...pills);
    spread(pills, (place) => map.project(unwrap(place, map.getCenter().lng)), box);
  };
  const pill = (group: Group): HTMLElement => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "off-map";
    button.dataset.lon = String(group.place[0]);
    button.dataset.lat = String(group.place[1]);
    const name = placeName(group.reports[0]!);
    button.append(arrow(), say("map-elsewhere", { place: name, count: group.reports.length }));
    button.setAttribute("aria-label", say("map-frame", { count: group.reports.length, place: name }));
    button.addEventListener("click", () => {
      const bounds = new library.LngLatBounds(group.place, group.place);
      for (const { place } of group.reports) bounds.extend(place!);
      map.fitBounds(bounds, { padding: 120, maxZoom: 7, duration: 900 }, { act: "pan" });
    });
    return button;
  };
  map.on("moveend", draw);
  map.on("movestart", () => pills.forEach((each) => (each.hidden = true)));
  model.onShown(draw);
  map.once("load", draw);
}

function gather(reports: Report[]): Group[] {
  const groups: Group[] = [];
  for (const report of reports) {
    const [lon, lat] = report.place!;
    const near = groups.find(({ place }) => Math.hypot(place[0] - lon, place[1] - lat) < TOGETHER);
    if (near) near.reports.push(report);
    else groups.push({ reports: [report], place: report.place! });
  }
  return groups.sort((a, b) => b.reports.length - a.reports.length);
}

/** The row's own words for the place, up to the first comma; a report that names no place gives its title. */
function placeName({ row }: Report): string {
  const place = row.dataset.place?.split(/[,·;(–]/)[0]?.trim();
  const name = place || row.querySelector(".title")?.textContent?.trim() || "…";
  return name.length > LONGEST ? `${name.slice(0, LONGEST).trimEnd()}…` : name;
}

/** Puts each pill where the line from the middle to its place leaves the map, and keeps them apart. */
function spread(pills: HTMLElement[], project: (place: [number, number]) => { x: number; y: number }, box: HTMLElement): void {
  const { clientWidth: width, clientHeight: height } = box;
  const furniture = document.querySelectorAll(".maplibregl-ctrl, .map-attribution, .key, .step-note, .story-back");
  const taken: DOMRect[] = [...furniture].map((piece) => piece.getBoundingClientRect());
  const origin = box.getBoundingClientRect();
  for (const pill of pills) {
    const { x, y } = project([Number(pill.dataset.lon), Number(pill.dataset.lat)]);
    const [dx, dy] = [x - width / 2, y - height / 2];
    const reach = Math.min(Math.abs((width / 2) / (dx || 1e-9)), Math.abs((height / 2) / (dy || 1e-9)));
    const clamp = (value: number, size: number, room: number) => Math.max(MARGIN, Math.min(room - size - MARGIN, value));
    pill.querySelector("svg")?.setAttribute("transform", `rotate(${Math.round((Math.atan2(dy, dx) * 180) / Math.PI)})`);
    let left = clamp(width / 2 + dx * reach - pill.offsetWidth / 2, pill.offsetWidth, width);
    let top = clamp(height / 2 + dy * reach - pill.offsetHeight / 2, pill.offsetHeight, height);
    for (let tries = 0; tries < 12; tries += 1) {
      const hit = taken.find((other) => overlap(other, origin, left, top, pill));
      if (!hit) break;
      // Along the edge, away from what is in the way; off the lower edge, where the line of sources runs, upwards.
      if (top <= MARGIN) left = clamp(hit.right - origin.left + 8, pill.offsetWidth, width);
      else if (top >= height - pill.offsetHeight - MARGIN) top = clamp(hit.top - origin.top - pill.offsetHeight - 8, pill.offsetHeight, height);
      else top = clamp(hit.bottom - origin.top + 8, pill.offsetHeight, height);
    }
    pill.style.left = `${left}px`;
    pill.style.top = `${top}px`;
    taken.push(new DOMRect(origin.left + left, origin.top + top, pill.offsetWidth, pill.offsetHeight));
  }
}

function overlap(other: DOMRect, origin: DOMRect, left: number, top: number, { offsetWidth, offsetHeight }: HTMLElement): boolean {
  const [x, y] = [origin.left + left, origin.top + top];
  return x < other.right + 6 && x + offsetWidth > other.left - 6 && y < other.bottom + 6 && y + offsetHeight > other.top - 6;
}

function arrow(): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 12 12");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M1.5 6H10M6.5 2.5L10 6L6.5 9.5");
  svg.append(path);
  return svg;
}
