// From days to px and back; the axis runs the way the page reads.
import type { Days } from "./days.ts";

export interface Scale {
  domain: Days;
  width: number;
  /** 1 where later is further right, -1 where it is further left. */
  forward: 1 | -1;
  perDay: number;
  /** Left edge of a day in a page that reads to the right, its right edge in one that reads to the left. */
  x(day: number): number;
  /** The day at a place, with its fraction. */
  day(x: number): number;
  /** Some days as a box. */
  box(days: Days): { x: number; width: number };
}

/** `start` and `end` are the margins in px where the axis begins and ends. */
export function makeScale(domain: Days, width: number, rtl: boolean, start: number, end: number): Scale {
  const room = Math.max(1, width - start - end);
  const perDay = room / Math.max(1, domain.end - domain.from);
  const forward = rtl ? -1 : 1;
  const origin = rtl ? width - start : start;
  const x = (day: number) => origin + forward * (day - domain.from) * perDay;
  return {
    domain,
    width,
    forward,
    perDay,
    x,
    day: (at) => domain.from + ((at - origin) * forward) / perDay,
    box: ({ from, end: last }) => ({ x: Math.min(x(from), x(last)), width: (last - from) * perDay }),
  };
}
