// The model where the list holds a window of many reports: what fits is asked of the server.
import type { Config } from "../config.ts";
import { fetchRow, parsed } from "../card-source.ts";
import { Model, type Totals } from "../model.ts";
import { readRows, type Report } from "../rows.ts";
import type { State } from "../state.ts";
import { askCounts, askRows, filterQuery, letsNothing, type Rows } from "./ask.ts";

/** Acts that follow one another this fast are asked for once. */
const PAUSE_MS = 160;

type Counted = "category" | "status" | "side";

export class ManyModel extends Model {
  #totals: Totals;
  #tallies: Record<Counted, Map<string, number>>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;
  #onLoad: ((page: { failed: boolean; skip: number; listed: number }) => void)[] = [];

  constructor(
    config: Config,
    readonly list: HTMLElement,
  ) {
    super(config, readRows(list));
    const { all, shown, unplaced, category, status, side } = config.many!;
    this.#totals = { all, shown, unplaced };
    // A box for several sides has one count: it stands under the first of them.
    this.#tallies = { category: new Map(Object.entries(category)), status: new Map(Object.entries(status)), side: new Map(Object.entries(side).map(([codes, count]) => [codes.split(",")[0]!, count])) };
    this.store.subscribe((state, previous) => {
      const { report } = state;
      if (report !== null && report !== previous.report && !this.byId.has(report)) void this.#meet(report);
    });
  }

  override get isMany(): boolean {
    return true;
  }

  override get totals(): Totals {
    return this.#totals;
  }

  override tally(by: Counted): ReadonlyMap<string, number> {
    return this.#tallies[by];
  }

  /** Told after each answer, and after each that did not come. */
  onLoad(listener: (page: { failed: boolean; skip: number; listed: number }) => void): void {
    this.#onLoad.push(listener);
  }

  /** Draws anew what hangs on more than the list. */
  redraw(): void {
    this.tellShown();
  }

  /** Asks again for what should be shown. */
  reload(): void {
    this.refresh();
  }

  /** What the server listed; the report whose card alone was asked for is a hidden row. */
  protected override fitting(): Report[] {
    return this.reports.filter(({ row }) => !row.hidden);
  }

  protected override refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  async #ask(): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.list.setAttribute("aria-busy", "true");
    try {
      const { state } = this;
      const [rows, category, status, side] = await Promise.all([
        this.#rows(state, asking.signal),
        this.#counts(state, "category", asking.signal),
        this.#counts(state, "status", asking.signal),
        this.#counts(state, "side", asking.signal),
      ]);
      this.#tallies = { category, status, side };
      this.#adopt(rows);
    } catch (reason) {
      if (asking.signal.aborted) return;
      console.info(String(reason));
      for (const listener of this.#onLoad) listener({ failed: true, skip: 0, listed: 0 });
    }
    this.list.removeAttribute("aria-busy");
  }

  async #rows(state: State, signal: AbortSignal): Promise<Rows> {
    if (!letsNothing(state)) return askRows(this.config, state, this.viewBox, signal);
    return { all: this.#totals.all, shown: 0, unplaced: 0, skip: 0, listed: 0, html: "" };
  }

  async #counts(state: State, by: Counted, signal: AbortSignal): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    if (letsNothing(state, by)) return counts;
    for (const group of await askCounts(this.config, [by], filterQuery(state, this.viewBox, by), signal)) {
      const value = String(group[by] ?? "");
      counts.set(value, (counts.get(value) ?? 0) + group.matched);
    }
    return counts;
  }

  #adopt({ all, shown, unplaced, skip, listed, html }: Rows): void {
    this.#totals = { all, shown, unplaced };
    const open = this.selected;
    this.list.replaceChildren(parsed(html));
    this.reports = readRows(this.list);
    this.byId.clear();
    if (open) this.byId.set(open.id, open);
    for (const report of this.reports) this.byId.set(report.id, report);
    this.shown = this.fitting();
    const now = this.selected;
    // The card stays; its row is another element now.
    if (now && now !== open) {
      now.row.classList.add("is-selected");
      now.row.querySelector("a.report-link")?.setAttribute("aria-current", "true");
    }
    this.tellShown();
    for (const listener of this.#onLoad) listener({ failed: false, skip, listed });
  }

  /** A report that the list does not hold: a click on the map, or Back. */
  async #meet(id: string): Promise<void> {
    for (const { id: collection } of this.config.many!.reports) {
      const report = await fetchRow(this.config.rows, collection, id).catch(() => null);
      if (!report) continue;
      this.byId.set(id, report);
      if (this.state.report === id) this.tellSelected(report, null);
      return;
    }
  }
}
