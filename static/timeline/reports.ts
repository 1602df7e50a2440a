// What the timeline draws, made from the page's reports: blocks by their first day, bars for what lasted or is vague.
import { fits, meets } from "../filter.ts";
import type { Model } from "../model.ts";
import type { Report } from "../rows.ts";
import { emptyBins, fill, type Bin, type Dated } from "./bins.ts";
import { dayOf, type Days, type Unit } from "./days.ts";
import { isBar, spanOf, type Span } from "./spans.ts";

/** Where the bins come from: the page's own reports, or a server's counts where they are too many to list. */
export interface Source {
  /** All days that there are; null where there is no dated report and no period. */
  domain(): Days | null;
  bins(unit: Unit, domain: Days): Bin[];
  spans(): Span[];
}

/** A domain shorter than a week is widened, so that one day is not as wide as the window. */
const LEAST_DAYS = 7;

export function fromReports(model: Model): Source {
  const days = new Map(model.reports.map((report) => [report, [dayOf(report.start), dayOf(report.end)] as const]));
  const first = (report: Report) => days.get(report)?.[0] ?? null;
  const seen = () => model.reports.filter((report) => first(report) !== null && meets(report, model.state, "km"));
  // "In view" is a matter of the list alone.
  const lit = (report: Report) => fits(report, model.state, null);
  return {
    domain: () => domainOf(model, [...days.values()]),
    bins: (unit, domain) => fill(emptyBins(unit, domain), seen().map((report): Dated => block(report, first(report)!, lit(report))), model.config.categories.map(({ id }) => id)),
    spans: () =>
      seen()
        .map((report): Span => {
          const from = first(report)!;
          const precision = report.datePrecision;
          return { id: report.id, category: report.category, lit: lit(report), vague: precision !== "day", ...spanOf(from, Math.max(from, days.get(report)?.[1] ?? from), precision) };
        })
        .filter(isBar),
  };
}

function block({ id, category, status, datePrecision }: Report, day: number, lit: boolean): Dated {
  return { id, category, day, lit, vague: datePrecision !== "day", void: status === "refuted" || status === "retracted" };
}

function domainOf({ config }: Model, days: (readonly [number | null, number | null])[]): Days | null {
  const ends = [dayOf(config.period?.from), dayOf(config.period?.to)].filter((day) => day !== null);
  // A loop, not Math.min(...): there may be more days than a call takes arguments.
  let [from, last] = [ends[0] ?? Infinity, ends.at(-1) ?? -Infinity];
  for (const [start, end] of days) {
    if (start === null) continue;
    from = Math.min(from, start);
    last = Math.max(last, end ?? start);
  }
  if (from > last) return null;
  const missing = Math.max(0, LEAST_DAYS - (last + 1 - from));
  return { from: from - Math.floor(missing / 2), end: last + 1 + Math.ceil(missing / 2) };
}
