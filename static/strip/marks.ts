// The reports of a strip: boxes of doubt, marks by category and status, rings where several stand at one place.
import { set, svg } from "../svg.ts";
import type { Model } from "../model.ts";
import type { Report } from "../rows.ts";
import type { KmAxis } from "./km-axis.ts";
import { about, grouped, handles, type Places, type Px, type Spot } from "./stand.ts";
import { inDigits, kmInWords, words } from "./words.ts";

/** Size of a mark; of one that stands where something was said, px. */
const MARK = 11;
const SAID = 8.5;
/** Part of a symbol's canvas that its silhouette fills. */
const FILLED = 16 / 20;
const RING = { outer: 11.5, inner: 6.8 };
/** A mark further than this from its place gets a leader, px. */
const LEADER_PX = 8;

/** One mark or ring of the drawing. */
export interface Mark {
  reports: Report[];
  at: Px;
  element: SVGAElement | SVGGElement;
}

export interface Drawn {
  boxes: { report: Report; element: SVGRectElement; area: number }[];
  boxLayer: SVGGElement;
  /** From a place to its mark, where that had to step aside: under crossings, whose signs must stay whole. */
  leaders: SVGGElement;
  markLayer: SVGGElement;
  /** In order of km. */
  marks: Mark[];
}

/** Draws all spots; `handlesOf` says where the mark of a vague one may stand. */
export function drawMarks(spots: Spot[], places: Places, km: KmAxis, model: Model, handlesOf = handles): Drawn {
  const boxLayer = svg("g", { class: "strip-boxes", "aria-hidden": "true" });
  const leaders = svg("g", { class: "strip-leaders", "aria-hidden": "true" });
  const markLayer = svg("g", { class: "strip-marks", role: "group", "aria-label": words.marks });
  const boxes = spots.filter(showsBox).map((spot) => ({ report: spot.report, element: box(spot), area: area(spot) }));
  // The largest first, so that a small one is not buried.
  boxes.sort((a, b) => b.area - a.area);
  boxLayer.append(...boxes.map(({ element }) => element));
  const marks: Mark[] = [];
  for (const group of grouped(spots)) {
    const [first] = group;
    const isRing = group.length > 1;
    const wishes = first!.at ? about(first!.at, first!.doubt.top + first!.doubt.bottom < 2 * first!.at[1] ? -1 : 1) : handlesOf(first!.doubt);
    const at = places.firstFree(isRing ? wishes.map((wish) => places.inside(wish, RING.outer)) : wishes, isRing ? 12 : 6);
    if (first!.at && Math.hypot(first!.at[0] - at[0], first!.at[1] - at[1]) > LEADER_PX) leaders.append(svg("line", { x1: first!.at[0], y1: first!.at[1], x2: at[0], y2: at[1] }));
    const reports = group.map(({ report }) => report);
    const element = isRing ? ring(reports, at, model) : single(first!, at, km.length);
    marks.push({ reports, at, element });
  }
  marks.sort((a, b) => a.at[0] - b.at[0]);
  markLayer.append(...marks.map(({ element }) => element));
  const drawn = { boxes, boxLayer, leaders, markLayer, marks };
  raise(drawn, model.hovered, "is-hovered", true);
  raise(drawn, model.selected?.id ?? null, "is-selected", true);
  return drawn;
}

/** Marks what belongs to a report, such as "is-hovered". */
export function raise({ boxes, marks }: Drawn, id: string | null, name: string, on: boolean): void {
  if (id === null) return;
  for (const { report, element } of boxes) if (report.id === id) element.classList.toggle(name, on);
  for (const { reports, element } of marks) {
    if (!reports.some((report) => report.id === id)) continue;
    element.classList.toggle(name, on);
    if (name === "is-selected") set(element, { "aria-current": on ? "true" : null });
  }
}

function showsBox({ at, doubt }: Spot): boolean {
  return at === null || doubt.right - doubt.left > MARK + 3 || doubt.bottom - doubt.top > MARK + 3;
}

function area({ doubt }: Spot): number {
  return (doubt.right - doubt.left) * (doubt.bottom - doubt.top);
}

