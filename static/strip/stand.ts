// Where the reports of a strip stand: each alone, or three and more at one place as a ring with their count.
import type { Report } from "../rows.ts";

export type Px = [x: number, y: number];

/** A rectangle in which a report may lie, px. */
export interface Doubt {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Spot {
  report: Report;
  doubt: Doubt;
  /** Its exact place, px; null for a vague one. */
  at: Px | null;
  /** 1 where it lies beyond the scale on the left side of the border, -1 on the right, else 0. */
  beyond: -1 | 0 | 1;
}

/** Reports whose places on the drawing differ by less than this, px, are at one place. */
const ONE_PLACE_PX = 7;
/** So many at one place make a ring. */
const RING = 3;

/** All that are at one place together where they make a ring; else each alone. */
export function grouped(spots: Spot[]): Spot[][] {
  const groups: Spot[][] = [];
  for (const spot of spots) {
    const group = groups.find(([first]) => together(first!, spot));
    if (group) group.push(spot);
    else groups.push([spot]);
  }
  return groups.flatMap((group) => (group.length >= RING ? [group] : group.map((spot) => [spot])));
}

function together(a: Spot, b: Spot): boolean {
  const near = (x: number, y: number) => Math.abs(x - y) < ONE_PLACE_PX;
  if (a.at && b.at) return Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]) < ONE_PLACE_PX;
  return !a.at && !b.at && (["left", "right", "top", "bottom"] as const).every((edge) => near(a.doubt[edge], b.doubt[edge]));
}

/** Where marks find room: what is taken, and the first of several wishes that is free. */
export class Places {
  #taken: { at: Px; radius: number }[] = [];

  constructor(readonly within: Doubt) {}

  /** The nearest place at least `margin` from the upper and lower edge. */
  inside([x, y]: Px, margin: number): Px {
    const { top, bottom } = this.within;
    return [x, Math.min(Math.max(y, top + margin), bottom - margin)];
  }

  take(at: Px, radius: number): void {
    this.#taken.push({ at, radius });
  }

  /** Takes the first of the wishes that overlaps nothing and stays inside; the first of all where none does. */
  firstFree(wishes: Px[], radius: number): Px {
    const { left, right, top, bottom } = this.within;
    const inside = ([x, y]: Px) => x >= left && x <= right && y >= top && y <= bottom;
    const free = ([x, y]: Px) => this.#taken.every(({ at, radius: other }) => Math.hypot(at[0] - x, at[1] - y) >= radius + other);
    const chosen = wishes.find((wish) => inside(wish) && free(wish)) ?? wishes[0]!;
    this.take(chosen, radius);
    return chosen;
  }
}

/** Where the mark of a known place may stand: there; else beside it, away from the border first. */
export function about([x, y]: Px, away: -1 | 1): Px[] {
  const wishes: Px[] = [[x, y]];
  for (const step of [13, 18, 25]) {
    const [dx, dy] = [step * 0.8, step * 0.7];
    wishes.push(
      [x, y + away * step], [x, y - away * step], [x + dx, y + away * dy], [x - dx, y + away * dy],
      [x + step, y], [x - step, y], [x + dx, y - away * dy], [x - dx, y - away * dy],
    );
  }
  return wishes;
}

/** Where the mark of a vague report may stand as a handle: round the rim, the right end first. */
export function handles({ left, right, top, bottom }: Doubt): Px[] {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const along = (low: number, high: number, share: number) => low + (high - low) * share;
  const wishes: Px[] = [[right, y], [left, y], [x, top], [x, bottom]];
  for (const share of [0.25, 0.75, 0.1, 0.9, 0.4, 0.6]) {
    wishes.push(
      [right, along(top, bottom, share)], [along(left, right, share), top],
      [along(left, right, share), bottom], [left, along(top, bottom, share)],
    );
  }
  return wishes;
}
