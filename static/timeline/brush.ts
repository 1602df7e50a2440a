// The brush over the timeline: drag to choose, to move, to widen; two sliders for the keyboard.
import { binAt } from "./bins.ts";
import type { Days } from "./days.ts";
import type { Frame } from "./frame.ts";
import { isWhole, moved, resized } from "./period.ts";
import type { Scale } from "./scale.ts";
import { set, svg } from "./svg.ts";

type End = "from" | "end";

export interface BrushActs {
  /** The days while the pointer moves, and those where it stopped. */
  preview(days: Days): void;
  choose(days: Days): void;
  /** One of many small steps by key. */
  step(days: Days): void;
  /** A press that did not move. */
  click(x: number, y: number): void;
  /** Words for a slider's value. */
  say(which: End, days: Days): string;
}

/** Handle in px; a brush narrower than `INSIDE` has its handles outside. */
const [WIDTH, HEIGHT, INSIDE] = [9, 26, 44];
const REACH = { mouse: 10, touch: 22 };
/** A press that moved no further is a click. */
const STILL_PX = 4;

export class Brush {
  readonly back = svg("g", { class: "brush-back" });
  readonly front = svg("g", { class: "brush" });
  #body = svg("rect", { class: "brush-body" });
  #edges = { from: svg("line", { class: "brush-edge" }), end: svg("line", { class: "brush-edge" }) };
  #handles: Record<End, SVGGElement>;
  #scale: Scale | null = null;
  #bins: Days[] = [];
  #days: Days = { from: 0, end: 1 };

