// The strip in the dock: the border drawn straight, or space and time; in step with map, list and timeline.
import { form } from "../forms.ts";
import type { LiveMap } from "../live-map.ts";
import type { Model } from "../model.ts";
import type { State } from "../state.ts";
import { svg } from "../svg.ts";
import { drawAcross } from "./across.ts";
import { drawAlongTime } from "./along-time.ts";
import { drawBracket } from "./bracket.ts";
import { Brush } from "./brush.ts";
import { binKm, drawColumns, loadBins, type KmBin } from "./columns.ts";
import { caption, manyCaption } from "./caption.ts";
import { loadStrip, type StripDocument } from "./document.ts";
import { frameOf, type Frame } from "./frame.ts";
import { Head } from "./head.ts";
import { MapLink } from "./map-link.ts";
import { raise, type Drawn } from "./marks.ts";
import { listenToMarks } from "./pointing.ts";
import { borderOf, sectorOf, withoutSector, withSector } from "./sector-state.ts";
import { startRoving } from "./roving.ts";
import { Tip } from "./tip.ts";
import type { KmRange } from "./visible-km.ts";
import { kmInWords, words } from "./words.ts";

/** While a drag goes on, list and map follow this often, ms. */
const FOLLOW_MS = 90;
/** So long after the last key press the map frames the sector, ms. */
const KEYS_REST_MS = 450;
/** A drawing lower than this cannot be read, px. */
const LEAST_PX = 60;

export class Strip {
  #document: StripDocument | null = null;
  #frame: Frame | null = null;
  #drawn: Drawn | null = null;
  #ranges: KmRange[] | null = null;
  #link: MapLink | null = null;
  #asked: string | null = null;
  #followed = 0;
  #width = 0;
  /** Counts along the border, where there are too many reports to draw each, and what they were asked for. */
  #bins: KmBin[] = [];
  #counted = "";
  /** What the address says while a drag is ahead of it. */
  #before: Partial<State> = {};
  #resting: ReturnType<typeof setTimeout> | undefined;
  #failed = document.createElement("p");
  readonly #head: Head;
  readonly #tip = new Tip();
  readonly #content = svg("g");
  readonly #bracket = svg("g", { class: "strip-bracket" });
  readonly #surface = svg("svg", { class: "strip-drawing", role: "group" });
  readonly #plot = document.createElement("div");
  readonly #brush: Brush;

