// Which reports fit what the reader chose: pure functions, no page.
import { contains } from "./box.ts";
import { fold, type Report } from "./rows.ts";
import type { Bbox, State } from "./state.ts";

type Condition = (report: Report, state: State, view: Bbox | null) => boolean;

const CONDITIONS = {
  category: (r, s) => s.category === null || s.category.includes(r.category),
  status: (r, s) => s.status === null || s.status.includes(r.status),
  side: (r, s) => s.side === null || (r.side !== null && s.side.includes(r.side)),
  // Dates of one form compare as text; an open end lets all through.
  period: (r, s) => (s.period.to === null || r.start <= s.period.to) && (s.period.from === null || r.end >= s.period.from),
  km: (r, s) => overlapsKm(r, s.kmFrom, s.kmTo),
  border: (r, s) => s.border === null || r.border === s.border,
  query: (r, s) => words(s.query).every((word) => r.search.includes(word)),
  bbox: (r, s) => s.bbox === null || within(r, s.bbox),
  inView: (r, s, view) => !s.inView || view === null || within(r, view),
} satisfies Record<string, Condition>;

export type ConditionName = keyof typeof CONDITIONS;

/** Whether a report fits the state; `except` leaves one condition out (a legend counts what its own filter hides). */
export function fits(report: Report, state: State, view: Bbox | null, except?: ConditionName): boolean {
  if (isOfStep(report, state)) return true;
  return (Object.keys(CONDITIONS) as ConditionName[]).every(
    (name) => name === except || CONDITIONS[name](report, state, view),
  );
}

/** Whether the story is open at a step that shows the report: a step frames, and filters none of its own away. */
export function isOfStep({ steps }: Report, { panel, step }: State): boolean {
  return panel === "story" && step !== null && steps.has(step);
}

/** Whether a report meets one condition, whatever the others say. */
export function meets(report: Report, state: State, name: ConditionName): boolean {
  return CONDITIONS[name](report, state, null);
}

/** How many reports of each value fit everything but the filter by that value. */
export function tally(reports: Report[], state: State, view: Bbox | null, by: "category" | "status" | "side"): Map<string, number> {
  const counts = new Map<string, number>();
  for (const report of reports) {
    const value = report[by];
    if (value !== null && fits(report, state, view, by)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Whether anything narrows the list. */
export function isFiltered(state: State): boolean {
  const { category, status, side, period, kmFrom, kmTo, border, query, bbox, inView } = state;
  return [category, status, side, period.from, period.to, kmFrom, kmTo, border, bbox].some((value) => value !== null) || query !== "" || inView;
}

/** The same state with no filter. */
export const NO_FILTER = {
  category: null,
  status: null,
  side: null,
  period: { from: null, to: null },
  kmFrom: null,
  kmTo: null,
  border: null,
  query: "",
  bbox: null,
  inView: false,
} satisfies Partial<State>;

let folded: { query: string; words: string[] } = { query: "", words: [] };

/** The words of a query; the last one is kept, since thousands of reports ask for it in turn. */
function words(query: string): string[] {
  if (folded.query !== query) folded = { query, words: fold(query).split(/\s+/).filter(Boolean) };
  return folded.words;
}

function overlapsKm({ kmMin, kmMax }: Report, from: number | null, to: number | null): boolean {
  if (from === null && to === null) return true;
  return kmMin !== null && kmMax !== null && kmMin <= (to ?? Infinity) && kmMax >= (from ?? -Infinity);
}

/** A report without a place may lie anywhere, so that no box leaves it out: the API has it so too, and downloads match the list. */
function within({ place }: Report, box: Bbox): boolean {
  return place === null || contains(box, place);
}