  constructor(
    readonly surface: SVGSVGElement,
    readonly acts: BrushActs,
    labels: Record<End, string>,
  ) {
    this.#handles = { from: handle(labels.from), end: handle(labels.end) };
    this.back.append(this.#body);
    this.front.append(this.#edges.from, this.#edges.end, this.#handles.from, this.#handles.end);
    for (const which of ["from", "end"] as const) this.#handles[which].addEventListener("keydown", (event) => this.#key(event, which));
    surface.addEventListener("pointerdown", (event) => this.#press(event));
  }

  /** Where a handle's middle stands. */
  #handleX(which: End): number {
    const { x, width } = this.#scale!.box(this.#days);
    const out = width < INSIDE ? WIDTH / 2 + 1 : 0;
    const isLeft = (which === "from") === (this.#scale!.forward === 1);
    return isLeft ? x - out : x + width + out;
  }

  draw(scale: Scale, { top, axis }: Frame, bins: Days[], days: Days): void {
    [this.#scale, this.#bins, this.#days] = [scale, bins, days];
    const { x, width } = scale.box(days);
    set(this.#body, { x, y: top, width, height: axis - top });
    const { domain } = scale;
    for (const which of ["from", "end"] as const) {
      const edge = scale.x(days[which]);
      set(this.#edges[which], { x1: edge, x2: edge, y1: top, y2: axis });
      const middle = (top + axis) / 2;
      const element = this.#handles[which];
      element.setAttribute("transform", `translate(${this.#handleX(which).toFixed(1)} ${middle.toFixed(1)})`);
      const day = which === "from" ? days.from : days.end - 1;
      set(element, {
        "aria-valuemin": 0,
        "aria-valuemax": domain.end - 1 - domain.from,
        "aria-valuenow": day - domain.from,
        "aria-valuetext": this.acts.say(which, days),
      });
    }
    this.front.classList.toggle("is-whole", isWhole(days, domain));
  }

  #key(event: KeyboardEvent, which: End): void {
    const scale = this.#scale;
    if (!scale || event.ctrlKey || event.metaKey || event.altKey) return;
    const days = this.#days;
    const later = scale.forward === 1 ? "ArrowRight" : "ArrowLeft";
    const steps = ({ [later]: 1, [later === "ArrowRight" ? "ArrowLeft" : "ArrowRight"]: -1, ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 } as Record<string, number>)[event.key];
    let next: Days | null = null;
    if (steps !== undefined) next = event.shiftKey ? moved(days, this.#steps(days.from, steps) - days.from, scale.domain) : resized(days, which, this.#steps(days[which], steps), scale.domain);
    else if (event.key === "Home") next = event.shiftKey ? moved(days, -Infinity, scale.domain) : resized(days, which, which === "from" ? scale.domain.from : days.from + 1, scale.domain);
    else if (event.key === "End") next = event.shiftKey ? moved(days, Infinity, scale.domain) : resized(days, which, which === "from" ? days.end - 1 : scale.domain.end, scale.domain);
    if (!next) return;
    event.preventDefault();
    if (next.from !== days.from || next.end !== days.end) this.acts.step(next);
  }

  /** The edge of a bin some bins further; a day further where a bin is a day. */
  #steps(edge: number, steps: number): number {
    const edges = [...this.#bins.map(({ from }) => from), this.#bins.at(-1)?.end ?? edge];
    const at = edges.findIndex((one) => one >= edge);
    // From between two edges the first step goes to the next edge in its direction.
    const from = edges[at] === edge || steps < 0 ? at : at - 1;
    return edges[Math.max(0, Math.min(edges.length - 1, from + steps))]!;
  }

  /** The day edge nearest to a place; where days are too narrow to aim at, the nearest edge of a bin. */
  #snap(x: number): number {
    const { domain, perDay, day } = this.#scale!;
    const at = Math.max(domain.from, Math.min(domain.end, day(x)));
    if (perDay >= 1) return Math.round(at);
    const bin = binAt(this.#bins, Math.floor(at)) ?? this.#bins.at(-1);
    return !bin ? Math.round(at) : at - bin.from < bin.end - at ? bin.from : bin.end;
  }

  #press(event: PointerEvent): void {
    if (!this.#scale || event.button !== 0) return;
    const box = this.surface.getBoundingClientRect();
    const begin = event.clientX - box.left;
    const start = this.#days;
    const drag = this.#dragFrom(begin, event.pointerType === "touch" ? REACH.touch : REACH.mouse);
    let last: Days | null = null;
    const move = ({ clientX, pointerId }: PointerEvent) => {
      const x = clientX - box.left;
      if (!last && Math.abs(x - begin) < STILL_PX) return;
      this.surface.setPointerCapture(pointerId);
      last = drag(x, start);
      this.acts.preview(last);
    };
    const end = (up: PointerEvent) => {
      this.surface.removeEventListener("pointermove", move);
      this.surface.removeEventListener("pointerup", end);
      this.surface.removeEventListener("pointercancel", end);
      if (last) this.acts.choose(last);
      else if (up.type === "pointerup") this.acts.click(begin, up.clientY - box.top);
    };
    this.surface.addEventListener("pointermove", move);
    this.surface.addEventListener("pointerup", end);
    this.surface.addEventListener("pointercancel", end);
  }

  /** What a drag that begins at a place does: widen at a handle, move within, else choose anew. */
  #dragFrom(begin: number, reach: number): (x: number, start: Days) => Days {
    const { domain, perDay, forward } = this.#scale!;
    const away = { from: Math.abs(begin - this.#handleX("from")), end: Math.abs(begin - this.#handleX("end")) };
    const which = away.from <= away.end ? "from" : "end";
    if (away[which] <= reach) {
      this.#handles[which].focus({ preventScroll: true });
      return (x, start) => resized(start, which, this.#snap(x), domain);
    }
    const { x: left, width } = this.#scale!.box(this.#days);
    if (begin > left && begin < left + width && !isWhole(this.#days, domain)) {
      return (x, start) => moved(start, Math.round(((x - begin) * forward) / perDay), domain);
    }
    const anchor = this.#snap(begin);
    return (x) => {
      const [from, end] = [anchor, this.#snap(x)].sort((a, b) => a - b) as [number, number];
      return end > from ? { from, end } : { from: Math.min(from, domain.end - 1), end: Math.min(from, domain.end - 1) + 1 };
    };
  }
}

function handle(label: string): SVGGElement {
  const grip = (x: number) => svg("line", { class: "handle-grip", x1: x, x2: x, y1: -4, y2: 4 });
  return svg(
    "g",
    { class: "handle", role: "slider", tabindex: 0, "aria-label": label, "aria-orientation": "horizontal" },
    svg("rect", { class: "handle-reach", x: -12, y: -19, width: 24, height: 38, rx: 5 }),
    svg("rect", { class: "handle-bar", x: -WIDTH / 2, y: -HEIGHT / 2, width: WIDTH, height: HEIGHT, rx: 4 }),
    grip(-1.4),
    grip(1.4),
  );
}
