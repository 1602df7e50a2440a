// Decides where marks stand at one zoom: points gather in clusters, handles sit on their rims, marks step off crossings.
import type { Feature, FeatureCollection, LineString, Point, Position } from "geojson";
import { cluster, type Gathered } from "./clusters.ts";
import type { Category } from "./config.ts";
import { destination } from "./geodesic.ts";
import { clusterImage, hatchImage, HANDLE_PX, markImage, MARK_PX } from "./images.ts";
import { writeIds } from "./mark-ids.ts";
import { fromPixels, toPixels } from "./pixels.ts";
import { isPoint, type Report } from "./rows.ts";
import { Taken } from "./taken.ts";

export interface Mark {
  /** One id, or those of a cluster. */
  ids: string[];
  image: string;
  place: Position;
}

export interface Placement {
  marks: Mark[];
  hatches: Mark[];
  /** From a mark's true place to where it stands, where it stepped off a crossing. */
  leaders: [Position, Position][];
}

/** Closer than this, a mark would hide a crossing; it then stands 20 px off. */
const HIDES_PX = 13;
const STEP_PX = 20;
/** Handles stand at least this far from other marks. */
const HANDLE_APART_PX = 16;
/** Directions in which a handle may stand on its rim, degrees from north, the best first. */
const BEARINGS = [45, 315, 90, 0, 135, 270, 225, 180, 67, 293, 22, 338, 112, 248, 157, 203];

/** Where everything stands at `zoom`. `crossings` are the places of the symbols that must stay in sight. */
export function place(reports: Report[], categories: Category[], crossings: Position[], zoom: number): Placement {
  const placed = reports.filter((report) => report.place !== null);
  const points = placed.filter(isPoint).map((item) => ({ item, lon: item.place![0], lat: item.place![1] }));
  const placement: Placement = { marks: [], hatches: [], leaders: [] };
  for (const group of cluster(points, zoom)) stand(group, categories, crossings, zoom, placement);
  const vague = placed.filter((report) => !isPoint(report));
  const taken = new Taken(HANDLE_APART_PX);
  for (const at of [...placement.marks.map((mark) => mark.place), ...crossings]) taken.add(...toPixels(at, zoom));
  for (const report of vague) {
    if (report.radiusKm === null) placement.hatches.push(hatch(report));
    const mark = handle(report, taken, zoom);
    taken.add(...toPixels(mark.place, zoom));
    placement.marks.push(mark);
  }
  return placement;
}

function stand(group: Gathered<Report>, categories: Category[], crossings: Position[], zoom: number, out: Placement): void {
  const truth: Position = [group.lon, group.lat];
  const place = stepOff(truth, crossings, zoom);
  if (place !== truth) out.leaders.push([truth, place]);
  const [first] = group.items;
  const image = group.items.length === 1 ? markImage(first!.category, first!.status, MARK_PX) : ring(group.items, categories);
  out.marks.push({ ids: group.items.map(({ id }) => id), image, place });
}

function ring(items: Report[], categories: Category[]): string {
  return clusterImage(categories.map(({ id }) => items.filter(({ category }) => category === id).length));
}

/** To the upper right where a crossing lies beneath, unless another one is there. */
function stepOff(truth: Position, crossings: Position[], zoom: number): Position {
  const [x, y] = toPixels(truth, zoom);
  const symbols = crossings.map((crossing) => toPixels(crossing, zoom));
  const hidden = (px: number, py: number) => symbols.some(([cx, cy]) => Math.hypot(cx - px, cy - py) < HIDES_PX);
  if (!hidden(x, y)) return truth;
  const d = STEP_PX * Math.SQRT1_2;
  const free = [[d, -d], [d, d], [-d, d], [-d, -d]].find(([dx, dy]) => !hidden(x + dx!, y + dy!)) ?? [d, -d];
  return fromPixels([x + free[0]!, y + free[1]!], zoom);
}

/** On the rim, where no other mark and no crossing stands: discs with one centre so spread their handles. */
function handle(report: Report, taken: Taken, zoom: number): Mark {
  const free = (at: Position) => taken.isFree(...toPixels(at, zoom));
  const { place: centre, radiusKm } = report;
  const rim = radiusKm === null ? [] : BEARINGS.map((bearing) => destination(centre!, radiusKm, bearing));
  const place = radiusKm === null ? beside(centre!, zoom) : (rim.find(free) ?? rim[0]!);
  return { ids: [report.id], image: markImage(report.category, report.status, HANDLE_PX), place };
}

/** Where the error is not known there is no rim: the handle stands below the question mark, at the hatch's edge. */
function beside(centre: Position, zoom: number): Position {
  const [x, y] = toPixels(centre, zoom);
  return fromPixels([x + 25, y - 9], zoom);
}

function hatch(report: Report): Mark {
  return { ids: [report.id], image: hatchImage(report.category), place: report.place! };
}

export function markFeatures(marks: Mark[]): FeatureCollection<Point> {
  return collection(marks.map(({ ids, image, place }) => ({
    type: "Feature",
    properties: { ids: writeIds(ids), image, count: ids.length },
    geometry: { type: "Point", coordinates: place },
  })));
}

export function leaderFeatures(leaders: [Position, Position][]): FeatureCollection<LineString> {
  return collection(leaders.map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } })));
}

export function collection<G extends Point | LineString>(features: Feature<G>[]): FeatureCollection<G> {
  return { type: "FeatureCollection", features };
}
