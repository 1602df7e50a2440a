// The bars of the timeline: which unit fits, and how many reports of each category begin in each bin.
import { offset, startOf, type Days, type Unit } from "./days.ts";

/** One report in a bin. */
export interface Block {
  id: string;
  category: string;
  /** Whether it fits all that the reader chose. */
  lit: boolean;
  /** Its date is known only to the week, month or year, or not at all. */
  vague: boolean;
  /** It was refuted or withdrawn. */
  void: boolean;
}

/** The reports of one category in a bin, as counts. */
export interface Part {
  category: string;
  lit: number;
  dim: number;
}

/** What is drawn over some days. Reports by name where they are few; counts alone where a server counted. */
export interface Bin extends Days {
  total: number;
  parts: Part[];
  blocks: Block[] | null;
}

/** A bin narrower than this is too small to see or to hit: the next unit is taken. */
export const LEAST_PX = 3.5;
/** Above this many reports a bin is a plain stack. */
export const MOST_BLOCKS = 12;

/** Months may be thin: after them there are but years, which tell little. */
const UNITS: [Unit, days: number, px: number][] = [["day", 1, LEAST_PX], ["week", 7, LEAST_PX], ["month", 30.4, 1.5]];

export function unitFor({ from, end }: Days, px: number): Unit {
  const perDay = px / Math.max(1, end - from);
  return UNITS.find(([, days, least]) => days * perDay >= least)?.[0] ?? "year";
}

/** Empty bins over some days; the first and the last end where the days do. */
export function emptyBins(unit: Unit, { from, end }: Days): Days[] {
  const bins: Days[] = [];
  for (let at = startOf(unit, from); at < end; ) {
    const next = offset(unit, at, 1);
    bins.push({ from: Math.max(at, from), end: Math.min(next, end) });
    at = next;
  }
  return bins;
}

/** What the bins are made from. */
export interface Dated extends Block {
  day: number;
}

/** Puts each report into the bin of its first day; `order` ranks categories from the axis up. */
export function fill(bins: Days[], reports: Dated[], order: readonly string[]): Bin[] {
  const filled: Bin[] = bins.map((days) => ({ ...days, total: 0, parts: [], blocks: [] }));
  const rank = new Map(order.map((id, i) => [id, i]));
  const ranked = [...reports].sort((a, b) => (rank.get(a.category) ?? 99) - (rank.get(b.category) ?? 99) || a.day - b.day);
  for (const { day, ...block } of ranked) {
    const bin = binAt(filled, day);
    if (!bin) continue;
    bin.total += 1;
    bin.blocks?.push(block);
    const part = bin.parts.at(-1)?.category === block.category ? bin.parts.at(-1)! : { category: block.category, lit: 0, dim: 0 };
    if (part !== bin.parts.at(-1)) bin.parts.push(part);
    part[block.lit ? "lit" : "dim"] += 1;
  }
  return filled;
}

/** The bin of a day, by bisection. */
export function binAt<B extends Days>(bins: B[], day: number): B | undefined {
  let [low, high] = [0, bins.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const bin = bins[middle]!;
    if (day < bin.from) high = middle - 1;
    else if (day >= bin.end) low = middle + 1;
    else return bin;
  }
  return undefined;
}
