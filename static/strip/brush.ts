// The brush along the border: a drag on the axis chooses a sector, handles and arrow keys change it.
import { set, svg } from "../svg.ts";
import { AXIS, type Frame } from "./frame.ts";
import { moved } from "./sector-state.ts";
import type { KmRange } from "./visible-km.ts";
import { kmInWords, words } from "./words.ts";

type End = "from" | "to";

export interface BrushActs {
  /** A press has become a drag. */
  begin(): void;
  /** The sector while a drag goes on. */
  preview(range: KmRange): void;
  /** The sector where a drag has ended. */
  settle(range: KmRange): void;
  /** A drag was broken off: what was there before holds. */
  revert(): void;
  /** A step by key. */
  step(range: KmRange | null): void;
}

/** Handle in px; a sector narrower than `INSIDE` has its handles outside. */
const [WIDTH, HEIGHT, INSIDE] = [9, 22, 44];
const REACH = { fine: 12, coarse: 22 };
/** A press that moved no further is a click. */
const STILL_PX = 4;

export class Brush {
  /** The shade, to lie under the reports. */
  readonly shade = svg("g", { class: "strip-shade" });
  /** Edges and handles, to lie above all. */
  readonly front = svg("g", { class: "strip-brush" });
  #fill = svg("rect", { class: "strip-sector" });
  #band = svg("rect", { class: "strip-band" });
  #edges: Record<End, SVGLineElement> = { from: svg("line", { class: "strip-edge" }), to: svg("line", { class: "strip-edge" }) };
  #handles: Record<End, SVGGElement> = { from: handle(words.firstKm), to: handle(words.lastKm) };
  #frame: Frame | null = null;
  #range: KmRange | null = null;
  #dragging = false;

