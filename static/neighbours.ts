// The reports next to one: in time, and along its border.
import type { Report } from "./rows.ts";
import { sorted } from "./sort.ts";

export interface Neighbours {
  before: Report | undefined;
  after: Report | undefined;
}

/** The reports before and after by their days, among those shown. */
export function inTime(report: Report, shown: Report[]): Neighbours {
  return beside(report, sorted(shown, "date"));
}

/** The same along the report's border, by km; of a vague place by the middle of its interval. */
export function along(report: Report, shown: Report[]): Neighbours {
  const own = shown.filter((other) => other.border === report.border && kmOf(other) !== null);
  return report.border === null ? beside(report, []) : beside(report, sorted(own, "km"));
}

/** Where a report lies along its border; null where it has no place along one. */
export function kmOf({ km, kmMin, kmMax }: Report): number | null {
  return km ?? (kmMin !== null && kmMax !== null ? (kmMin + kmMax) / 2 : null);
}

function beside(report: Report, order: Report[]): Neighbours {
  const at = order.indexOf(report);
  return at < 0 ? { before: undefined, after: undefined } : { before: order[at - 1], after: order[at + 1] };
}
