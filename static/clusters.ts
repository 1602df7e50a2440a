// Gathers marks that would hide one another: from two within 17 px, at the zoom that shows.
import { toPixels } from "./pixels.ts";

export interface Placed<T> {
  item: T;
  lon: number;
  lat: number;
}

export interface Gathered<T> {
  items: T[];
  lon: number;
  lat: number;
}

const WITHIN_PX = 17;

/** Greedy, in the order given, so that the same marks gather the same way each time; a grid keeps it linear. */
export function cluster<T>(placed: Placed<T>[], zoom: number): Gathered<T>[] {
  const grid = new Map<string, { x: number; y: number; members: Placed<T>[] }[]>();
  const groups: { x: number; y: number; members: Placed<T>[] }[] = [];
  for (const place of placed) {
    const [x, y] = toPixels([place.lon, place.lat], zoom);
    const near = neighbours(grid, x, y).find((group) => Math.hypot(group.x - x, group.y - y) <= WITHIN_PX);
    if (near) {
      near.members.push(place);
      continue;
    }
    const group = { x, y, members: [place] };
    groups.push(group);
    const cell = cellOf(x, y);
    const known = grid.get(cell);
    if (known) known.push(group);
    else grid.set(cell, [group]);
  }
  return groups.map(({ members }) => ({ items: members.map(({ item }) => item), ...middle(members) }));
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / WITHIN_PX)},${Math.floor(y / WITHIN_PX)}`;
}

function neighbours<G>(grid: Map<string, G[]>, x: number, y: number): G[] {
  const found: G[] = [];
  for (const dx of [-WITHIN_PX, 0, WITHIN_PX]) {
    for (const dy of [-WITHIN_PX, 0, WITHIN_PX]) found.push(...(grid.get(cellOf(x + dx, y + dy)) ?? []));
  }
  return found;
}

function middle<T>(members: Placed<T>[]): { lon: number; lat: number } {
  const mean = (of: (place: Placed<T>) => number) => members.reduce((sum, place) => sum + of(place), 0) / members.length;
  return { lon: mean(({ lon }) => lon), lat: mean(({ lat }) => lat) };
}