  constructor(
    readonly surface: SVGSVGElement,
    readonly acts: BrushActs,
  ) {
    this.shade.append(this.#fill, this.#band);
    this.front.append(this.#edges.from, this.#edges.to, this.#handles.from, this.#handles.to);
    for (const end of ["from", "to"] as const) this.#handles[end].addEventListener("keydown", (event) => this.#key(event, end));
  }

  /** Whether a drag goes on. */
  get busy(): boolean {
    return this.#dragging;
  }

  draw(frame: Frame, range: KmRange | null): void {
    [this.#frame, this.#range] = [frame, range];
    const { km, top, bottom, document } = frame;
    const [from, to] = range ?? [0, document.length_km];
    const [left, right] = [km.x(from), km.x(to)];
    const box = { x: left, width: right - left };
    set(this.#fill, { ...box, y: top, height: bottom - top });
    set(this.#band, { ...box, y: bottom, height: AXIS });
    for (const end of ["from", "to"] as const) {
      const [value, edge] = end === "from" ? [from, left] : [to, right];
      set(this.#edges[end], { x1: edge, x2: edge, y1: top, y2: bottom + AXIS });
      this.#handles[end].setAttribute("transform", `translate(${this.#handleX(end).toFixed(1)} ${(bottom + AXIS / 2 + 1).toFixed(1)})`);
      set(this.#handles[end], { "aria-valuemin": "0", "aria-valuemax": String(document.length_km), "aria-valuenow": String(value), "aria-valuetext": words.atKm(kmInWords(value, document.length_km)) });
    }
    for (const layer of [this.shade, this.front]) layer.classList.toggle("is-idle", range === null);
    this.#uncover(range !== null);
  }

  /** Numbers of the axis under a handle could not be read: they step back. */
  #uncover(chosen: boolean): void {
    const at = (["from", "to"] as const).map((end) => this.#handleX(end));
    for (const number of this.surface.querySelectorAll<SVGTextElement>(".strip-km text")) {
      const { x, width } = number.getBBox();
      const covered = chosen && at.some((edge) => edge > x - WIDTH && edge < x + width + WIDTH);
      number.classList.toggle("is-covered", covered);
    }
  }

  /** Begins a drag at a place of the drawing where one may begin; gives whether it has. */
  press(event: PointerEvent, x: number, y: number): boolean {
    const frame = this.#frame;
    if (!frame || event.button !== 0) return false;
    const onAxis = y >= frame.bottom - 2;
    const touch = event.pointerType === "touch";
    // A finger on the plot scrolls the page or picks a mark; the axis is its brush.
    if (touch && !onAxis) return false;
    const drag = this.#dragFrom(x, onAxis, touch ? REACH.coarse : REACH.fine);
    this.#follow(event, x, drag);
    return true;
  }

  #follow(event: PointerEvent, begin: number, drag: (x: number) => KmRange): void {
    const { surface } = this;
    const offset = event.clientX - begin;
    let last: KmRange | null = null;
    const move = ({ clientX, pointerId }: PointerEvent) => {
      const x = clientX - offset;
      if (!last && Math.abs(x - begin) < STILL_PX) return;
      if (!last) {
        surface.setPointerCapture(pointerId);
        this.#dragging = true;
        this.acts.begin();
      }
      last = drag(x);
      this.acts.preview(last);
    };
    const stop = () => {
      surface.removeEventListener("pointermove", move);
      surface.removeEventListener("pointerup", up);
      surface.removeEventListener("pointercancel", cancel);
      removeEventListener("keydown", escape, true);
      // The click that follows a drag still finds it going on.
      setTimeout(() => (this.#dragging = false));
    };
    const up = () => {
      stop();
      if (last) this.acts.settle(last);
    };
    const cancel = () => {
      stop();
      if (last) this.acts.revert();
    };
    const escape = (pressed: KeyboardEvent) => {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      cancel();
    };
    surface.addEventListener("pointermove", move);
    surface.addEventListener("pointerup", up);
    surface.addEventListener("pointercancel", cancel);
    addEventListener("keydown", escape, true);
  }

  /** What a drag that begins at a place does: widen at a handle, move the sector within, else choose anew. */
  #dragFrom(begin: number, onAxis: boolean, reach: number): (x: number) => KmRange {
    const { km } = this.#frame!;
    const away = (end: End) => Math.abs(this.#handleX(end) - begin);
    const range = this.#range;
    if (range && onAxis) {
      const end: End = away("from") <= away("to") ? "from" : "to";
      if (away(end) <= reach) {
        this.#handles[end].focus({ preventScroll: true });
        const fixed = end === "from" ? range[1] : range[0];
        const slip = km.x(end === "from" ? range[0] : range[1]) - begin;
        return (x) => this.#between(fixed, km.km(x + slip));
      }
      if (begin > km.x(range[0]) && begin < km.x(range[1])) {
        const grip = km.km(begin);
        return (x) => moved(range, km.km(x) - grip, km.length).map((end_) => km.snap(end_)) as KmRange;
      }
    }
    const anchor = km.snap(km.km(begin));
    return (x) => this.#between(anchor, km.km(x));
  }

  /** The sector between two km, at least one grain long. */
  #between(a: number, b: number): KmRange {
    const { km } = this.#frame!;
    const [from, to] = [km.snap(Math.min(a, b)), km.snap(Math.max(a, b))];
    if (to - from >= km.grain) return [from, to];
    return from + km.grain <= km.length ? [from, from + km.grain] : [km.length - km.grain, km.length];
  }

  #handleX(end: End): number {
    const { km } = this.#frame!;
    const [from, to] = this.#range ?? [0, km.length];
    const outward = km.x(to) - km.x(from) < INSIDE ? WIDTH / 2 + 1 : 0;
    return end === "from" ? km.x(from) - outward : km.x(to) + outward;
  }

  #key(event: KeyboardEvent, end: End): void {
    const frame = this.#frame;
    if (!frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const { km } = frame;
    const range = this.#range ?? ([0, km.length] as KmRange);
    if (this.#range && (event.key === "Delete" || event.key === "Backspace" || event.key === "Escape")) {
      event.preventDefault();
      return this.acts.step(null);
    }
    const by = { ArrowRight: km.step, ArrowUp: km.step, ArrowLeft: -km.step, ArrowDown: -km.step, PageUp: 10 * km.step, PageDown: -10 * km.step, Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (event.shiftKey) return this.acts.step(moved(range, by, km.length).map((value) => km.snap(value)) as KmRange);
    const [from, to] = range;
    if (end === "from") this.acts.step([Math.min(km.snap(from + by), km.snap(to - km.grain)), to]);
    else this.acts.step([from, Math.max(km.snap(to + by), km.snap(from + km.grain))]);
  }
}

function handle(label: string): SVGGElement {
  const [x, y] = [-WIDTH / 2, -HEIGHT / 2];
  return svg(
    "g",
    { class: "strip-handle", role: "slider", tabindex: "0", "aria-label": label, "aria-orientation": "horizontal" },
    svg("rect", { class: "strip-handle-hit", x: -12, y: -14, width: 24, height: 28 }),
    svg("rect", { class: "strip-handle-body", x, y, width: WIDTH, height: HEIGHT, rx: 4.5 }),
    svg("path", { class: "strip-handle-grip", d: "M-1.4 -4V4M1.4 -4V4" }),
  );
}
