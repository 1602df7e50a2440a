// The timeline's sums: which unit, which bin, which lane, where labels stand, what a brush does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axis } from "../../static/timeline/axis.ts";
import { emptyBins, fill, unitFor, type Dated } from "../../static/timeline/bins.ts";
import { dayOf, offset, startOf, textOf, type Days } from "../../static/timeline/days.ts";
import { frame } from "../../static/timeline/frame.ts";
import { chosenDays, intervalOf, moved, resized } from "../../static/timeline/period.ts";
import { Player } from "../../static/timeline/play.ts";
import { presets } from "../../static/timeline/presets.ts";
import { sides } from "../../static/timeline/rules.ts";
import { makeScale } from "../../static/timeline/scale.ts";
import { isBar, lanes, spanOf, type Span } from "../../static/timeline/spans.ts";

const day = (text: string) => dayOf(text)!;
const days = (from: string, last: string): Days => ({ from: day(from), end: day(last) + 1 });
const dated = (text: string, part: Partial<Dated> = {}): Dated => ({ id: text, category: "a", lit: true, vague: false, void: false, day: day(text), ...part });
const summer = days("2021-06-01", "2021-10-31");

test("a day counts from 1970 and comes back", () => {
  assert.equal(day("1970-01-02"), 1);
  assert.equal(textOf(day("2024-02-29")), "2024-02-29");
  assert.equal(dayOf("soon"), null);
});

test("weeks start on Monday, months and years on their first day, before 1970 and in the first century too", () => {
  const begins = (unit: "week" | "month" | "year", day: string, steps = 0): string => textOf(offset(unit, dayOf(day)!, steps));
  for (const [day, monday] of [["1970-01-01", "1969-12-29"], ["2021-08-15", "2021-08-09"], ["2021-08-16", "2021-08-16"], ["1899-12-31", "1899-12-25"]] as const) {
    assert.equal(begins("week", day), monday);
  }
  assert.equal(begins("week", "2024-02-29", -9), "2023-12-25");
  assert.equal(begins("month", "2021-12-31", 1), "2022-01-01");
  assert.equal(begins("month", "2021-01-31", -13), "2019-12-01");
  assert.equal(begins("year", "2021-06-01", -1921), "0100-01-01");
  assert.equal(begins("year", "0064-07-19"), "0064-01-01");
  assert.equal(startOf("month", dayOf("2024-02-29")!), dayOf("2024-02-01"));
});

test("days are drawn from 3.5 px a day on, else weeks, else months, else years", () => {
  assert.equal(unitFor({ from: 0, end: 100 }, 350), "day");
  assert.equal(unitFor({ from: 0, end: 100 }, 349), "week");
  assert.equal(unitFor({ from: 0, end: 730 }, 300), "month");
  assert.equal(unitFor({ from: 0, end: 30 * 365 }, 300), "year");
});

test("bins cover the days without gap or overlap, whatever the unit", () => {
  for (const unit of ["day", "week", "month", "year"] as const) {
    const bins = emptyBins(unit, days("2020-02-13", "2022-03-03"));
    assert.equal(bins[0]!.from, day("2020-02-13"));
    assert.equal(bins.at(-1)!.end, day("2022-03-03") + 1);
    bins.slice(1).forEach((bin, i) => assert.equal(bin.from, bins[i]!.end));
  }
  assert.equal(emptyBins("week", summer)[1]!.from, day("2021-06-07"), "weeks begin on Monday");
});

test("each report of the days stands in one bin, by category from the axis up", () => {
  const reports = [dated("2021-06-01", { category: "b" }), dated("2021-06-02", { lit: false }), dated("2021-06-06"), dated("2021-06-07"), dated("2020-01-01")];
  const bins = fill(emptyBins("week", summer), reports, ["a", "b"]);
  assert.equal(bins.reduce((sum, { total }) => sum + total, 0), 4);
  assert.deepEqual(bins[0]!.blocks!.map(({ category }) => category), ["a", "a", "b"]);
  assert.deepEqual(bins[0]!.parts, [{ category: "a", lit: 1, dim: 1 }, { category: "b", lit: 1, dim: 0 }]);
});

test("a vague date is a bar over its whole week or month, an exact day is none", () => {
  assert.deepEqual(spanOf(day("2021-07-28"), day("2021-07-28"), "week"), days("2021-07-26", "2021-08-01"));
  assert.deepEqual(spanOf(day("2024-02-10"), day("2024-02-10"), "month"), days("2024-02-01", "2024-02-29"));
  assert.ok(!isBar(spanOf(5, 5, "day")) && !isBar(spanOf(5, 6, "day")));
  assert.ok(isBar(spanOf(5, 9, "day")));
});

test("bars that overlap stand in lanes of their own, as few as they need", () => {
  const span = (from: number, end: number): Span => ({ id: `${from}`, category: "a", lit: true, vague: false, from, end });
  const placed = lanes([span(0, 10), span(5, 8), span(10, 12), span(6, 20)], 3, 0);
  assert.deepEqual(placed.map(({ lane }) => lane), [0, 1, 2, 0]);
  assert.equal(Math.max(...lanes([span(0, 9), span(1, 9), span(2, 9), span(3, 9)], 3, 0).map(({ lane }) => lane)), 2);
});

