// What a reader knows a stretch of border by: the towns on both banks, the crossings with their status of the day.
import { svg } from "../svg.ts";
import { inLanguage, kmInterval, statusOn, type LandmarkCrossing, type LandmarkTown } from "./document.ts";
import type { Frame } from "./frame.ts";
import type { OffsetAxis } from "./offset-axis.ts";
import type { Places } from "./stand.ts";
import { textWidth } from "./text-width.ts";
import { language, words } from "./words.ts";

const SIZE = 11;
const GAP = 8;
const CROSSING_PX = 17;

/** Towns of the left bank above the plot, those of the right bank at its lower edge, each with a line to the border; the first of the list win where there is little room. */
export function towns(frame: Frame, offset: OffsetAxis, rightName: number): SVGElement {
  const { document, km, top, bottom } = frame;
  const group = svg("g", { class: "strip-towns" });
  const all = document.landmarks.towns;
  const above = row(all.filter(({ offset_km }) => offset_km >= 0), (x, width) => clampTo(x - width / 2, km.left - 20, km.right + 10 - width), km.x.bind(km));
  for (const { x, left, text } of above) {
    group.append(svg("line", { x1: x, x2: x, y1: top - 2, y2: offset.middle }), svg("text", { x: left, y: top - 5 }, text));
  }
  const limit = km.right - rightName;
  const below = row(all.filter(({ offset_km }) => offset_km < 0), (x, width) => (x + 4 + width < limit ? x + 4 : x < limit && x - 4 - width > km.left ? x - 4 - width : null), km.x.bind(km));
  for (const { x, left, text } of below) {
    group.append(svg("line", { x1: x, x2: x, y1: offset.middle, y2: bottom }), svg("text", { class: "strip-town-right", x: left, y: bottom - 5 }, text));
  }
  return group;
}

interface Placed {
  x: number;
  left: number;
  text: string;
}

function row(towns: LandmarkTown[], leftOf: (x: number, width: number) => number | null, xOf: (km: number) => number): Placed[] {
  const placed: Placed[] = [];
  const taken: [number, number][] = [];
  for (const town of towns) {
    const text = inLanguage(town.names, town.name, language);
    const width = textWidth(text, SIZE);
    const x = xOf(town.km);
    const left = leftOf(x, width);
    if (left === null || taken.some(([from, to]) => left < to + GAP && left + width > from - GAP)) continue;
    taken.push([left, left + width]);
    placed.push({ x, left, text });
  }
  return placed;
}

const clampTo = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The crossings on the line; one that is vague has a bar as long as its interval. */
export function crossings({ document, km }: Frame, y: number, day: string | null, places: Places): SVGElement {
  const group = svg("g", { class: "strip-crossings" });
  for (const crossing of document.landmarks.crossings) {
    const [low, high] = kmInterval(crossing);
    const x = km.x(crossing.km ?? (low + high) / 2);
    const { status } = statusOn(crossing, day);
    const drawn = svg("g", { role: "img", "aria-label": crossingInWords(crossing, day) }, svg("title", {}, crossingInWords(crossing, day)));
    if (crossing.km === null) drawn.append(svg("line", { class: "strip-crossing-range", x1: km.x(low), x2: km.x(high), y1: y, y2: y }));
    drawn.append(svg("use", { href: `#crossing-${status}`, x: x - CROSSING_PX / 2, y: y - CROSSING_PX / 2, width: CROSSING_PX, height: CROSSING_PX }));
    group.append(drawn);
    places.take([x, y], 7.5);
  }
  return group;
}

export function crossingName({ name, names }: LandmarkCrossing): string {
  return inLanguage(names, name, language);
}

export function crossingInWords(crossing: LandmarkCrossing, day: string | null): string {
  const { status, since } = statusOn(crossing, day);
  return `${crossingName(crossing)}: ${words.crossing(status, since, day)}`;
}
