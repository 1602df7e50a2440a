// The chosen period as days of the timeline: what an address says, clamped to what there is, and back.
import type { Interval } from "../state.ts";
import { dayOf, textOf, type Days } from "./days.ts";

/** The chosen days; the whole domain where none is chosen. */
export function chosenDays({ from, to }: Interval, domain: Days): Days {
  const first = Math.max(domain.from, Math.min(dayOf(from) ?? domain.from, domain.end - 1));
  const last = Math.min(domain.end - 1, Math.max(dayOf(to) ?? domain.end - 1, first));
  return { from: first, end: last + 1 };
}

/** What the address says of days: an end that is the domain's own is open. */
export function intervalOf({ from, end }: Days, domain: Days): Interval {
  return { from: from <= domain.from ? null : textOf(from), to: end >= domain.end ? null : textOf(end - 1) };
}

export function isWhole({ from, end }: Days, domain: Days): boolean {
  return from <= domain.from && end >= domain.end;
}

/** The same days moved, as far as the domain goes. */
export function moved({ from, end }: Days, by: number, domain: Days): Days {
  const step = Math.max(domain.from - from, Math.min(domain.end - end, by));
  return { from: from + step, end: end + step };
}

/** One end moved; it may not pass the other: one day stays. */
export function resized(days: Days, which: "from" | "end", to: number, domain: Days): Days {
  if (which === "from") return { ...days, from: Math.max(domain.from, Math.min(to, days.end - 1)) };
  return { ...days, end: Math.min(domain.end, Math.max(to, days.from + 1)) };
}
