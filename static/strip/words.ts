// What the strip says to the reader, in one place; numbers and days in the page's language.
import { dayInWords } from "../words.ts";

export const language = document.documentElement.lang || "en";

const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

/** A km in words: whole where the border is long enough. */
export function kmInWords(km: number, length: number): string {
  return (length < 20 ? exact : whole).format(km);
}

export const count = (value: number) => whole.format(value);

const plural = (value: number, one: string, many: string) => `${count(value)} ${value === 1 ? one : many}`;

export const words = {
  strip: "Strip",
  spacetime: "Space and time",
  stripCaption: "the border drawn straight: km along it, distance from it (km, square-root scale)",
  spacetimeCaption: "each report by its km and its days; bars are as long as the stretch on which it may lie",
  border: "Border",
  elsewhere: (value: number) => `${plural(value, "report is", "reports are")} not on it: of another border or without a place`,
  far: (value: number, km: number) => `${plural(value, "report", "reports")} more than ${count(km)} km away left out`,
  chip: (from: string, to: string) => `km ${from}–${to}`,
  clear: "clear",
  clearSector: "Clear the sector",
  sectorLength: (km: string) => `${km} km of border`,
  certain: (value: number) => `${plural(value, "report", "reports")} certainly here`,
  possible: (value: number) => `${count(value)} possibly`,
  statements: (value: number) => plural(value, "statement", "statements"),
  onSide: (side: string, value: number) => `${side}: ${count(value)}`,
  side: (adjective: string, name: string) => (adjective === name ? name : `${adjective} side`),
  here: (value: number) => `${plural(value, "report", "reports")} here`,
  atKm: (km: string) => `km ${km}`,
  betweenKm: (from: string, to: string) => `somewhere on km ${from}–${to}`,
  firstKm: "First km of the sector",
  lastKm: "Last km of the sector",
  kmValue: (km: string) => `km ${km}`,
  marks: "Reports along the border; left and right arrow keys go along it",
  drawing: (name: string, length: string, reports: number) => `${name}, drawn straight over ${length} km: ${plural(reports, "report", "reports")}`,
  view: (ranges: string) => `The map shows ${ranges}`,
  drag: "drag to choose a stretch",
  noView: "The map shows no part of this border",
  failed: "The strip could not be loaded.",
  retry: "Try again",
  crossing: { open: "open", closed: "closed", restricted: "restricted", unknown: "not known: no source found" },
  crossingOn: (name: string, status: string, day: string | null) => (day ? `${name}: ${status} on ${dayInWords(day)}` : `${name}: ${status}`),
  since: (day: string) => `since ${dayInWords(day)}`,
  status: {
    recognised: "recognised",
    disputed: "disputed",
    line_of_control: "line of control",
    ceasefire_line: "ceasefire line",
    indefinite: "indefinite",
    claim: "claim",
  } as Record<string, string>,
  statusNotStated: "status not stated",
  stretch: (status: string, from: string, to: string) => `km ${from}–${to}: ${status}`,
  part: (number: number) => `part ${count(number)}`,
};
