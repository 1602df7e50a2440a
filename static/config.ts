// What the server tells the page's scripts, in <script type="application/json" id="config">.

import type { View } from "./state.ts";

export interface Category {
  id: string;
  label: string;
  color: string;
  color_dark: string;
  icon: string;
}

export interface Border {
  id: string;
  left: string;
  right: string;
  /** By language. */
  names: Record<string, string>;
  main: boolean;
}

/** A step of the story: where the map looks, which days, which stretch of which border, which reports. */
export interface Step {
  title: string;
  view: View;
  period: { from: string; to: string } | null;
  km: [from: number, to: number] | null;
  border: string | null;
  reports: string[];
}

export interface Config {
  categories: Category[];
  borders: Border[];
  /** Ids of the collections of each kind. */
  collections: { reports: string[]; crossings: string[]; borders: string[] };
  /** First and last day, as YYYY-MM-DD; null where there are no reports. */
  period: { from: string; to: string } | null;
  /** Where rows of the list are to be had by themselves. */
  rows: string;
  /** Where there are too many reports to list them all; else null. */
  many: Many | null;
  /** Dates that explain the period, each with its label; `to` is null for a single day. */
  contextDates: { from: string; to: string | null; label: string }[];
  view: { bbox: [number, number, number, number] } | null;
  /** A language tag for sorting. */
  collator: string;
  /** Empty where the project has none. */
  story: Step[];
  /** Where the story and the map stand. */
  story_address: string;
  map_address: string;
}

/** What a page knows of reports that it cannot list: how many, and where to ask for more. */
export interface Many {
  all: number;
  shown: number;
  unplaced: number;
  /** How many are listed at a time. */
  listed: number;
  /** How many of each value fit everything but the filter by that value. */
  category: Record<string, number>;
  status: Record<string, number>;
  side: Record<string, number>;
  /** Each collection of reports: where its counts are, and the template of its tiles. */
  reports: { id: string; counts: string; tiles: string }[];
}

export function readConfig(): Config {
  const text = document.getElementById("config")?.textContent;
  if (!text) throw new Error('the page has no <script id="config">');
  return JSON.parse(text) as Config;
}
