// The timeline: reports by day, week or month, and the brush that chooses the period for the whole page.
import { form, isRtl, onForm } from "../forms.ts";
import type { Model } from "../model.ts";
import { dayInWords, say } from "../words.ts";
import { axis } from "./axis.ts";
import { MOST_BLOCKS, unitFor, type Bin } from "./bins.ts";
import { Brush } from "./brush.ts";
import { drawContext, type ContextDate } from "./context.ts";
import { dayOf, offset, textOf, type Days, type Unit } from "./days.ts";
import { drawAxis, drawBins, drawMost, drawSpans, type Placed } from "./draw.ts";
import { frame } from "./frame.ts";
import { startHead } from "./head.ts";
import { chosenDays, intervalOf } from "./period.ts";
import { fromReports, type Source } from "./reports.ts";
import { makeScale, type Scale } from "./scale.ts";
import { lanes } from "./spans.ts";
import { set, svg } from "./svg.ts";
import { Tip } from "./tip.ts";
import { chartInWords, labels, mostInWords, periodInWords, tickInWords } from "./words.ts";

/** Margins in px where the axis begins and ends: room for the strip's own axis, and for handles. */
const MARGINS = { wide: [44, 17], middle: [24, 17], narrow: [8, 8] } as const;
/** How far a pointer may be from a block that it means. */
const REACH_PX = 12;

export function startTimeline(place: HTMLElement, model: Model, source: Source = fromReports(model)): void {
  const found = source.domain();
  if (!found) return tellNothing(place);
  new Timeline(place, model, source, found);
}

function tellNothing(place: HTMLElement): void {
  const note = document.createElement("p");
  note.className = "timeline-empty";
  note.textContent = labels.nothing();
  place.replaceChildren(note);
}

class Timeline {
  readonly #svg = svg("svg", { class: "timeline-chart", role: "group" });
  readonly #layers = { grid: svg("g"), blocks: svg("g"), spans: svg("g"), context: svg("g"), axis: svg("g"), ring: svg("g") };
  readonly #brush: Brush;
  readonly #tip = new Tip();
  readonly #head: ReturnType<typeof startHead>;
  readonly #context: ContextDate[];
  readonly #measure = measurer();
  #size = { width: 0, height: 0 };
  #scale: Scale | null = null;
  #unit: Unit = "day";
  #bins: Bin[] = [];
  #placed: Placed[] = [];
  #due = false;

