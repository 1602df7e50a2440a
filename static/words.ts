// What scripts say to the reader, in one place.

export const words = {
  result: (shown: number, all: number) => (shown === all ? `${all} ${reports(all)}` : `${shown} of ${all} ${reports(all)}`),
  unplaced: (count: number) => `${count} without a place`,
  nothing: "No report fits. Widen the period, or clear the filters.",
  widen: "Widen the period",
  clear: "Clear the filters",
  only: "only",
  close: "Close",
  previous: "Previous report",
  next: "Next report",
  here: (count: number) => `${count} reports here`,
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  wholeView: "Show the whole border",
  map: "Map of the border and its reports; the list beside it holds the same reports",
  mapFailed: "The live map could not start; this is the drawing of the server.",
  panel: "Size of the panel",
  dock: "Time and line",
  dockHeight: "Height of timeline and strip",
  timeline: "Timeline",
  strip: "Strip",
  list: "List",
  key: "Key",
  story: "Story",
  sheetTabs: "Parts of the panel",
  elsewhere: (place: string, count: number) => `${place} ${count}`,
  frame: (place: string, count: number) => `Show ${count} ${reports(count)} at ${place}`,
  crossing: {
    open: "Open",
    closed: "Closed",
    restricted: "Restricted",
    unknown: "Not known: no source found",
  },
  nextStep: (title: string) => `Next step: ${title}`,
  previousStep: (title: string) => `Previous step: ${title}`,
  stepSaid: (step: number, last: number, title: string) => `Step ${step} of ${last}: ${title}`,
  stretch: (from: number, to: number, within: number) => [`km ${grouped(from)}–${grouped(to)}`, `and ${within} km on either side`] as const,
  raised: (times: number) => `relief raised ${times === 3 ? "three" : times} times`,
  inTime: "In time",
  alongBorder: "Along the border",
  nextInTime: "Next report in time",
  previousInTime: "Previous report in time",
  nextAlong: "Next report along the border",
  previousAlong: "Previous report along the border",
  km: "km",
  miles: "mi",
  since: (day: string) => `since ${day}`,
  on: (day: string) => `shown for ${day}`,
};

function grouped(km: number): string {
  return new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, { maximumFractionDigits: 0 }).format(km);
}

function reports(count: number): string {
  return count === 1 ? "report" : "reports";
}

/** A place along a border, such as "km 1,344". */
export function kmInWords(km: number): string {
  return `km ${grouped(km)}`;
}

/** The page's language, for dates. */
const locale = document.documentElement.lang || "en";

/** A civil day (YYYY-MM-DD) in words, such as "5 July 2021". */
export function dayInWords(day: string, form: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" }): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const written = locale === "en" ? "en-GB" : locale;
  return new Intl.DateTimeFormat(written, { ...form, timeZone: "UTC", calendar: "gregory" }).format(date);
}
