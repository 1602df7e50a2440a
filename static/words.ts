// What scripts say to the reader: messages of static/lang/, with numbers and dates as the page's language writes them.
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";

export type Args = Record<string, string | number>;

/** `6 July 2021`, `6 July`, `July 2021`, `6 Jul 2021`, `6 Jul`, `Jul 2021`, a month by its name alone, a year, a day of the month. */
export type DateForm = "day" | "dayMonth" | "month" | "dayShort" | "dayMonthShort" | "monthShort" | "monthName" | "monthNameShort" | "year" | "date";

/** How the language writes (src/lang/handover.rs): the server says it, since browsers do not know every language of ours. */
interface Habits {
  language: string;
  /** The ten digits. */
  digits: string;
  group: string;
  decimal: string;
  minus: string;
  /** Names of months by the kind that a pattern asks for: `{long}`, `{short}`, `{longAlone}`, `{shortAlone}`. */
  months: Record<string, string[]>;
  patterns: Record<DateForm, string>;
}

const habits = given() ?? english();

/** The page's language. */
export const language = habits.language;
/** Whether lines begin at the right. */
export const isRightToLeft = globalThis.document?.documentElement.dir === "rtl";

const bundle = new FluentBundle(language, { useIsolating: false });

/** Takes in messages; each page loads those of its language before its own script (static/bundle.mjs). */
export function learn(messages: string): void {
  bundle.addResource(new FluentResource(messages));
}

/** A number in a message: written as the language writes numbers, and choosing the plural. */
class Figure extends FluentNumber {
  override toString(): string {
    return number(this.value);
  }
}

/** A message by its id; its text is in every language (src/lang/tests.rs). */
export function say(id: string, args: Args = {}): string {
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) return id;
  const values = Object.entries(args).map(([name, value]) => [name, typeof value === "number" ? new Figure(value) : isolated(value)]);
  return bundle.formatPattern(pattern, Object.fromEntries(values), []);
}

/** A number with grouped thousands and at most so many decimals, trailing zeros dropped. */
export function number(value: number, decimals = 3): string {
  if (!Number.isFinite(value)) return "";
  const [whole = "", fraction = ""] = Math.abs(value).toFixed(decimals).split(".");
  const kept = fraction.replace(/0+$/, "");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, () => habits.group);
  const plain = kept ? `${grouped}${habits.decimal}${kept}` : grouped;
  return `${value < 0 && /[1-9]/.test(plain) ? habits.minus : ""}${inDigits(plain)}`;
}

/** The text with the language's own digits, and nothing else changed: years, codes. */
export function inDigits(plain: string | number): string {
  return String(plain).replace(/\d/g, (digit) => habits.digits[Number(digit)] ?? digit);
}

/** A place along a border, such as "km 1,344". */
export function kmInWords(km: number): string {
  return say("report-km", { km: Math.round(km) });
}

/** A civil day (YYYY-MM-DD) in words, such as "5 July 2021". */
export function dayInWords(day: string, wanted: DateForm | Intl.DateTimeFormatOptions = "day"): string {
  const form = typeof wanted === "string" ? wanted : formOf(wanted);
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return day;
  const parts: Record<string, string> = { d: inDigits(date), y: inDigits(year) };
  return habits.patterns[form].replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? habits.months[name]?.[month - 1] ?? "");
}

/** The form that has the parts which options of `Intl` ask for. */
function formOf({ day, month, year }: Intl.DateTimeFormatOptions): DateForm {
  if (!month) return day ? "date" : "year";
  const short = month === "short" ? "Short" : "";
  if (!day) return year ? `month${short}` : `monthName${short}`;
  return year ? `day${short}` : `dayMonth${short}`;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** The text between isolating marks where it runs against its sentence, so that neither scrambles the other. */
function isolated(text: string): string {
  const against = isRightToLeft ? [...text].some((c) => /\p{L}/u.test(c) && !RIGHT_TO_LEFT.test(c)) : RIGHT_TO_LEFT.test(text);
  return against ? `\u2068${text}\u2069` : text;
}

function given(): Habits | null {
  const text = globalThis.document?.getElementById("habits")?.textContent;
  return text ? (JSON.parse(text) as Habits) : null;
}

/** For modules that run without a page. */
function english(): Habits {
  const names = (month: "long" | "short") =>
    Array.from({ length: 12 }, (_, at) => new Intl.DateTimeFormat("en-GB", { month, timeZone: "UTC" }).format(Date.UTC(2021, at)));
  const [long, short] = [names("long"), names("short")];
  return {
    language: "en",
    digits: "0123456789",
    group: ",",
    decimal: ".",
    minus: "−",
    months: { long, short },
    patterns: {
      day: "{d} {long} {y}",
      dayMonth: "{d} {long}",
      month: "{long} {y}",
      dayShort: "{d} {short} {y}",
      dayMonthShort: "{d} {short}",
      monthShort: "{short} {y}",
      monthName: "{long}",
      monthNameShort: "{short}",
      year: "{y}",
      date: "{d}",
    },
  };
}