  constructor(
    readonly place: HTMLElement,
    readonly model: Model,
    readonly source: Source,
    readonly domain: Days,
  ) {
    this.#context = model.config.contextDates.flatMap(({ from, to, label }) => {
      const day = dayOf(from);
      return day === null ? [] : [{ from: day, end: (dayOf(to) ?? day) + 1, label }];
    });
    this.#brush = new Brush(this.#svg, { preview: (days) => this.preview(days), choose: (days) => this.choose(days), step: (days) => this.#update(days, "dates"), click: (x, y) => this.#click(x, y), say: sayHandle }, { from: labels.first(), end: labels.last() });
    const { grid, blocks, spans, context, axis: axisLayer, ring } = this.#layers;
    this.#svg.append(this.#brush.back, grid, context, blocks, spans, ring, axisLayer, this.#brush.front);
    this.#head = startHead(this, () => this.#unit);
    place.replaceChildren(this.#head.element, this.#svg);
    this.#listen();
  }

  get days(): Days {
    return chosenDays(this.model.state.period, this.domain);
  }

  /** Shows days that are still being chosen. */
  preview(days: Days): void {
    this.model.store.preview({ period: intervalOf(days, this.domain) });
  }

  /** Chooses days: an act that Back undoes. */
  choose(days: Days): void {
    this.#update(days, "brush");
  }

  #update(days: Days, act: "brush" | "dates"): void {
    this.model.store.update({ period: intervalOf(days, this.domain) }, act);
  }

  /** The first day after the bin that begins with a day. */
  next(day: number): number {
    return this.#unit === "day" || this.domain.end - this.domain.from <= 400 ? day + 1 : Math.min(this.domain.end, offset(this.#unit, day, 1));
  }

  #listen(): void {
    const { model } = this;
    new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      this.#size = { width, height };
      this.#draw();
    }).observe(this.#svg);
    onForm(() => this.#drawSoon());
    // The period alone may have changed, or another filter: both redraw.
    model.onShown(() => this.#drawSoon());
    model.onHover((now, before) => {
      this.#mark(before, false);
      this.#mark(now, true);
    });
    model.onSelect(() => this.#drawRing());
    this.#svg.addEventListener("pointermove", (event) => this.#point(event));
    this.#svg.addEventListener("pointerleave", () => this.#leave());
  }

  #drawSoon(): void {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#draw();
    });
  }

  #draw(): void {
    const { width, height } = this.#size;
    if (width < 40 || height < 40) return;
    const [start, end] = MARGINS[form()];
    const scale = (this.#scale = makeScale(this.domain, width, isRtl(), start, end));
    this.#unit = unitFor(this.domain, width - start - end);
    const bins = (this.#bins = this.source.bins(this.#unit, this.domain));
    const spans = lanes(this.source.spans(), height >= 130 ? 5 : 3, 4 / scale.perDay);
    const most = bins.reduce((top, { total }) => Math.max(top, total), 0);
    const stands = frame(height, this.#context.length > 0, spans.reduce((top, { lane }) => Math.max(top, lane + 1), 0), most);
    set(this.#svg, { viewBox: `0 0 ${width} ${height}`, "aria-label": chartInWords(this.#unit, bins.reduce((sum, { total }) => sum + total, 0), this.domain) });
    drawAxis(this.#layers.grid, this.#layers.axis, axis(this.domain, scale.perDay), scale, stands, (tick) => tickInWords(tick, this.#measure));
    if (most > MOST_BLOCKS) drawMost(this.#layers.grid, most, mostInWords(most, this.#unit), scale, stands);
    this.#placed = drawBins(this.#layers.blocks, bins, scale, stands);
    drawSpans(this.#layers.spans, spans, scale, stands);
    drawContext(this.#layers.context, this.#context, scale, stands, this.#measure);
    this.#brush.draw(scale, stands, bins, this.days);
    this.#head.draw(this.#unit, this.days);
    this.#mark(this.model.hovered, true);
    this.#drawRing();
  }

  /** The elements of a report: its block and its bar. */
  #elements(id: string): SVGElement[] {
    return [...this.#svg.querySelectorAll<SVGElement>(`[data-id="${CSS.escape(id)}"]`)];
  }

  #mark(id: string | null, on: boolean): void {
    if (id !== null) for (const element of this.#elements(id)) element.classList.toggle("is-hovered", on);
  }

  #drawRing(): void {
    const id = this.model.selected?.id;
    const rings = id === undefined ? [] : this.#elements(id).map((element) => ringRound(element as SVGGraphicsElement));
    const stacked = id !== undefined && rings.length === 0 ? this.#placed.find((one) => one.id === id) : undefined;
    if (stacked) rings.push(svg("circle", { class: "ring", cx: stacked.x, cy: stacked.y, r: 5 }));
    this.#layers.ring.replaceChildren(...rings);
  }

  /** The report nearest to a place, within reach. */
  #reportAt(x: number, y: number): string | null {
    const away = ({ x: bx, y: by }: Placed) => Math.hypot(bx - x, by - y);
    const nearest = this.#placed.reduce<Placed | null>((best, one) => (best && away(best) <= away(one) ? best : one), null);
    return nearest && away(nearest) <= REACH_PX ? nearest.id : null;
  }

  #click(x: number, y: number): void {
    const under = this.#spanAt(x, y) ?? this.#reportAt(x, y);
    if (under !== null && !this.#isStacked(under)) this.model.select(under);
  }

  #spanAt(x: number, y: number): string | null {
    const box = this.#svg.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + x, box.top + y);
    return hit instanceof SVGElement && hit.classList.contains("span") ? (hit.dataset.id ?? null) : null;
  }

  /** Whether a report is one of many in a plain stack, where none can be meant. */
  #isStacked(id: string): boolean {
    return this.#elements(id).length === 0;
  }

  #point(event: PointerEvent): void {
    const scale = this.#scale;
    if (!scale || event.buttons > 0) return this.#tip.hide();
    const box = this.#svg.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const id = this.#spanAt(x, y) ?? this.#reportAt(x, y);
    const report = id === null || this.#isStacked(id) ? undefined : this.model.byId.get(id);
    this.#svg.classList.toggle("is-pointing", report !== undefined);
    this.model.hover(report?.id ?? null);
    if (report) {
      const title = report.row.querySelector(".title")?.textContent ?? report.id;
      const when = report.row.querySelector("time")?.textContent ?? dayInWords(report.start);
      return this.#tip.show([when, title], event.clientX, event.clientY);
    }
    const bin = this.#bins.find(({ from, end }) => scale.day(x) >= from && scale.day(x) < end);
    const stacked = bin && bin.total > MOST_BLOCKS && scale.day(x) >= bin.from;
    if (stacked) this.#tip.show([periodInWords(bin), say("map-result-all", { all: bin.total })], event.clientX, event.clientY);
    else this.#tip.hide();
  }

  #leave(): void {
    this.#tip.hide();
    this.#svg.classList.remove("is-pointing");
    this.model.hover(null);
  }
}

function sayHandle(which: "from" | "end", { from, end }: Days): string {
  return dayInWords(textOf(which === "from" ? from : end - 1));
}

function ringRound(element: SVGGraphicsElement): SVGElement {
  const { x, y, width, height } = element.getBBox();
  return svg("rect", { class: "ring", x: x - 2.5, y: y - 2.5, width: width + 5, height: height + 5, rx: 2.5 });
}

/** Measures text as the labels of the chart are set. */
function measurer(): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  if (context) context.font = `400 12px ${family}`;
  return (text) => context?.measureText(text).width ?? text.length * 6;
}
