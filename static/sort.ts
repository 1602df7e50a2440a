// The orders of the list; what has no value for an order comes last, by date.
import type { Report } from "./rows.ts";
import type { Sort } from "./state.ts";

const KEYS: Record<Sort, (report: Report) => number | null> = {
  date: () => null,
  km: ({ km, kmMin, kmMax }) => km ?? (kmMin !== null && kmMax !== null ? (kmMin + kmMax) / 2 : null),
  offset: ({ offsetKm }) => offsetKm,
};

export function sorted(reports: Report[], by: Sort): Report[] {
  const key = KEYS[by];
  const byDate = (a: Report, b: Report) => compare(a.start, b.start) || compare(a.end, b.end);
  return [...reports].sort((a, b) => (key(a) ?? Infinity) - (key(b) ?? Infinity) || byDate(a, b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
