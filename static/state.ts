// The page's whole state, and its one schema in the address: key, parse, write.
import type { Theme } from "./theme.ts";

export type Sort = "date" | "km" | "offset";
export type Bbox = [west: number, south: number, east: number, north: number];
export interface View {
  zoom: number;
  lat: number;
  lon: number;
  bearing: number;
  pitch: number;
}
/** Days as YYYY-MM-DD, both included; null where that end is open. */
export interface Interval {
  from: string | null;
  to: string | null;
}

export interface State {
  /** Ids of the categories shown; null shows all. */
  category: string[] | null;
  status: string[] | null;
  side: string[] | null;
  period: Interval;
  kmFrom: number | null;
  kmTo: number | null;
  query: string;
  bbox: Bbox | null;
  inView: boolean;
  view: View | null;
  /** The report whose card is open. */
  report: string | null;
  sort: Sort;
  /** How many reports stand before those listed, where there are too many to list. */
  skip: number;
  theme: Theme | null;
  lang: string | null;
  border: string | null;
  /** Whether the strip shows space and time. */
  spacetime: boolean;
  /** What stands beside the map instead of filters and list. */
  panel: "story" | null;
  /** The step of the story that shows, or to which the reader may come back; the first is 1. */
  step: number | null;
}

interface Field<T> {
  key: string;
  /** What a parameter says; what it cannot say is what its absence says. */
  parse(text: string | null): T;
  /** null leaves the parameter out. */
  write(value: T): string | null;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const SORTS: readonly Sort[] = ["date", "km", "offset"];

const text = (key: string): Field<string | null> => ({ key, parse: (t) => t || null, write: (v) => v || null });

const list = (key: string): Field<string[] | null> => ({
  key,
  parse: (t) => (t === null ? null : t.split(",").filter(Boolean)),
  write: (v) => v?.join(",") ?? null,
});

const number = (key: string): Field<number | null> => ({
  key,
  parse: (t) => (t !== null && t !== "" && Number.isFinite(Number(t)) ? Number(t) : null),
  write: (v) => (v === null ? null : String(v)),
});

const period: Field<Interval> = {
  key: "datetime",
  parse(t) {
    const [from = "", to = from] = (t ?? "").split("/");
    const day = (part: string) => (DAY.test(part.slice(0, 10)) ? part.slice(0, 10) : null);
    return inOrder({ from: day(from), to: day(to) });
  },
  write: ({ from, to }) => (from === null && to === null ? null : from === to ? from : `${from ?? ".."}/${to ?? ".."}`),
};

/** A period whose last day stands first was written the wrong way round. */
export function inOrder({ from, to }: Interval): Interval {
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

const bbox: Field<Bbox | null> = {
  key: "bbox",
  parse(t) {
    const numbers = (t ?? "").split(",").map(Number);
    return t && numbers.length === 4 && numbers.every(Number.isFinite) ? (numbers as Bbox) : null;
  },
  write: (v) => v?.join(",") ?? null,
};

const view: Field<View | null> = {
  key: "map",
  parse(t) {
    const [zoom, lat, lon, bearing = 0, pitch = 0] = (t ?? "").split("/").map(Number);
    const parts = [zoom, lat, lon, bearing, pitch];
    if (!t || !parts.every(Number.isFinite) || Math.abs(lat!) > 90) return null;
    return { zoom: zoom!, lat: lat!, lon: lon!, bearing, pitch };
  },
  write(v) {
    if (!v) return null;
    const flat = `${round(v.zoom, 2)}/${round(v.lat, 4)}/${round(v.lon, 4)}`;
    return v.bearing || v.pitch ? `${flat}/${round(v.bearing, 1)}/${round(v.pitch, 1)}` : flat;
  },
};

export const SCHEMA: { [K in keyof State]: Field<State[K]> } = {
  category: list("category"),
  status: list("status"),
  side: list("side"),
  period,
  kmFrom: number("km_from"),
  kmTo: number("km_to"),
  query: { key: "q", parse: (t) => t ?? "", write: (v) => v.trim() || null },
  bbox,
  inView: { key: "in_view", parse: (t) => t === "1", write: (v) => (v ? "1" : null) },
  view,
  report: text("report"),
  sort: {
    key: "sort",
    parse: (t) => SORTS.find((sort) => sort === t) ?? "date",
    write: (v) => (v === "date" ? null : v),
  },
  skip: { key: "skip", parse: (t) => (/^\d{1,9}$/.test(t ?? "") ? Number(t) : 0), write: (v) => (v > 0 ? String(v) : null) },
  theme: { key: "theme", parse: (t) => (t === "light" || t === "dark" ? t : null), write: (v) => v },
  lang: text("lang"),
  border: text("border"),
  spacetime: { key: "dock", parse: (t) => t === "spacetime", write: (v) => (v ? "spacetime" : null) },
  panel: { key: "panel", parse: (t) => (t === "story" ? t : null), write: (v) => v },
  step: {
    key: "step",
    parse: (t) => (t !== null && /^\d{1,3}$/.test(t) && Number(t) > 0 ? Number(t) : null),
    write: (v) => (v === null ? null : String(v)),
  },
};

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Reads the state from an address's query. A form sends `category` once for each box: they are joined. */
export function parseState(search: string): State {
  const parameters = new URLSearchParams(search);
  const joined = (key: string) => (parameters.has(key) ? parameters.getAll(key).join(",") : null);
  const read = <K extends keyof State>(name: K) => [name, SCHEMA[name].parse(joined(SCHEMA[name].key))] as const;
  return Object.fromEntries((Object.keys(SCHEMA) as (keyof State)[]).map(read)) as unknown as State;
}

/** Writes the state as a query, `?` included; empty where nothing differs from the plain page. */
export function writeState(state: State): string {
  const parts: string[] = [];
  for (const name of Object.keys(SCHEMA) as (keyof State)[]) {
    const field = SCHEMA[name] as Field<unknown>;
    const value = field.write(state[name]);
    if (value !== null) parts.push(`${field.key}=${readable(value)}`);
  }
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** Commas, slashes and colons need no escape in a query, and an address is read by people too. */
function readable(value: string): string {
  return encodeURIComponent(value).replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/%3A/g, ":").replace(/%20/g, "+");
}
