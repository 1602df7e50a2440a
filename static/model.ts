// What the page shows: the reports, those that fit, the one under the pointer. Every view listens here.
import type { Config } from "./config.ts";
import { fits, tally } from "./filter.ts";
import type { Report } from "./rows.ts";
import { sorted } from "./sort.ts";
import type { Bbox, State, View } from "./state.ts";
import { Store } from "./store.ts";
import { grammarOf } from "./steps.ts";

/** What the list depends on: the camera, the open card and the theme do not touch it. */
const SHAPES_LIST: readonly (keyof State)[] = ["category", "status", "side", "period", "kmFrom", "kmTo", "query", "bbox", "inView", "sort", "skip", "border", "panel", "step"];

/** How many reports fit, how many there are, and how many of those that fit have no place. */
export interface Totals {
  shown: number;
  all: number;
  unplaced: number;
}

export class Model {
  readonly store: Store;
  readonly byId: Map<string, Report>;
  /** What the live map shows; null until it runs. */
  viewBox: Bbox | null = null;
  /** The reports that fit, in the chosen order. */
  shown: Report[] = [];
  hovered: string | null = null;
  /** Where the live map looks; null until it runs. */
  cameraNow: (() => View) | null = null;
  #onShown: (() => void)[] = [];
  #onHover: ((now: string | null, before: string | null) => void)[] = [];
  #onSelect: ((now: Report | null, before: Report | null) => void)[] = [];

  constructor(
    readonly config: Config,
    /** Those of the list: all, unless there are too many. */
    public reports: Report[],
  ) {
    this.store = new Store(grammarOf(config));
    this.byId = new Map(reports.map((report) => [report.id, report]));
    config.story.forEach(({ reports: ids }, index) => ids.forEach((id) => (this.byId.get(id)?.steps ?? new Set()).add(index + 1)));
    this.store.subscribe((state, previous) => {
      if (SHAPES_LIST.some((name) => state[name] !== previous[name])) this.refresh();
      if (state.report !== previous.report) {
        const find = (id: string | null) => (id === null ? null : (this.byId.get(id) ?? null));
        this.tellSelected(find(state.report), find(previous.report));
      }
    });
    this.shown = this.fitting();
  }

  /** Whether there are so many reports that `reports` holds only those of the list. */
  get isMany(): boolean {
    return false;
  }

  get totals(): Totals {
    const unplaced = this.shown.filter(({ place }) => place === null).length;
    return { shown: this.shown.length, all: this.reports.length, unplaced };
  }

  /** How many reports of each value fit everything but the filter by that value. */
  tally(by: "category" | "status" | "side"): ReadonlyMap<string, number> {
    return tally(this.reports, this.state, this.viewBox, by);
  }

  get state(): State {
    return this.store.state;
  }

  get selected(): Report | null {
    return this.state.report === null ? null : (this.byId.get(this.state.report) ?? null);
  }

  /** The last day of the chosen period, else of the whole: crossings have the status of that day. */
  get lastDay(): string | null {
    return this.state.period.to ?? this.config.period?.to ?? null;
  }

  onShown(listener: () => void): void {
    this.#onShown.push(listener);
  }

  onHover(listener: (now: string | null, before: string | null) => void): void {
    this.#onHover.push(listener);
  }

  onSelect(listener: (now: Report | null, before: Report | null) => void): void {
    this.#onSelect.push(listener);
  }

  hover(id: string | null): void {
    if (id === this.hovered) return;
    const before = this.hovered;
    this.hovered = id;
    for (const listener of this.#onHover) listener(id, before);
  }

  select(id: string | null): void {
    this.store.update({ report: id }, "select");
  }

  /** The map has moved; the list follows only where the reader asked for what is in view. */
  moveView(box: Bbox): void {
    this.viewBox = box;
    if (this.state.inView) this.refresh();
  }

  /** Finds anew what fits, and tells. */
  protected refresh(): void {
    this.shown = this.fitting();
    this.tellShown();
  }

  protected fitting(): Report[] {
    const fitting = this.reports.filter((report) => fits(report, this.state, this.viewBox));
    return sorted(fitting, this.state.sort);
  }

  protected tellShown(): void {
    for (const listener of this.#onShown) listener();
  }

  protected tellSelected(now: Report | null, before: Report | null): void {
    for (const listener of this.#onSelect) listener(now, before);
  }
}
