// Context dates as labelled rules, those that lasted with a bar at the top of the plot.
import type { Frame } from "./frame.ts";
import { sides } from "./rules.ts";
import type { Scale } from "./scale.ts";
import { svg } from "./svg.ts";
import type { Days } from "./days.ts";

export interface ContextDate extends Days {
  label: string;
}

/** `measure` gives the width of a text in px. */
export function drawContext(into: SVGGElement, dates: ContextDate[], scale: Scale, { top, axis }: Frame, measure: (text: string) => number): void {
  into.replaceChildren();
  const begin = scale.x(scale.domain.from);
  const length = (scale.domain.end - scale.domain.from) * scale.perDay;
  const seen = dates.filter(({ from, end }) => end > scale.domain.from && from < scale.domain.end);
  const chosen = sides(seen.map(({ from, label }) => ({ at: Math.max(0, (scale.x(from) - begin) * scale.forward), width: measure(label) })), length + 16);
  seen.forEach(({ from, end, label }, i) => {
    const x = scale.x(Math.max(from, scale.domain.from));
    const side = chosen[i];
    const group = svg("g", { class: "context" }, svg("title", {}, label), svg("line", { class: "rule", x1: x, x2: x, y1: side ? 3 : top, y2: axis }));
    if (end - from > 1) {
      const span = scale.box({ from: Math.max(from, scale.domain.from), end: Math.min(end, scale.domain.end) });
      group.append(svg("rect", { class: "rule-span", x: span.x, y: top, width: span.width, height: 3 }));
    }
    if (side) group.append(svg("text", { class: "rule-label", x: x + scale.forward * (side === "after" ? 5 : -5), y: 11, "text-anchor": side === "after" ? "start" : "end" }, label));
    into.append(group);
  });
}
