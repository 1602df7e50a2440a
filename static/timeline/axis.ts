// The axis: which days get a line, which a label, so that none runs into the next.
import { dateOf, offset, startOf, type Days, type Unit } from "./days.ts";

/** A step between labels, and the room in px that its label needs. */
interface Step {
  unit: Unit;
  count: number;
  days: number;
  px: number;
}

const STEPS: readonly Step[] = [
  { unit: "day", count: 1, days: 1, px: 48 },
  { unit: "week", count: 1, days: 7, px: 48 },
  { unit: "month", count: 1, days: 28, px: 32 },
  { unit: "month", count: 3, days: 90, px: 36 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((count) => ({ unit: "year", count, days: count * 365, px: 40 }) as const),
];

/** Ticks closer together than this are noise. */
const MINOR_PX = 12;

export interface Tick {
  day: number;
  /** What its label says: a day, a month or a year. */
  says: "day" | "month" | "year";
  /** The first label and each new year name the year too. */
  withYear: boolean;
  /** Room in px before the next label. */
  room: number;
}

export interface Axis {
  labels: Tick[];
  /** Small ticks between the labels. */
  minor: number[];
}

export function axis(domain: Days, perDay: number): Axis {
  const step = STEPS.find(({ days, px }) => days * perDay >= px) ?? STEPS.at(-1)!;
  const days = [...starts(step, domain)];
  // A domain that begins within a month names that month where there is room.
  const first = days[0] ?? domain.end;
  if (first > domain.from && (first - domain.from) * perDay >= step.px + 12) days.unshift(domain.from);
  const says = step.unit === "week" ? "day" : step.unit;
  const labels = days.map((day, i): Tick => {
    const year = dateOf(day).getUTCFullYear();
    const before = i > 0 ? dateOf(days[i - 1]!).getUTCFullYear() : null;
    return { day, says, withYear: year !== before, room: ((days[i + 1] ?? domain.end) - day) * perDay };
  });
  return { labels, minor: minor(step, domain, perDay) };
}

function* starts({ unit, count }: Pick<Step, "unit" | "count">, { from, end }: Days): Generator<number> {
  for (let day = startOf(unit, from); day < end; day = offset(unit, day, 1)) {
    const date = dateOf(day);
    const counted = unit === "year" ? date.getUTCFullYear() : unit === "month" ? date.getUTCMonth() : 0;
    if (day >= from && counted % count === 0) yield day;
  }
}

/** The finest step whose ticks stand at least `MINOR_PX` apart. */
function minor(step: Step, domain: Days, perDay: number): number[] {
  const finest = STEPS.find(({ days }) => days * perDay >= MINOR_PX) ?? step;
  return [...starts(finest, domain)];
}
