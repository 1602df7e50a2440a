// What the strip says to the reader: messages of strip.ftl, by the names that its modules use.
import { dayInWords, number, say } from "../words.ts";

export { inDigits, language } from "../words.ts";

/** A km in words: whole where the border is long enough. */
export function kmInWords(km: number, length: number): string {
  return number(km, length < 20 ? 1 : 0);
}

export const count = (value: number) => number(value, 0);

const CROSSING = { open: "map-crossing-open", closed: "map-crossing-closed", restricted: "map-crossing-restricted", unknown: "map-crossing-unknown" };
const STATUS: Record<string, string> = {
  recognised: "strip-recognised",
  disputed: "strip-disputed",
  line_of_control: "strip-line-of-control",
  ceasefire_line: "strip-ceasefire-line",
  indefinite: "strip-indefinite",
  claim: "strip-claim",
};

export const words = {
  strip: say("map-strip"),
  spacetime: say("strip-spacetime"),
  stripCaption: say("strip-caption"),
  spacetimeCaption: say("strip-spacetime-caption"),
  border: say("strip-borders"),
  elsewhere: (value: number) => say("strip-elsewhere", { count: value }),
  elsewhereWhy: say("strip-elsewhere-why"),
  far: (value: number, km: number) => say("strip-far", { count: value, km }),
  sector: (from: string, to: string) => say("strip-sector", { from, to }),
  columns: (km: number) => say("strip-columns", { km }),
  clear: say("strip-clear"),
  clearSector: say("strip-clear-sector"),
  sectorLength: (km: string) => say("strip-length", { km }),
  certain: (value: number) => say("strip-certain", { count: value }),
  possible: (value: number) => say("strip-possible", { count: value }),
  statements: (value: number) => say("strip-statements", { count: value }),
  onSide: (side: string, value: number) => say("strip-on-side", { side, count: value }),
  side: (adjective: string) => say("strip-side", { adjective }),
  here: (value: number) => say("map-here", { count: value }),
  atKm: (km: string) => say("strip-km", { km }),
  betweenKm: (from: string, to: string) => say("strip-between", { from, to }),
  firstKm: say("strip-first-km"),
  lastKm: say("strip-last-km"),
  marks: say("strip-marks"),
  drawing: (name: string, km: string, reports: number) => say("strip-drawing", { name, km, count: reports }),
  view: (ranges: string) => say("strip-view", { ranges }),
  noView: say("strip-view-none"),
  drag: say("strip-drag"),
  failed: say("strip-failed"),
  retry: say("strip-retry"),
  /** The status of a crossing, since when, and on which day. */
  crossing(status: keyof typeof CROSSING, since: string | null, day: string | null): string {
    const word = say(CROSSING[status]);
    const begun = since && status !== "unknown" ? say("map-crossing-since", { status: word, day: dayInWords(since) }) : word;
    return day ? say("map-crossing-on", { status: begun, day: dayInWords(day) }) : begun;
  },
  /** A stretch of the border and its status. */
  stretch: (status: string | null, from: string, to: string) => say("strip-stretch", { status: say(status === null ? "strip-unstated" : (STATUS[status] ?? "strip-unstated")), from, to }),
};
