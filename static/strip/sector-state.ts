// The sector that the reader chose, in the page's state and in words.
import type { Border } from "../config.ts";
import type { State } from "../state.ts";
import type { KmRange } from "./visible-km.ts";

/** The main borders first, as the project lists them. */
export function ordered(borders: Border[]): Border[] {
  return [...borders.filter(({ main }) => main), ...borders.filter(({ main }) => !main)];
}

/** The border that the strip shows: the one of the address, else the project's first main one. */
export function borderOf({ border }: Pick<State, "border">, borders: Border[]): string | null {
  const known = borders.find(({ id }) => String(id) === border) ?? ordered(borders)[0];
  return known ? String(known.id) : null;
}

/** The chosen stretch of a border of some length, km; null where none is chosen or nothing of it lies on the border. */
export function sectorOf({ kmFrom, kmTo }: Pick<State, "kmFrom" | "kmTo">, length: number): KmRange | null {
  if (kmFrom === null && kmTo === null) return null;
  const [from, to] = [Math.max(0, kmFrom ?? 0), Math.min(length, kmTo ?? length)];
  return from < to ? [from, to] : null;
}

/** What choosing a stretch changes: km are those of one border, so that they choose the border too. */
export function withSector(border: string, [kmFrom, kmTo]: KmRange): Partial<State> {
  return { border, kmFrom, kmTo };
}

/** What clearing it changes; the project's first border needs no mention. */
export function withoutSector(border: string, borders: Border[]): Partial<State> {
  return { border: border === borderOf({ border: null }, borders) ? null : border, kmFrom: null, kmTo: null };
}

/** A sector moved along the border, its length kept. */
export function moved([from, to]: KmRange, by: number, length: number): KmRange {
  const step = Math.min(Math.max(by, -from), length - to);
  return [from + step, to + step];
}