test("the axis names each month once, and a year where it begins", () => {
  const { labels } = axis(summer, 6.5);
  assert.deepEqual(labels.map((tick) => textOf(tick.day)), ["2021-06-01", "2021-07-01", "2021-08-01", "2021-09-01", "2021-10-01"]);
  assert.deepEqual(labels.map(({ withYear }) => withYear), [true, false, false, false, false]);
});

test("no two labels stand closer than they are wide, from one week to five centuries", () => {
  for (const span of [7, 30, 153, 900, 12_000, 180_000]) {
    const perDay = 900 / span;
    const { labels, minor } = axis({ from: 0, end: span }, perDay);
    assert.ok(labels.length > 1 && labels.length < 32, `${span} days: ${labels.length}`);
    labels.slice(1).forEach((tick, i) => assert.ok((tick.day - labels[i]!.day) * perDay >= 30, `${span} days`));
    assert.ok(minor.length < 120);
  }
});

test("labels of context dates cross neither each other nor the next rule", () => {
  assert.deepEqual(sides([{ at: 200, width: 120 }, { at: 260, width: 90 }, { at: 500, width: 60 }, { at: 540, width: 80 }], 900), ["before", "after", "before", "after"]);
  assert.deepEqual(sides([{ at: 10, width: 120 }, { at: 20, width: 120 }], 60), [null, null]);
});

test("the axis mirrors where the page reads from right to left", () => {
  const [ltr, rtl] = [false, true].map((mirrored) => makeScale({ from: 0, end: 100 }, 1000, mirrored, 40, 10));
  assert.equal(ltr!.x(0), 40);
  assert.equal(rtl!.x(0), 960);
  assert.ok(rtl!.x(50) < rtl!.x(10));
  for (const scale of [ltr!, rtl!]) {
    assert.ok(Math.abs(scale.day(scale.x(42)) - 42) < 1e-9);
    assert.ok(scale.box({ from: 10, end: 20 }).width > 0);
  }
});

test("everything keeps its place however high the dock and however many reports", () => {
  for (const height of [44, 70, 96, 300]) {
    for (const most of [0, 1, 13, 20_000]) {
      const { top, axis: line, unit, bars, lane, lanes: count } = frame(height, true, 9, most);
      assert.ok(top < line && line < height + 1 && most * unit <= line - top, `${height} px, ${most} reports`);
      assert.ok(height < 96 || bars + count * lane <= height + 1);
    }
  }
});

test("a period goes into the address only where it differs from the whole", () => {
  assert.deepEqual(intervalOf(summer, summer), { from: null, to: null });
  assert.deepEqual(intervalOf(days("2021-06-01", "2021-07-04"), summer), { from: null, to: "2021-07-04" });
  for (const [from, to] of [["2021-07-01", "2021-07-31"], [null, "2021-07-31"], [null, null]] as const) {
    assert.deepEqual(intervalOf(chosenDays({ from, to }, summer), summer), { from, to });
  }
  assert.deepEqual(chosenDays({ from: "2030-01-01", to: "1999-01-01" }, summer), days("2021-10-31", "2021-10-31"));
});

test("a brush stays within the days and is at least one day", () => {
  const july = days("2021-07-01", "2021-07-31");
  assert.deepEqual(moved(july, 999, summer), days("2021-10-01", "2021-10-31"));
  assert.deepEqual(moved(july, -Infinity, summer), days("2021-06-01", "2021-07-01"));
  assert.deepEqual(resized(july, "from", day("2021-09-09"), summer), days("2021-07-31", "2021-07-31"));
  assert.deepEqual(resized(july, "end", 0, summer), days("2021-07-01", "2021-07-01"));
});

test("few months are all offered, many years by how long ago", () => {
  assert.equal(presets(summer).length, 6);
  assert.deepEqual(presets(days("2001-01-01", "2021-12-31")).map(({ says }) => says), [{ whole: true }, { lastYears: 10 }, { lastYears: 5 }, { lastYears: 1 }]);
  assert.equal(presets(days("2021-07-04", "2021-07-04")).length, 1);
});

test("play lets the whole period grow day by day, and moves a window that was chosen", () => {
  let shown = { from: 0, end: 10 };
  const acts = { days: () => shown, domain: () => ({ from: 0, end: 10 }), next: (at: number) => at + 1, preview: (to: Days) => (shown = to), stopped: () => undefined };
  const player = new Player(acts);
  player.begin();
  player.step();
  player.step();
  assert.deepEqual(shown, { from: 0, end: 3 });
  shown = { from: 2, end: 5 };
  const other = new Player(acts);
  other.begin();
  for (let i = 0; i < 20; i += 1) other.step();
  assert.deepEqual(shown, { from: 7, end: 10 });
});
