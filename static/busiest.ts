// Where a small screen opens: the part of the view with most reports, not the whole border.
import { contains } from "./box.ts";
import type { Report } from "./rows.ts";
import type { Bbox } from "./state.ts";

/** Share of the whole view's width and height that a small screen shows at first. */
const SHARE = 0.5;

/** The box of half the width and height round the place with most others near it; the whole where there are none. */
export function busiest(reports: Pick<Report, "place">[], whole: Bbox): Bbox {
  const [west, south, east, north] = whole;
  const [dx, dy] = [((east - west) * SHARE) / 2, ((north - south) * SHARE) / 2];
  const places = reports.map(({ place }) => place).filter((place) => place !== null && contains(whole, place)) as [number, number][];
  const round = ([lon, lat]: [number, number]): Bbox => [lon - dx, lat - dy, lon + dx, lat + dy];
  const count = (box: Bbox) => places.filter((place) => contains(box, place)).length;
  let best: { box: Bbox; count: number } = { box: whole, count: 0 };
  for (const place of places) {
    const box = round(place);
    const found = count(box);
    if (found > best.count) best = { box, count: found };
  }
  return best.box;
}
