// What the server knows of a straightened border: reports, landmarks, stretches, days.
import type { CrossingStatus } from "../crossing-status.ts";
import type { Report } from "../rows.ts";

/** Texts by language. */
export type Texts = Record<string, string>;

export interface SideName {
  code: string;
  name: string;
  adjective: string;
  names?: Texts;
  adjectives?: Texts;
}

/** Offsets are signed: left of the border positive, km. */
export interface StripPoint {
  collection: string;
  id: string | number;
  km: number | null;
  km_min: number | null;
  km_max: number | null;
  offset_km: number | null;
  offset_min_km: number | null;
  offset_max_km: number | null;
  part_of: string | null;
}

export interface Spell {
  from: string;
  to: string;
  status: CrossingStatus;
}

export interface LandmarkCrossing {
  name: string;
  names?: Texts;
  km: number | null;
  km_min: number | null;
  km_max: number | null;
  status: CrossingStatus;
  since: string | null;
  /** The statuses of the project's days, in order. */
  spells?: Spell[];
}

export interface LandmarkTown {
  name: string;
  names?: Texts;
  km: number;
  offset_km: number;
}

export interface StripSegment {
  part: number;
  from_km: number;
  to_km: number;
  status: string | null;
}

export interface ContextRule {
  date: string;
  date_end: string | null;
  label: string;
  labels?: Texts;
}

export interface StripDocument {
  border: string;
  name: string;
  left: SideName;
  right: SideName;
  length_km: number;
  days: [first: string, last: string] | null;
  points: StripPoint[];
  landmarks: { crossings: LandmarkCrossing[]; towns: LandmarkTown[] };
  segments: StripSegment[];
  context: ContextRule[];
}

/** Fetches a border's document, all reports of the project in it: the page's own filters choose among them. Where there are too `many` of them it has none. */
export async function loadStrip(border: string, many: boolean): Promise<StripDocument> {
  const answer = await fetch(`borders/${encodeURIComponent(border)}/spacetime?f=json${many ? "&limit=0" : ""}`);
  if (!answer.ok) throw new Error(`strip: the server answers ${answer.status}`);
  return (await answer.json()) as StripDocument;
}

/** The points by report, for `keyOf`. */
export function byReport(points: StripPoint[]): Map<string, StripPoint> {
  return new Map(points.map((point) => [`${point.collection}/${point.id}`, point]));
}

export function keyOf({ collection, id }: Report): string {
  return `${collection}/${id}`;
}

/** The km interval in which a point lies: from its km to its km where no error is known. */
export function kmInterval({ km, km_min, km_max }: Pick<StripPoint, "km" | "km_min" | "km_max">): [low: number, high: number] {
  const at = km ?? ((km_min ?? 0) + (km_max ?? 0)) / 2;
  return [km_min ?? at, km_max ?? at];
}

/** The interval of signed offsets, right to left, km. */
export function offsetInterval({ offset_km, offset_min_km, offset_max_km }: StripPoint): [right: number, left: number] {
  const at = offset_km ?? 0;
  return [offset_min_km ?? at, offset_max_km ?? at];
}

/** The status of a crossing on a day, and since when; without a day, as the document has it. */
export function statusOn({ spells, status, since }: LandmarkCrossing, day: string | null): { status: CrossingStatus; since: string | null } {
  const begun = (spells ?? []).filter(({ from }) => day !== null && from <= day);
  const spell = begun.at(-1);
  if (!spell) return spells?.length && day !== null ? { status: "unknown", since: null } : { status, since };
  return { status: spell.status, since: begun.length > 1 ? spell.from : null };
}

/** A text in the page's language, else as the document has it. */
export function inLanguage(texts: Texts | undefined, fallback: string, language: string): string {
  return texts?.[language] ?? fallback;
}
