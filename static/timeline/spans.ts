// Reports that lasted, or whose date is vague, as bars under the axis, each in a lane of its own.
import { offset, startOf, type Days, type Unit } from "./days.ts";

export interface Span extends Days {
  id: string;
  category: string;
  lit: boolean;
  /** A vague date is a hollow bar: somewhere within it. */
  vague: boolean;
}

/** Bars shorter than this many days are told by their block. */
const LEAST_DAYS = 3;
const VAGUE: Record<string, Unit> = { week: "week", month: "month", year: "year" };

/** The days within which it happened; a date that is known to the week only may be any day of that week. */
export function spanOf(from: number, last: number, precision: string): Days {
  const unit = VAGUE[precision];
  if (!unit) return { from, end: last + 1 };
  return { from: startOf(unit, from), end: offset(unit, last, 1) };
}

export function isBar({ from, end }: Days): boolean {
  return end - from >= LEAST_DAYS;
}

/** Puts bars into as few lanes as they need, at most `most`; what is left shares the last one. */
export function lanes<S extends Days>(spans: S[], most: number, gap: number): { span: S; lane: number }[] {
  const ends: number[] = [];
  return [...spans]
    .sort((a, b) => a.from - b.from || b.end - a.end)
    .map((span) => {
      let lane = ends.findIndex((end) => end + gap <= span.from);
      if (lane < 0) lane = Math.min(ends.length, most - 1);
      ends[lane] = Math.max(ends[lane] ?? -Infinity, span.end);
      return { span, lane };
    });
}
