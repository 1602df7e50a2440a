// What the timeline says: days and periods in words, and the labels of its parts.
import { dayInWords, say } from "../words.ts";
import type { Tick } from "./axis.ts";
import { dateOf, textOf, type Days, type Unit } from "./days.ts";
import type { Preset } from "./presets.ts";

/** Functions, since messages are learned after this module has been read. */
export const labels = {
  first: () => say("timeline-first-day"),
  last: () => say("timeline-last-day"),
  play: () => say("timeline-play"),
  stop: () => say("timeline-stop"),
  step: () => say("timeline-step"),
  presets: () => say("timeline-periods"),
  nothing: () => say("timeline-nothing"),
};

export function titleOf(unit: Unit): string {
  return { day: say("timeline-by-day"), week: say("timeline-by-week"), month: say("timeline-by-month"), year: say("timeline-by-year") }[unit];
}

/** "1 July – 30 September 2021", or one day. */
export function periodInWords({ from, end }: Days): string {
  const [first, last] = [textOf(from), textOf(end - 1)];
  if (first === last) return dayInWords(first);
  return say("timeline-span", { from: dayInWords(first, beside(first, last)), to: dayInWords(last) });
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
  return first === last ? first : say("timeline-span", { from: first, to: last });
}

/** The longest way to say a tick that has room before the next label; empty where none has. */
export function tickInWords({ day, says, withYear, room }: Tick, measure: (text: string) => number): string {
  const fits = (text: string) => measure(text) + 10 <= room;
  return formsOf(says, withYear).map((form) => dayInWords(textOf(day), form)).find(fits) ?? "";
}

function formsOf(says: Tick["says"], withYear: boolean): Intl.DateTimeFormatOptions[] {
  if (says === "year") return [{ year: "numeric" }];
  const forms: Intl.DateTimeFormatOptions[] = says === "month" ? [{ month: "long" }, { month: "short" }] : [{ day: "numeric", month: "short" }];
  return [...(withYear ? forms.map((form): Intl.DateTimeFormatOptions => ({ ...form, year: "numeric" })) : []), ...forms];
}

export function presetInWords({ says }: Preset): string {
  if ("whole" in says) return say("timeline-whole");
  if ("month" in says) return dayInWords(textOf(says.month), { month: "long" });
  if ("lastMonths" in says) return say("timeline-last-months", { count: says.lastMonths });
  return say("timeline-last-years", { count: says.lastYears });
}

/** For those who do not see the chart. */
export function chartInWords(unit: Unit, count: number, days: Days): string {
  return say("timeline-chart", { title: titleOf(unit), reports: say("map-result-all", { all: count }), period: periodInWords(days) });
}

export function mostInWords(count: number, unit: Unit): string {
  return { day: say("timeline-a-day", { count }), week: say("timeline-a-week", { count }), month: say("timeline-a-month", { count }), year: say("timeline-a-year", { count }) }[unit];
}
