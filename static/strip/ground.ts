// What lies under the reports of a strip: washes of both banks, grid, km axis, and the border in the dashes of its statuses.
import { svg } from "../svg.ts";
import { inLanguage, type SideName, type StripSegment } from "./document.ts";
import type { Frame } from "./frame.ts";
import { GRID_KM, OffsetAxis } from "./offset-axis.ts";
import { textWidth } from "./text-width.ts";
import { count, kmInWords, language, words } from "./words.ts";

/** Numbers of the grid need this much room, px. */
const NUMBER_PX = 11;
/** Where one part of the border ends and the next begins, the line is cut, px. */
const CUT_PX = 2;

/** Washes and grid of distances. */
export function washes({ km, top, bottom }: Frame, offset: OffsetAxis): SVGElement {
  const group = svg("g", { class: "strip-ground" });
  const width = km.right - km.left;
  group.append(
    svg("rect", { class: "strip-left", x: km.left, y: top, width, height: offset.half }),
    svg("rect", { class: "strip-right", x: km.left, y: offset.middle, width, height: bottom - offset.middle }),
  );
  const number = (y: number, value: number) => group.append(svg("text", { class: "strip-number", x: km.left - 7, y: y + 4, "text-anchor": "end" }, count(value)));
  number(offset.middle, 0);
  for (const sign of [1, -1]) {
    let taken = offset.middle;
    for (const value of [...GRID_KM]) {
      const y = offset.y(sign * value);
      group.append(svg("line", { class: "strip-grid", x1: km.left, x2: km.right, y1: y, y2: y }));
      const isLast = value === GRID_KM.at(-1);
      const room = Math.abs(y - taken) >= NUMBER_PX && (isLast || Math.abs(offset.y(sign * 150) - y) >= NUMBER_PX);
      if (!room) continue;
      number(y, value);
      taken = y;
    }
  }
  return group;
}

/** The names of both sides, in their own ink, in the corners on the right. */
export function sideNames({ document, km, top, bottom }: Frame): SVGElement {
  const name = (side: SideName, className: string, y: number) => svg("text", { class: className, x: km.right - 7, y, "text-anchor": "end" }, sideInWords(side));
  return svg("g", { class: "strip-sides" }, name(document.left, "strip-left-name", top + 14), name(document.right, "strip-right-name", bottom - 6));
}

export function sideInWords({ name, names, adjective, adjectives }: SideName): string {
  const own = adjectives?.[language] ?? (adjective === name ? null : adjective);
  // A side without an adjective goes by its name.
  return own === null ? inLanguage(names, name, language) : words.side(own);
}

/** Ticks and numbers of km below the plot. */
export function kmTicks({ document, km, bottom }: Frame): SVGElement {
  const group = svg("g", { class: "strip-km" });
  const ticks = km.ticks();
  ticks.forEach((value, i) => {
    const x = km.x(value);
    const number = kmInWords(value, document.length_km);
    const anchor = i === 0 ? "start" : i === ticks.length - 1 ? "end" : "middle";
    const text = i === 0 ? words.atKm(number) : number;
    // The first number stands where the eye looks for zero, under the axis' end.
    const at = i === 0 ? x - Math.min(12, textWidth(text, 12) / 2) : x;
    group.append(svg("line", { class: "strip-tick", x1: x, x2: x, y1: bottom, y2: bottom + 4 }), svg("text", { x: at, y: bottom + 16, "text-anchor": anchor }, text));
  });
  return group;
}

/** The border at `y`, segment by segment, over a casing that is never dashed. */
export function borderLine({ document, km }: Frame, y: number): SVGElement {
  const group = svg("g", { class: "strip-border" });
  const { segments } = document;
  segments.forEach((segment, i) => {
    const [before, after] = [segments[i - 1], segments[i + 1]];
    const from = km.x(segment.from_km) + (before && before.part !== segment.part ? CUT_PX : 0);
    const to = Math.max(from + 0.5, km.x(segment.to_km) - (after && after.part !== segment.part ? CUT_PX : 0));
    const ends = { x1: from, x2: to, y1: y, y2: y };
    const piece = svg("g", {}, svg("line", { class: "strip-casing", ...ends }), svg("line", { class: `segment-${(segment.status ?? "unstated").replaceAll("_", "-")}`, ...ends }));
    if (segment.status !== "recognised") piece.append(svg("title", {}, statusInWords(segment, document.length_km)));
    group.append(piece);
    if (after && after.part !== segment.part) group.append(partEnd(km.x(segment.to_km), y));
  });
  return group;
}

function statusInWords({ status, from_km, to_km }: StripSegment, length: number): string {
  return words.stretch(status, kmInWords(from_km, length), kmInWords(to_km, length));
}

/** Two short strokes: here a part ends and the next one, somewhere else, begins. */
function partEnd(x: number, y: number): SVGElement {
  return svg("path", { class: "strip-part", d: `M${x - 3.5} ${y + 7}L${x - 0.5} ${y - 7}M${x + 0.5} ${y + 7}L${x + 3.5} ${y - 7}` });
}
