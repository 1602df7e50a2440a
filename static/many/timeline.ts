// What the timeline draws of many reports: bins of the server's counts by first day and category.
import { emptyBins, type Bin, type Part } from "../timeline/bins.ts";
import { dayOf, type Days, type Unit } from "../timeline/days.ts";
import type { Source } from "../timeline/reports.ts";
import { askCounts, filterQuery, letsNothing, type Group } from "./ask.ts";
import type { ManyModel } from "./model.ts";

/** By day and category. */
type Counts = Map<number, Map<string, number>>;

const BY = ["first_day", "category"];

export function fromCounts(model: ManyModel): Source {
  const { config } = model;
  const ends = [dayOf(config.period?.from), dayOf(config.period?.to)] as const;
  const seen = new Kept(model);
  const fitting = new Kept(model);
  return {
    domain: () => (ends[0] === null || ends[1] === null ? null : { from: ends[0], end: ends[1] + 1 }),
    bins(unit, domain) {
      const { state } = model;
      // The stretch narrows what is seen; every other filter dims. In view only is a matter of the list alone.
      const { kmFrom, kmTo } = state;
      const all = seen.get(filterQuery({ ...plain(state), kmFrom, kmTo }, null));
      const lit = letsNothing(state) ? new Map() : fitting.get(filterQuery({ ...state, inView: false }, null, "period"));
      const [from, to] = [dayOf(state.period.from) ?? -Infinity, dayOf(state.period.to) ?? Infinity];
      const fits = (day: number) => day >= from && day <= to;
      return counted(unit, domain, all, lit, fits, config.categories.map(({ id }) => id));
    },
    spans: () => [],
  };
}

const plain = <S>(state: S): S => ({ ...state, category: null, status: null, side: null, period: { from: null, to: null }, query: "", bbox: null, border: null, inView: false });

function counted(unit: Unit, domain: Days, all: Counts, lit: Counts, fits: (day: number) => boolean, order: string[]): Bin[] {
  return emptyBins(unit, domain).map((days) => {
    const parts = new Map<string, Part>([...order, ""].map((category) => [category, { category, lit: 0, dim: 0 }]));
    for (let day = days.from; day < days.end; day += 1) {
      for (const [category, count] of all.get(day) ?? []) {
        const part = parts.get(category) ?? parts.get("")!;
        const shown = fits(day) ? Math.min(count, lit.get(day)?.get(category) ?? 0) : 0;
        part.lit += shown;
        part.dim += count - shown;
      }
    }
    const held = [...parts.values()].filter(({ lit, dim }) => lit + dim > 0);
    return { ...days, total: held.reduce((sum, { lit, dim }) => sum + lit + dim, 0), parts: held, blocks: null };
  });
}

/** The last counts that came; others are asked for when the filters are others. */
class Kept {
  #query: string | null = null;
  #counts: Counts = new Map();
  #asking: AbortController | null = null;

  constructor(readonly model: ManyModel) {}

  get(query: string): Counts {
    if (query !== this.#query) {
      this.#query = query;
      this.#asking?.abort();
      const asking = (this.#asking = new AbortController());
      askCounts(this.model.config, BY, query, asking.signal).then(
        (groups) => {
          this.#counts = byDay(groups);
          this.model.redraw();
        },
        (reason: unknown) => {
          if (asking.signal.aborted) return;
          // Asked for again with the next act.
          this.#query = null;
          console.info(String(reason));
        },
      );
    }
    return this.#counts;
  }
}

function byDay(groups: Group[]): Counts {
  const counts: Counts = new Map();
  for (const { first_day, category, matched } of groups) {
    const day = dayOf(typeof first_day === "string" ? first_day : null);
    if (day === null) continue;
    const own = counts.get(day) ?? new Map<string, number>();
    counts.set(day, own);
    own.set(String(category ?? ""), (own.get(String(category ?? "")) ?? 0) + matched);
  }
  return counts;
}
