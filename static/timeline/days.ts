// Civil days as whole numbers since 1970-01-01, so that they can be counted, binned and drawn.

const MS = 86_400_000;

/** The number of a day (YYYY-MM-DD); null where the text is none. */
export function dayOf(text: string | null | undefined): number | null {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text ?? "") ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(ms) ? null : ms / MS;
}

export function textOf(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

export function dateOf(day: number): Date {
  return new Date(day * MS);
}

export type Unit = "day" | "week" | "month" | "year";

/** The first day of the week (Monday), month or year in which a day lies. */
export function startOf(unit: Unit, day: number): number {
  return offset(unit, day, 0);
}

/** The first day of the unit that is `steps` after that of a day. */
export function offset(unit: Unit, day: number, steps: number): number {
  if (unit === "day") return day + steps;
  // Day 0 was a Thursday.
  if (unit === "week") return (Math.floor((day + 3) / 7) + steps) * 7 - 3;
  const date = dateOf(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  // Not Date.UTC, which takes the years before 100 for those after 1900.
  return new Date(0).setUTCFullYear(unit === "year" ? year + steps : year, unit === "year" ? 0 : month + steps, 1) / MS;
}

/** Days from `from` to before `end` (exclusive). */
export interface Days {
  from: number;
  end: number;
}
