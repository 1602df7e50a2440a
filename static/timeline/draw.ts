// Draws the bins, the bars beneath and the axis: one block one report, plain stacks where there are many.
import { MOST_BLOCKS, type Bin, type Block } from "./bins.ts";
import type { Axis, Tick } from "./axis.ts";
import type { Frame } from "./frame.ts";
import type { Scale } from "./scale.ts";
import type { Span } from "./spans.ts";
import { svg } from "./svg.ts";

/** A block as it stands: the pointer looks for the nearest. */
export interface Placed {
  id: string;
  x: number;
  y: number;
}

/** Widest block in px; a wide bin has its blocks at its beginning. */
const MOST_WIDTH = 26;

/** Fills `into` with the bins and says where each report's block stands. */
export function drawBins(into: SVGGElement, bins: Bin[], scale: Scale, { axis, unit }: Frame): Placed[] {
  const placed: Placed[] = [];
  into.replaceChildren();
  for (const bin of bins) {
    if (bin.total === 0) continue;
    const box = column(bin, scale);
    if (bin.blocks && bin.total <= MOST_BLOCKS) {
      bin.blocks.forEach((block, i) => {
        const y = axis - (i + 1) * unit;
        into.append(drawBlock(block, box.x, y, box.width, unit));
        placed.push({ id: block.id, x: box.x + box.width / 2, y: y + unit / 2 });
      });
    } else {
      into.append(...drawStack(bin, box.x, axis, box.width, unit));
      for (const { id } of bin.blocks ?? []) placed.push({ id, x: box.x + box.width / 2, y: axis - (bin.total * unit) / 2 });
    }
  }
  return placed;
}

function column(bin: Bin, scale: Scale): { x: number; width: number } {
  const { x, width } = scale.box(bin);
  const gap = width >= 8 ? 1.4 : width >= 4 ? 0.7 : 0;
  const drawn = Math.min(MOST_WIDTH, width - gap);
  // A wide day keeps its blocks in its middle: they belong to no hour of it.
  return { x: x + (width - drawn) / 2, width: drawn };
}

function drawBlock({ id, category, lit, vague, void: isVoid }: Block, x: number, y: number, width: number, unit: number): SVGElement {
  const gap = unit >= 4 ? 1.2 : 0.5;
  const classes = ["block", `cat-${category}`, lit ? "" : "is-dim", vague && unit >= 4 ? "is-hollow" : "", isVoid ? "is-void" : ""];
  const inset = vague && unit >= 4 ? 0.75 : 0;
  return svg("rect", { class: classes.filter(Boolean).join(" "), "data-id": id, x: x + inset, y: y + gap + inset, width: Math.max(1, width - 2 * inset), height: Math.max(1, unit - gap - 2 * inset) });
}

/** What fits stands on the axis, what does not above it. */
function drawStack(bin: Bin, x: number, axis: number, width: number, unit: number): SVGElement[] {
  const stack = svg("g", { class: "stack", "data-from": bin.from });
  let top = axis;
  for (const name of ["lit", "dim"] as const) {
    for (const part of bin.parts) {
      const height = part[name] * unit;
      if (height === 0) continue;
      top -= height;
      stack.append(svg("rect", { class: `block cat-${part.category}${name === "dim" ? " is-dim" : ""}`, x, y: top, width, height }));
    }
  }
  return [stack];
}

export function drawSpans(into: SVGGElement, spans: { span: Span; lane: number }[], scale: Scale, frame: Frame): void {
  into.replaceChildren(
    ...spans.map(({ span, lane }) => {
      const { x, width } = scale.box(span);
      const classes = `span cat-${span.category}${span.lit ? "" : " is-dim"}${span.vague ? " is-hollow" : ""}`;
      const inset = span.vague ? 0.6 : 0;
      return svg("rect", { class: classes, "data-id": span.id, x: x + inset, y: frame.bars + lane * frame.lane + inset, width: Math.max(3, width) - 2 * inset, height: 3.4 - 2 * inset, rx: 1.7 - inset });
    }),
  );
}

/** Lines for the months behind the blocks, the axis, its ticks and labels. */
export function drawAxis(back: SVGGElement, front: SVGGElement, { labels, minor }: Axis, scale: Scale, { top, axis, labels: baseline }: Frame, say: (tick: Tick) => string): void {
  const line = (day: number, y1: number, y2: number, name: string) => svg("line", { class: name, x1: scale.x(day), x2: scale.x(day), y1, y2 });
  const major = labels.filter(({ says }) => says !== "day");
  back.replaceChildren(...major.map(({ day }) => line(day, top, axis, "grid")));
  const { x, width } = scale.box(scale.domain);
  front.replaceChildren(
    svg("line", { class: "axis-line", x1: x, x2: x + width, y1: axis, y2: axis }),
    ...[...minor, scale.domain.end].map((day) => line(day, axis, axis + 3.5, "axis-tick")),
    ...labels.map(({ day }) => line(day, axis, axis + 4.5, "axis-tick")),
    ...labels.map((tick) => svg("text", { class: "axis-label", x: scale.x(tick.day) + scale.forward * (tick.says === "day" ? 2 : 5), y: baseline }, say(tick))),
  );
}

/** How high the highest bin is, where blocks cannot be counted by eye. */
export function drawMost(into: SVGGElement, most: number, words: string, scale: Scale, { axis, unit }: Frame): void {
  const y = axis - most * unit;
  const { x, width } = scale.box(scale.domain);
  into.append(
    svg("line", { class: "most-line", x1: x, x2: x + width, y1: y, y2: y }),
    svg("text", { class: "most-label", x: scale.x(scale.domain.from) + scale.forward * 3, y: y + 11 }, words),
  );
}
