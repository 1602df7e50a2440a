// Pointing at the strip: hover raises what is nearest, a click selects it, a drag on empty ground brushes.
import type { Model } from "../model.ts";
import type { Brush } from "./brush.ts";
import { AXIS, type Frame } from "./frame.ts";
import { kmInterval, statusOn } from "./document.ts";
import { crossingName } from "./landmarks.ts";
import { titleOf, whereOf, type Drawn, type Mark } from "./marks.ts";
import { listMembers } from "./members.ts";
import type { Tip } from "./tip.ts";
import { kmInWords, words } from "./words.ts";

/** Half of the hit area: 24 px for a mouse, 44 px for a finger. */
const REACH = { fine: 12, coarse: 22 };

interface Shown {
  drawn: Drawn | null;
  frame: Frame | null;
}

export function listenToMarks(surface: SVGSVGElement, plot: HTMLElement, tip: Tip, brush: Brush, model: Model, shown: () => Shown): void {
  const place = (event: MouseEvent): [number, number] => {
    const box = surface.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  surface.addEventListener("pointerdown", (event) => {
    const [x, y] = place(event);
    const { drawn } = shown();
    if (drawn && nearest(drawn, x, y, reachOf(event))) return;
    if (brush.press(event, x, y)) tip.hide();
  });
  surface.addEventListener("pointermove", (event) => {
    if (brush.busy) return tip.hide();
    if (event.pointerType === "touch") return;
    hover(place(event), shown(), surface, tip, model);
  });
  surface.addEventListener("pointerleave", () => {
    tip.hide();
    model.hover(null);
  });
  surface.addEventListener("click", (event) => {
    const { drawn } = shown();
    if (!drawn) return;
    // A key press on a mark is a click without a place.
    const own = drawn.marks.find(({ element }) => element.contains(event.target as Node));
    const [x, y] = place(event);
    const mark = event.detail === 0 ? own : (nearest(drawn, x, y, reachOf(event as PointerEvent)) ?? own);
    if (own && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    if (brush.busy) return;
    if (mark) choose(mark, plot, tip, model);
    else if (boxAt(drawn, x, y)) model.select(boxAt(drawn, x, y));
  });
  surface.addEventListener("keydown", (event) => {
    const mark = shown().drawn?.marks.find(({ element }) => element === event.target);
    if (!mark || (event.key !== " " && !(event.key === "Enter" && mark.reports.length > 1))) return;
    event.preventDefault();
    choose(mark, plot, tip, model);
  });
  surface.addEventListener("focusin", (event) => {
    const { drawn, frame } = shown();
    const mark = drawn?.marks.find(({ element }) => element === event.target);
    if (!mark || !frame) return;
    model.hover(mark.reports.length === 1 ? mark.reports[0]!.id : null);
    if (mark.element.matches(":focus-visible")) tip.show(linesOf(mark, frame), ...mark.at);
  });
  surface.addEventListener("focusout", () => {
    tip.hide();
    model.hover(null);
  });
}

function reachOf({ pointerType }: PointerEvent): number {
  return pointerType === "touch" ? REACH.coarse : REACH.fine;
}

function choose(mark: Mark, plot: HTMLElement, tip: Tip, model: Model): void {
  tip.hide();
  if (mark.reports.length === 1) model.select(mark.reports[0]!.id);
  else listMembers(plot, model, mark.reports, mark.at, mark.element);
}

function hover([x, y]: [number, number], { drawn, frame }: Shown, surface: SVGSVGElement, tip: Tip, model: Model): void {
  if (!drawn || !frame) return;
  const mark = nearest(drawn, x, y, REACH.fine);
  const under = mark ? null : boxAt(drawn, x, y);
  const onAxis = y >= frame.bottom && y <= frame.bottom + AXIS;
  const crossing = mark ? undefined : crossingAt(frame, x, y, model);
  model.hover(mark ? (mark.reports.length === 1 ? mark.reports[0]!.id : null) : crossing ? null : under);
  surface.classList.toggle("points", Boolean(mark) || (under !== null && !crossing));
  surface.classList.toggle("brushes", onAxis);
  const km = kmInWords(frame.km.km(x), frame.km.length);
  if (mark) tip.show(linesOf(mark, frame), ...mark.at);
  else if (crossing) tip.show(crossing.lines, crossing.x, crossing.y);
  else if (onAxis) tip.show([words.atKm(km), words.drag], x, frame.bottom);
  else tip.hide();
}

function linesOf({ reports }: Pick<Mark, "reports">, { km }: Frame): string[] {
  const [first] = reports;
  if (reports.length !== 1 || !first) return [words.here(reports.length), ...reports.slice(0, 3).map(titleOf), ...(reports.length > 3 ? ["…"] : [])];
  const day = first.row.querySelector("time")?.textContent?.trim() ?? "";
  return [titleOf(first), `${day} · ${whereOf(first, km.length)}`];
}

/** The mark nearest to a place within reach. */
function nearest({ marks }: Drawn, x: number, y: number, reach: number): Mark | undefined {
  let best: { mark: Mark; away: number } | undefined;
  for (const mark of marks) {
    const away = Math.hypot(mark.at[0] - x, mark.at[1] - y);
    if (away <= reach && (!best || away < best.away)) best = { mark, away };
  }
  return best?.mark;
}

/** The report of the smallest box about a place. */
function boxAt({ boxes }: Drawn, x: number, y: number): string | null {
  const about = boxes.filter(({ element }) => {
    const [left, top, width, height] = ["x", "y", "width", "height"].map((name) => Number(element.getAttribute(name)));
    return x >= left! && x <= left! + width! && y >= top! && y <= top! + height!;
  });
  return about.at(-1)?.report.id ?? null;
}

function crossingAt({ document, km, top, bottom }: Frame, x: number, y: number, model: Model): { lines: string[]; x: number; y: number } | undefined {
  const middle = (top + bottom) / 2;
  const { spacetime } = model.state;
  for (const crossing of document.landmarks.crossings) {
    const [low, high] = kmInterval(crossing);
    const at = km.x(crossing.km ?? (low + high) / 2);
    const { status, since } = statusOn(crossing, model.lastDay);
    const hit = spacetime ? Math.abs(x - at) < 5 && y > top && y < bottom : Math.hypot(x - at, y - middle) < 9;
    if (hit) return { lines: [crossingName(crossing), words.crossing(status, since, model.lastDay)], x: at, y: spacetime ? y : middle };
  }
  return undefined;
}
