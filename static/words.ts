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
  km: "km",
  miles: "mi",
  since: (day: string) => `since ${day}`,
  on: (day: string) => `shown for ${day}`,
};

function reports(count: number): string {
  return count === 1 ? "report" : "reports";
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
