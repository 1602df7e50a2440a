// What the page says of many reports.
const locale = document.documentElement.lang || "en";
const number = (value: number) => value.toLocaleString(locale === "en" ? "en-GB" : locale);

export const words = {
  page: (from: number, to: number, all: number) => `Listed here: ${number(from)}–${number(to)} of ${number(all)}`,
  pager: "Pages of the list",
  previous: "Previous",
  next: "Next",
  failed: "The server did not answer; these are the last reports that came.",
  retry: "Try again",
};