  constructor(
    readonly section: HTMLElement,
    readonly model: Model,
  ) {
    const { borders } = model.config;
    this.#head = new Head(borders, {
      clear: () => this.#clear(),
      chooseBorder: (id) => model.store.update({ ...withoutSector(id, borders) }, "border"),
      toggle: () => model.store.update({ spacetime: !model.state.spacetime }, "dock"),
    });
    this.#brush = new Brush(this.#surface, {
      begin: () => (this.#before = { border: model.state.border, kmFrom: model.state.kmFrom, kmTo: model.state.kmTo }),
      preview: (range) => this.#preview(range),
      settle: (range) => this.#settle(range),
      revert: () => this.#revert(),
      step: (range) => this.#step(range),
    });
    this.#surface.append(this.#content, this.#bracket);
    this.#plot.className = "strip-plot";
    this.#plot.append(this.#surface, this.#tip.element);
    section.append(this.#head.element, this.#plot);
    section.setAttribute("aria-labelledby", "strip-title");
    listenToMarks(this.#surface, this.#plot, this.#tip, this.#brush, model, () => ({ drawn: this.#drawn, frame: this.#frame }));
    this.#listen();
  }

  /** The live map runs: brackets and sectors from now on. */
  attach(live: LiveMap): void {
    this.#link = new MapLink(live, (ranges) => {
      this.#ranges = ranges;
      if (this.#frame) drawBracket(this.#frame, ranges, this.#bracket);
    });
    if (this.#document) this.#followBorder(this.#document);
    else void this.#load();
  }

  #listen(): void {
    const { model } = this;
    model.onShown(() => this.#draw());
    model.onHover((now, before) => this.#raise(now, before, "is-hovered"));
    model.onSelect((now, before) => this.#raise(now?.id ?? null, before?.id ?? null, "is-selected"));
    model.store.subscribe((state, previous) => {
      if (state.spacetime !== previous.spacetime) this.#arrange();
      if (state.panel !== previous.panel || state.step !== previous.step) this.#draw();
      if (state.border !== previous.border) void this.#load();
      const moved = state.kmFrom !== previous.kmFrom || state.kmTo !== previous.kmTo || state.border !== previous.border || state.panel !== previous.panel;
      if (moved && !this.#brush.busy) this.#shade(null);
    });
    new ResizeObserver(() => this.#resize()).observe(this.#plot);
    void document.fonts?.ready.then(() => this.#draw());
    this.#arrange();
  }

  #resize(): void {
    const width = this.#plot.clientWidth;
    // In the sheet of a phone the strip comes into sight with its tab.
    if (width > 0 && this.#width === 0 && form() === "narrow") this.section.scrollIntoView({ block: "nearest" });
    this.#width = width;
    if (this.#document) this.#draw();
    else void this.#load();
  }

  #raise(now: string | null, before: string | null, name: string): void {
    if (!this.#drawn) return;
    raise(this.#drawn, before, name, false);
    raise(this.#drawn, now, name, true);
  }

  /** Loads the border of the address, once the strip can be seen or a sector is to be shaded. */
  async #load(): Promise<void> {
    const { state, config } = this.model;
    const border = borderOf(state, config.borders);
    const isWanted = this.#plot.clientWidth > 0 || state.kmFrom !== null || state.kmTo !== null;
    if (border === null || border === this.#asked || !isWanted) return;
    this.#asked = border;
    try {
      const loaded = await loadStrip(border, this.#isMany);
      if (this.#asked !== border) return;
      this.#document = loaded;
      this.#failed.remove();
      this.#draw();
      this.#followBorder(loaded);
    } catch (reason) {
      console.warn(String(reason));
      if (this.#asked !== border) return;
      this.#asked = null;
      this.#tellFailure();
    }
  }

  #followBorder(loaded: StripDocument): void {
    void this.#link?.follow(loaded).catch((reason: unknown) => console.warn(String(reason)));
    // A link that names a stretch and no view is to be framed; one with a view shows that.
    this.#shade(this.model.state.view ? null : "address");
  }

  #arrange(): void {
    const { spacetime } = this.model.state;
    this.section.classList.toggle("is-spacetime", spacetime);
    document.getElementById("dock")?.classList.toggle("is-spacetime", spacetime);
    // Where timeline and strip take turns, it is the strip's, once the dock has its tabs.
    if (spacetime) setTimeout(() => document.getElementById("tab-dock-strip")?.click());
    this.#draw();
  }

  get #sector(): KmRange | null {
    return this.#document ? sectorOf(this.model.state, this.#document.length_km) : null;
  }

  /** The stretch of the story's step, which shades and filters nothing. */
  get #told(): KmRange | null {
    const { state, config } = this.model;
    if (state.panel !== "story" || !this.#document) return null;
    const step = config.story[(state.step ?? 1) - 1];
    const isHere = (step?.border ?? borderOf({ border: null }, config.borders)) === this.#document.border;
    return step?.km && isHere ? sectorOf({ kmFrom: step.km[0], kmTo: step.km[1] }, this.#document.length_km) : null;
  }

  #draw(): void {
    const [width, height] = [this.#plot.clientWidth, this.#plot.clientHeight];
    const shown = this.#document;
    if (!shown || width === 0 || height < LEAST_PX) return;
    const focused = this.#focusedId();
    const frame = frameOf(shown, width, height);
    this.#frame = frame;
    this.#surface.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#surface.setAttribute("width", String(width));
    this.#surface.setAttribute("height", String(height));
    const { spacetime } = this.model.state;
    this.#drawn = this.#isMany ? this.#drawColumns(frame) : (spacetime ? drawAlongTime(frame, this.model, this.#content) : null) ?? drawAcross(frame, this.model, this.#content);
    this.#content.querySelector(".strip-sector-slot")?.replaceWith(this.#brush.shade);
    this.#brush.draw(frame, this.#told ?? this.#sector);
    // The handles come with the km that they stand at.
    if (!this.#brush.front.isConnected) this.#surface.append(this.#brush.front);
    drawBracket(frame, this.#ranges, this.#bracket);
    this.#name(shown);
    this.#rove(focused);
  }

  /** Whether there are too many reports to draw each. */
  get #isMany(): boolean {
    return Boolean(this.model.config.many);
  }

  #drawColumns(frame: Frame): Drawn {
    const { state, lastDay } = this.model;
    const { border } = frame.document;
    const asked = JSON.stringify([border, binKm(frame), state.category, state.status, state.side, state.period, state.query, state.bbox]);
    if (asked !== this.#counted) {
      this.#counted = asked;
      loadBins(border, binKm(frame), state).then(
        (bins) => {
          if (this.#counted !== asked) return;
          this.#bins = bins;
          this.#draw();
        },
        (reason: unknown) => console.warn(String(reason)),
      );
    }
    return drawColumns(frame, this.#bins, lastDay, this.#content);
  }

  #name(shown: StripDocument): void {
    const sector = this.#sector;
    const inWords = (km: number) => kmInWords(km, shown.length_km);
    this.#surface.setAttribute("aria-label", words.drawing(shown.name, inWords(shown.length_km), this.#drawn?.marks.reduce((sum, { reports }) => sum + reports.length, 0) ?? 0));
    this.#head.draw({
      spacetime: this.model.state.spacetime,
      border: shown.border,
      caption: this.#isMany ? manyCaption(this.#frame!) : caption(shown, this.model, sector, this.model.state.spacetime),
      canToggle: !this.#isMany && shown.days !== null,
      sector: sector && words.sector(inWords(sector[0]), inWords(sector[1])),
    });
  }

  #focusedId(): string | null {
    const active = document.activeElement;
    const mark = this.#drawn?.marks.find(({ element }) => element === active);
    return mark?.reports[0]?.id ?? null;
  }

  /** Tab enters at the selected mark; a mark that was drawn anew keeps the focus. */
  #rove(focused: string | null): void {
    const marks = this.#drawn?.marks ?? [];
    const find = (id: string | null) => marks.findIndex(({ reports }) => reports.some((report) => report.id === id));
    const [again, chosen] = [find(focused), find(this.model.selected?.id ?? null)];
    if (marks.length > 0) startRoving(marks.map(({ element }) => element), Math.max(0, again >= 0 ? again : chosen));
    if (focused !== null && again >= 0) marks[again]!.element.focus({ preventScroll: true });
  }

  #preview(range: KmRange): void {
    if (this.#frame) this.#brush.draw(this.#frame, range);
    const now = performance.now();
    if (now - this.#followed < FOLLOW_MS) return;
    this.#followed = now;
    this.model.store.preview(withSector(this.#document!.border, range));
  }

  #settle(range: KmRange): void {
    this.#followed = 0;
    this.model.store.update(withSector(this.#document!.border, range), "sector");
    this.#shade("select");
  }

  #revert(): void {
    this.#followed = 0;
    this.model.store.preview(this.#before);
    this.#draw();
  }

  #step(range: KmRange | null): void {
    if (!range || (range[0] <= 0 && range[1] >= this.#document!.length_km)) return this.#clear();
    this.model.store.update(withSector(this.#document!.border, range), "km");
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#shade("select"), KEYS_REST_MS);
  }

  #clear(): void {
    clearTimeout(this.#resting);
    this.model.store.update(withoutSector(this.#document!.border, this.model.config.borders), "sector");
  }

  /** Shades the chosen sector on the map, or takes the shade away. */
  #shade(frame: "select" | "address" | null): void {
    // A step of the story shades its own.
    if (!this.#link || this.model.state.panel === "story") return;
    const sector = this.#sector;
    if (!this.#document || !sector) return this.#link.clear();
    this.#link.shade(this.#document.border, sector, frame).catch((reason: unknown) => console.warn(String(reason)));
  }

  #tellFailure(): void {
    this.#failed.className = "strip-failed";
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = words.retry;
    again.addEventListener("click", () => void this.#load());
    this.#failed.replaceChildren(words.failed, " ", again);
    this.#plot.append(this.#failed);
  }
}
