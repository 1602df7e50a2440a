// Space and time: km along, days downwards; reports as bars, crossings by what is known of them day by day.
import { svg } from "../svg.ts";
import type { CrossingStatus } from "../crossing-status.ts";
import type { Model } from "../model.ts";
import { dayInWords } from "../words.ts";
import { DayAxis } from "./day-axis.ts";
import { byReport, inLanguage, keyOf, kmInterval, offsetInterval, type StripPoint } from "./document.ts";
import type { Frame } from "./frame.ts";
import { borderLine, kmTicks } from "./ground.ts";
import { crossingInWords, crossingName } from "./landmarks.ts";
import { drawMarks, type Drawn } from "./marks.ts";
import { Places, type Doubt, type Px, type Spot } from "./stand.ts";
import { textWidth } from "./text-width.ts";
import { language } from "./words.ts";

/** Reports further from the border than this, km, have no place along it that means much: they are left out. */
export const FARTHEST_KM = 60;
/** Least height of a bar, px. */
const BAR = 4.5;

/** Draws the shown reports of the document's border into a group; null where no day is known. */
export function drawAlongTime(frame: Frame, model: Model, into: SVGGElement): Drawn | null {
  const { document, km, top, bottom } = frame;
  if (!document.days) return null;
  const days = new DayAxis(...document.days, top, bottom);
  const points = byReport(document.points);
  const spots = model.shown.flatMap((report): Spot[] => {
    const point = report.border === document.border ? points.get(keyOf(report)) : undefined;
    if (!point || !isNear(point)) return [];
    const [low, high] = kmInterval(point);
    const [from, to] = [days.y(report.start), days.end(report.end)];
    const middle = (from + to) / 2;
    const half = Math.max((to - from) / 2, BAR / 2);
    const doubt = { left: km.x(low), right: km.x(high), top: middle - half, bottom: middle + half };
    return [{ report, doubt, at: point.km === null ? null : [km.x(point.km), middle], beyond: 0 }];
  });
  const places = new Places({ left: km.left - 4, right: km.right + 6, top: top - 4, bottom: bottom + 4 });
  const drawn = drawMarks(spots, places, km, model, ends);
  drawn.boxLayer.classList.add("strip-bars");
  into.replaceChildren(
    svg("rect", { class: "strip-paper", x: km.left, y: top, width: km.right - km.left, height: bottom - top }),
    period(frame, days, model),
    months(frame, days),
    kmTicks(frame),
    svg("g", { class: "strip-sector-slot" }),
    context(frame, days),
    crossingLines(frame, days, model),
    drawn.boxLayer,
    drawn.leaders,
    borderLine(frame, bottom),
    drawn.markLayer,
  );
  return drawn;
}

/** Whether a report lies near enough to the border to stand here. */
export function isNear(point: StripPoint): boolean {
  const [right, left] = offsetInterval(point);
  const nearest = right <= 0 && left >= 0 ? 0 : Math.min(Math.abs(right), Math.abs(left));
  return nearest <= FARTHEST_KM;
}

/** A bar's mark stands at its end. */
function ends({ left, right, top, bottom }: Doubt): Px[] {
  const y = (top + bottom) / 2;
  return [[right, y], [left, y], ...[13, 26].flatMap((step): Px[] => [[right + step, y], [left - step, y], [right, y + step], [right, y - step]])];
}

/** The days that the reader chose, where they are not all. */
function period({ km }: Frame, days: DayAxis, { state }: Model): SVGElement {
  const { from, to } = state.period;
  const group = svg("g");
  if (from === null && to === null) return group;
  const [top, bottom] = [from === null ? days.top : days.y(from), to === null ? days.bottom : days.end(to)];
  group.append(svg("rect", { class: "strip-period", x: km.left, y: top, width: km.right - km.left, height: Math.max(0, bottom - top) }));
  return group;
}

function months({ km }: Frame, days: DayAxis): SVGElement {
  const group = svg("g", { class: "strip-months" });
  for (const month of days.months()) {
    const y = days.y(month);
    const isJanuary = month.slice(5, 7) === "01";
    const text = dayInWords(month, isJanuary ? "year" : "monthNameShort");
    group.append(svg("line", { class: "strip-month", x1: km.left - 4, x2: km.right, y1: y, y2: y }), svg("text", { class: "strip-number", x: km.left - 6, y: y + 11, "text-anchor": "end" }, text));
  }
  return group;
}

/** Labelled dates as rules; a label that has no room is left to the timeline. */
function context({ document, km }: Frame, days: DayAxis): SVGElement {
  const group = svg("g", { class: "strip-context" });
  let taken = -Infinity;
  for (const rule of document.context) {
    const y = days.y(rule.date);
    group.append(svg("line", { x1: km.left, x2: km.right, y1: y, y2: y }));
    const baseline = [y - 3, y + 11].find((wish) => wish - taken > 12);
    if (baseline === undefined) continue;
    group.append(svg("text", { x: km.right - 5, y: baseline, "text-anchor": "end" }, inLanguage(rule.labels, rule.label, language)));
    taken = baseline;
  }
  return group;
}

const LINES: Record<CrossingStatus, string> = { closed: "spell-closed", restricted: "spell-restricted", open: "spell-open", unknown: "spell-unknown" };

/** The crossings as lines through time, with their names above where there is room. */
function crossingLines({ document, km, top, bottom }: Frame, days: DayAxis, model: Model): SVGElement {
  const group = svg("g", { class: "strip-spells" });
  let taken = -Infinity;
  for (const crossing of document.landmarks.crossings) {
    const [low, high] = kmInterval(crossing);
    const x = km.x(crossing.km ?? (low + high) / 2);
    const drawn = svg("g", { role: "img", "aria-label": crossingInWords(crossing, model.lastDay) });
    for (const { from, to, status } of crossing.spells ?? []) {
      const line = { x1: x, x2: x, y1: days.y(from), y2: days.end(to) };
      drawn.append(svg("line", { class: LINES[status], ...line }));
      if (status === "open") drawn.append(svg("line", { class: "spell-open-inside", ...line }));
    }
    if (!crossing.spells) drawn.append(svg("line", { class: LINES.unknown, x1: x, x2: x, y1: top, y2: bottom }));
    group.append(drawn);
    // Short, for there is little room: what stands before a dash or a bracket.
    const name = crossingName(crossing).split(/\s+(?:[–-]\s|\()/)[0]!;
    const width = textWidth(name, 11);
    const left = Math.min(Math.max(x - width / 2, km.left), km.right - width);
    if (left < taken + 8) continue;
    taken = left + width;
    group.append(svg("text", { x: left, y: top - 5 }, name));
  }
  return group;
}
