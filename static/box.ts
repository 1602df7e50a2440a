// Boxes in longitude and latitude, also across the antimeridian and after a turn round the world.
import type { Bbox } from "./state.ts";

/** Whether a place lies in a box. A box whose east is the smaller number crosses the antimeridian. */
export function contains([west, south, east, north]: Bbox, [lon, lat]: readonly [number, number]): boolean {
  const unwrapped = east < west ? east + 360 : east;
  // A map that was turned round the world has longitudes beyond 180.
  const across = unwrapped - west >= 360 || lon + 360 * Math.ceil((west - lon) / 360) <= unwrapped;
  return across && lat >= south && lat <= north;
}

/** The same place on the turn of the world that is nearest to `near`, a longitude. */
export function unwrap([lon, lat]: readonly [number, number], near: number): [number, number] {
  return [lon + 360 * Math.round((near - lon) / 360), lat];
}
