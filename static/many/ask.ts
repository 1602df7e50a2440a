// Asks the server for what a page of many reports shows: rows, counts, tiles, each under the reader's own filters.
import type { Config } from "../config.ts";
import { SCHEMA, writeState, type Bbox, type State } from "../state.ts";

/** The parts of the state that items, tiles and counts take as filters. */
const FILTERS = ["category", "status", "side", "period", "kmFrom", "kmTo", "query", "bbox", "border"] as const;
type Filter = (typeof FILTERS)[number];

/** A page of the list. */
export interface Rows {
  all: number;
  shown: number;
  unplaced: number;
  skip: number;
  listed: number;
  html: string;
}

/** A group of `/collections/{id}/counts`. */
export interface Group {
  [key: string]: string | number | null;
  matched: number;
}

/** Whether a list with nothing chosen lets nothing through: there is nothing to ask for then. */
export function letsNothing({ category, status, side }: State, except?: Filter): boolean {
  const lists = { category, status, side };
  return (Object.keys(lists) as (keyof typeof lists)[]).some((name) => name !== except && lists[name]?.length === 0);
}

/** The filters as a query without `?`; in view only, the view is the box. */
export function filterQuery(state: State, view: Bbox | null, except?: Filter): string {
  const inView = { ...state, bbox: state.inView && view ? wrapped(view) : state.bbox };
  const parts = new URLSearchParams();
  for (const name of FILTERS) {
    const value = name === except ? null : (SCHEMA[name].write as (value: unknown) => string | null)(inView[name]);
    if (value !== null) parts.set(SCHEMA[name].key, value);
  }
  return parts.toString();
}

/** A box whose longitudes run on beyond ±180 as the server takes it: west of it may be greater than east. */
export function wrapped([west, south, east, north]: Bbox): Bbox {
  const turn = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
  const [low, high] = [Math.max(-90, south), Math.min(90, north)];
  return east - west >= 360 ? [-180, low, 180, high] : [turn(west), low, turn(east), high];
}

export async function askRows({ rows }: Config, state: State, view: Bbox | null, signal: AbortSignal): Promise<Rows> {
  const asked = { ...state, bbox: state.inView && view ? wrapped(view) : state.bbox, inView: false, view: null, report: null };
  return json(`${rows}${writeState(asked)}`, signal);
}

/** The groups of every collection of reports. */
export async function askCounts({ many }: Config, by: string[], query: string, signal: AbortSignal): Promise<Group[]> {
  const each = (many?.reports ?? []).map(async ({ counts }) => {
    const { groups } = await json<{ groups: Group[] }>(`${counts}?by=${by.join(",")}&${query}`, signal);
    return groups;
  });
  return (await Promise.all(each)).flat();
}

async function json<T>(address: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}
