// Civil days as whole numbers since 1970-01-01, so that they can be counted, binned and drawn.
import { utcMonday, utcMonth, utcYear } from "d3-time";

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

const INTERVALS = { week: utcMonday, month: utcMonth, year: utcYear };

/** The first day of the week (Monday), month or year in which a day lies. */
export function startOf(unit: Unit, day: number): number {
  return unit === "day" ? day : INTERVALS[unit].floor(dateOf(day)).getTime() / MS;
}

/** The first day of the unit that is `steps` after that of a day. */
export function offset(unit: Unit, day: number, steps: number): number {
  return unit === "day" ? day + steps : INTERVALS[unit].offset(INTERVALS[unit].floor(dateOf(day)), steps).getTime() / MS;
}

/** Days from `from` to before `end` (exclusive). */
export interface Days {
  from: number;
  end: number;
}
