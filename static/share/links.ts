// The addresses that the panels offer for the present state: the same filters as the page's, in the API's own words.
import { SCHEMA, writeState, type Bbox, type State } from "../state.ts";

/** The fields that items, feed and page take alike. */
const FILTERS = ["category", "status", "side", "period", "kmFrom", "kmTo", "query", "bbox", "border"] as const satisfies readonly (keyof State)[];

/** Most features of one answer. */
export const MOST = 10_000;
/** Longest side of a picture, pixels. */
export const MOST_PIXELS = 4096;

/** The filters as parameters; "in view" becomes the box of what is seen. */
export function filterParameters(state: State, view: Bbox | null): URLSearchParams {
  const asked: State = state.inView && view ? { ...state, bbox: both(state.bbox, onGlobe(view)) } : state;
  const parameters = new URLSearchParams();
  for (const name of FILTERS) {
    const field = SCHEMA[name] as { key: string; write(value: unknown): string | null };
    const value = field.write(asked[name]);
    if (value !== null) parameters.set(field.key, value);
  }
  return parameters;
}

/** An address with parameters, those that people read left unescaped. */
export function withParameters(address: string, parameters: URLSearchParams): string {
  const query = parameters.toString().replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/%3A/g, ":");
  return query ? `${address}${address.includes("?") ? "&" : "?"}${query}` : address;
}

/** The items of a collection that fit, in a format; without one as programs ask for them. */
export function itemsAddress(items: string, state: State, view: Bbox | null, format?: string): string {
  const parameters = filterParameters(state, view);
  parameters.set("limit", String(MOST));
  if (format) parameters.set("f", format);
  return withParameters(items, parameters);
}

export interface Size {
  width: number;
  height: number;
  scale: number;
}

interface Sides {
  width: number;
  height: number;
}

/** The state in a frame of another size than the map's: the zoom changes so that the same ground is in it. */
export function fitted(state: State, stage: Sides, frame: Sides): State {
  const shift = Math.log2(Math.min(frame.width / stage.width, frame.height / stage.height));
  return state.view && Number.isFinite(shift) ? { ...state, view: { ...state.view, zoom: Math.max(0, state.view.zoom + shift) } } : state;
}

/** A picture of what is seen, in another size. */
export function pictureAddress(picture: string, state: State, stage: Sides, size: Size): string {
  const parameters = new URLSearchParams({ width: String(size.width), height: String(size.height) });
  if (size.scale !== 1) parameters.set("scale", String(size.scale));
  return withParameters(picture + writeState(fitted(state, stage, size)), parameters);
}

/** Whole px within what the server draws. */
export function pictureSize({ width, height, scale }: Size): Size {
  const sharp = Math.min(4, Math.max(1, scale || 1));
  const side = (length: number) => Math.min(Math.floor(MOST_PIXELS / sharp), Math.max(64, Math.round(length) || 64));
  return { width: side(width), height: side(height), scale: sharp };
}

/** A box whose longitudes ran on around the globe, in the numbers of the API. */
export function onGlobe([west, south, east, north]: Bbox): Bbox {
  const wrap = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
  const short = (degrees: number) => Number(degrees.toFixed(6));
  const [low, high] = [Math.max(-90, south), Math.min(90, north)].map(short) as [number, number];
  if (east - west >= 360) return [-180, low, 180, high];
  const right = wrap(east);
  return [short(wrap(west)), low, short(right === -180 && east > west ? 180 : right), high];
}

/** What lies in both boxes; across the antimeridian the second alone, which is what is seen. */
function both(asked: Bbox | null, seen: Bbox): Bbox {
  if (!asked || asked[0] > asked[2] || seen[0] > seen[2]) return seen;
  const [west, south, east, north] = [Math.max(asked[0], seen[0]), Math.max(asked[1], seen[1]), Math.min(asked[2], seen[2]), Math.min(asked[3], seen[3])];
  return west <= east && south <= north ? [west, south, east, north] : seen;
}

/** The code of a frame for other people's pages. */
export function embedCode(address: string, title: string, { width, height }: { width: number; height: number }): string {
  const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
  return `<iframe src="${escape(address)}" width="${width}" height="${height}" title="${escape(title)}" loading="lazy" frameborder="0" allowfullscreen></iframe>`;
}
