// Discs of vague places, as polygons: somewhere in here, and no point pretends to know better.
import type { FeatureCollection, Polygon } from "geojson";
import type { Category } from "./config.ts";
import { disc } from "./geodesic.ts";
import { colourOf } from "./images.ts";
import { isPoint, type Report } from "./rows.ts";
import { theme } from "./theme.ts";
import { tokenNumber } from "./tokens.ts";

/** Above this many discs the fills would drown the map; the rims stay. */
const FILLED_AT_MOST = 60;
/** Discs of one category whose centres are nearer than this share of the wider radius doubt the same thing. */
const SAME = 0.35;
/** Km in a degree of latitude. */
const DEGREE_KM = 111.2;
/** Relative luminance (WCAG 2.2) below which a hue counts as deep and gets the lighter wash. */
const DEEP = 0.04;

export function discFeatures(reports: Report[], categories: Category[]): FeatureCollection<Polygon> {
  const vague = reports.filter((report) => report.place && report.radiusKm !== null && !isPoint(report));
  // The widest first, so that small discs lie on top and can be picked.
  vague.sort((a, b) => b.radiusKm! - a.radiusKm!);
  const few = vague.length <= FILLED_AT_MOST;
  const filled: Report[] = [];
  return {
    type: "FeatureCollection",
    features: vague.map((report) => {
      const colour = colourOf(categories.find(({ id }) => id === report.category));
      // Fills that add up would claim more doubt than there is.
      const again = filled.some((wider) => wider.category === report.category && apartKm(wider, report) < SAME * wider.radiusKm!);
      if (!again) filled.push(report);
      return {
        type: "Feature",
        properties: { id: report.id, colour, fill: few && !again ? wash(colour) : 0, radius_km: report.radiusKm },
        geometry: { type: "Polygon", coordinates: [disc(report.place!, report.radiusKm!)] },
      };
    }),
  };
}

/** About how far two places lie apart. */
function apartKm(a: Report, b: Report): number {
  const [lonA, latA] = a.place!;
  const [lonB, latB] = b.place!;
  return Math.hypot((lonA - lonB) * Math.cos((latA * Math.PI) / 180), latA - latB) * DEGREE_KM;
}

function wash(colour: string): number {
  const deep = theme() === "light" && luminance(colour) < DEEP;
  return deep ? tokenNumber("--disc-fill-deep", 0.06) : tokenNumber("--disc-fill", 0.1);
}

function luminance(hex: string): number {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}