function box({ report, doubt }: Spot): SVGRectElement {
  const { left, right, top, bottom } = doubt;
  const long = bottom - top > 12 ? " is-long" : "";
  return svg("rect", { class: `strip-box ${classOf(report)}${long}`, x: left, y: top, width: Math.max(2, right - left), height: Math.max(2, bottom - top), rx: 1.5 });
}

function single({ report, beyond }: Spot, [x, y]: Px, length: number): SVGAElement {
  const size = (report.role === "statement" ? SAID : MARK) / FILLED;
  const symbol = report.row.querySelector("svg.mark use")?.getAttribute("href") ?? "";
  const link = svg(
    "a",
    { class: `strip-mark ${classOf(report)}`, href: report.row.querySelector("a.report-link")?.getAttribute("href") ?? "#", transform: `translate(${round(x)} ${round(y)})`, tabindex: "-1", "aria-label": nameOf(report, length) },
    svg("circle", { class: "strip-focus", r: 9.5 }),
    svg("circle", { class: "strip-chosen-halo", r: 11 }),
    svg("circle", { class: "strip-chosen", r: 11 }),
    svg("use", { class: "strip-sign", href: symbol, x: -size / 2, y: -size / 2, width: size, height: size }),
  );
  if (beyond !== 0) link.append(svg("path", { class: "strip-beyond", d: `M-4 ${-beyond * 9}L0 ${-beyond * 13}L4 ${-beyond * 9}` }));
  return link;
}

/** A ring of arcs by category in the order of the vocabulary, with the count inside. */
function ring(reports: Report[], [x, y]: Px, model: Model): SVGGElement {
  const group = svg("g", { class: "strip-mark strip-ring", role: "button", "aria-haspopup": "true", transform: `translate(${round(x)} ${round(y)})`, tabindex: "-1" });
  group.setAttribute("aria-label", `${words.here(reports.length)}: ${reports.map(titleOf).join("; ")}`);
  group.append(svg("circle", { class: "strip-focus", r: RING.outer + 5 }), svg("circle", { class: "strip-chosen-halo", r: RING.outer + 4 }), svg("circle", { class: "strip-chosen", r: RING.outer + 4 }), svg("circle", { class: "strip-ring-paper", r: RING.outer + 2 }));
  const width = RING.outer - RING.inner;
  const radius = (RING.outer + RING.inner) / 2;
  const round_ = 2 * Math.PI * radius;
  const shares = model.config.categories.map(({ id }) => ({ id, count: reports.filter(({ category }) => category === id).length })).filter(({ count }) => count > 0);
  let before = 0;
  for (const { id, count } of shares) {
    const gap = shares.length > 1 ? 1.4 : 0;
    const length = (count / reports.length) * round_;
    group.append(svg("circle", { class: `strip-arc cat-${id}`, r: radius, "stroke-width": width, "stroke-dasharray": `${Math.max(0.5, length - gap).toFixed(2)} ${round_.toFixed(2)}`, "stroke-dashoffset": (-before - gap / 2).toFixed(2), transform: "rotate(-90)" }));
    before += length;
  }
  group.append(svg("text", { y: 4, "text-anchor": "middle" }, inDigits(reports.length)));
  return group;
}

const classOf = ({ category }: Report) => `cat-${category}`;
const round = (value: number) => Math.round(value * 10) / 10;

export function titleOf({ row, id }: Report): string {
  return row.querySelector(".title")?.textContent?.trim() || id;
}

/** What a screen reader says of a mark: category and status, title, days, place, km. */
export function nameOf(report: Report, length: number): string {
  const { row } = report;
  const kind = row.querySelector("svg.mark")?.getAttribute("aria-label");
  const day = row.querySelector("time")?.textContent?.trim();
  return [kind, titleOf(report), day, whereOf(report, length)].filter(Boolean).join(", ");
}

/** Its km, or the stretch in which it lies. */
export function whereOf({ km, kmMin, kmMax }: Report, length: number): string {
  if (km !== null) return words.atKm(kmInWords(km, length));
  return kmMin !== null && kmMax !== null ? words.betweenKm(kmInWords(kmMin, length), kmInWords(kmMax, length)) : "";
}
