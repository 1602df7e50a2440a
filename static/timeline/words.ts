// What the timeline says: days and periods in words, and the labels of its parts.
import { dayInWords, words } from "../words.ts";
import type { Tick } from "./axis.ts";
import { dateOf, textOf, type Days, type Unit } from "./days.ts";
import type { Preset } from "./presets.ts";

export const labels = {
  title: { day: "Reports by day", week: "Reports by week", month: "Reports by month", year: "Reports by year" } satisfies Record<Unit, string>,
  first: "First day of the period",
  last: "Last day of the period",
  play: "Play",
  stop: "Stop",
  step: "One step on",
  presets: "Periods",
  nothing: "No report has a date yet.",
};

/** "1 July – 30 September 2021", or one day. */
export function periodInWords({ from, end }: Days): string {
  const [first, last] = [textOf(from), textOf(end - 1)];
  if (first === last) return dayInWords(first);
  return `${dayInWords(first, beside(first, last))} – ${dayInWords(last)}`;
}

/** What a first day need not say because the last one says it too. */
function beside(first: string, last: string): Intl.DateTimeFormatOptions | undefined {
  if (first.slice(0, 7) === last.slice(0, 7)) return { day: "numeric" };
  return first.slice(0, 4) === last.slice(0, 4) ? { day: "numeric", month: "long" } : undefined;
}

/** The same as short as a button wants it: "1 Jul – 30 Sep". */
export function periodInShort({ from, end }: Days): string {
  const sameYear = dateOf(from).getUTCFullYear() === dateOf(end - 1).getUTCFullYear();
  const form: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) };
  const [first, last] = [dayInWords(textOf(from), form), dayInWords(textOf(end - 1), form)];
  return first === last ? first : `${first} – ${last}`;
}

export function tickInWords({ day, says, withYear, room }: Tick): string {
  const text = textOf(day);
  const month = room >= 72 ? "long" : "short";
  const year = withYear && room >= 64 ? ({ year: "numeric" } as const) : {};
  if (says === "year") return dayInWords(text, { year: "numeric" });
  if (says === "month") return dayInWords(text, { month: withYear && room < 100 ? "short" : month, ...year });
  return dayInWords(text, { day: "numeric", month: "short", ...(withYear && room >= 90 ? { year: "numeric" } : {}) });
}

export function presetInWords({ says }: Preset): string {
  if ("whole" in says) return "Whole period";
  if ("month" in says) return dayInWords(textOf(says.month), { month: "long" });
  if ("lastMonths" in says) return says.lastMonths === 1 ? "Last month" : `Last ${says.lastMonths} months`;
  return says.lastYears === 1 ? "Last year" : `Last ${says.lastYears} years`;
}

/** For those who do not see the chart. */
export function chartInWords(count: number, days: Days): string {
  return `${words.result(count, count)}, ${periodInWords(days)}`;
}

export function mostInWords(count: number, unit: Unit): string {
  return { day: `${count} a day`, week: `${count} a week`, month: `${count} a month`, year: `${count} a year` }[unit];
}
