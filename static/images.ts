// Makes the map's images when the map first asks for them, by a name that says all that is in them.
import type { Map as MapLibreMap } from "maplibre-gl";
import type { Category } from "./config.ts";
import type { CrossingStatus } from "./crossing-status.ts";
import { drawCluster, drawMark, drawSelection, type Ink } from "./marks.ts";
import { drawCrossing, drawHatch } from "./patterns.ts";
import { theme } from "./theme.ts";
import { tokenColour } from "./tokens.ts";

export const MARK_PX = 16;
export const HANDLE_PX = 13;

export const markImage = (category: string, status: string, size: number) => `mark|${category}|${status}|${size}`;
export const hatchImage = (category: string) => `hatch|${category}`;
export const crossingImage = (status: CrossingStatus) => `crossing|${status}`;
export const SELECTION_IMAGE = "selection";
/** Counts in the order of the vocabulary, such as `cluster|0.2.1`. */
export const clusterImage = (counts: number[]) => `cluster|${counts.join(".")}`;

/** Draws an image from the rest of its name; added by modules that come later than this one. */
export type Painter = (rest: string[], categories: Category[], ratio: number) => ImageData;
const painters = new Map<string, Painter>();

export function addPainter(kind: string, painter: Painter): void {
  painters.set(kind, painter);
}

export function supplyImages(map: MapLibreMap, categories: Category[]): void {
  // Icons stand between pixels: twice the density keeps their edges crisp on plain screens too.
  const ratio = Math.max(2, Math.min(3, Math.ceil(devicePixelRatio)));
  map.setMissingStyleImageResolver((id) => {
    const image = draw(id, categories, ratio);
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: ratio });
  });
}

/** A category's colour in the theme that shows. */
export function colourOf(category: Category | undefined): string {
  if (!category) return tokenColour("--ink-3");
  return theme() === "dark" ? category.color_dark : category.color;
}

function draw(id: string, categories: Category[], ratio: number): ImageData | null {
  const [kind, ...rest] = id.split("|");
  const [halo, ink, accent] = [tokenColour("--marker-halo"), tokenColour("--ink"), tokenColour("--accent")];
  const find = (name: string | undefined) => categories.find((category) => category.id === name);
  switch (kind) {
    case "mark": {
      const [name, status = "", size] = rest;
      const category = find(name);
      const inks: Ink = { colour: colourOf(category), halo, grey: tokenColour("--ink-3") };
      return drawMark(category?.icon ?? "circle", status, inks, Number(size), ratio);
    }
    case "hatch":
      return drawHatch(colourOf(find(rest[0])), ink, halo, ratio);
    case "cluster": {
      const counts = (rest[0] ?? "").split(".").map(Number);
      const shares = counts.map((count, i) => ({ colour: colourOf(categories[i]), count })).filter(({ count }) => count > 0);
      return drawCluster(shares, halo, ink, ratio);
    }
    case "crossing":
      return drawCrossing(rest[0] as CrossingStatus, tokenColour("--border-ink"), tokenColour("--border-casing"), ratio);
    case SELECTION_IMAGE:
      return drawSelection(accent, halo, ratio);
    default:
      return painters.get(kind ?? "")?.(rest, categories, ratio) ?? null;
  }
}
