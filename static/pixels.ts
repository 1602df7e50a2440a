// Web Mercator in CSS pixels at a zoom, as MapLibre counts them: the world is 512 px wide at zoom 0.
import type { Position } from "geojson";

const WORLD_PX = 512;
const RAD = Math.PI / 180;

export function toPixels([lon, lat]: Position, zoom: number): [x: number, y: number] {
  const scale = WORLD_PX * 2 ** zoom;
  const sin = Math.sin(lat! * RAD);
  return [((lon! + 180) / 360) * scale, (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * scale];
}

export function fromPixels([x, y]: [number, number], zoom: number): [lon: number, lat: number] {
  const scale = WORLD_PX * 2 ** zoom;
  return [(x / scale) * 360 - 180, Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / scale))) / RAD];
}
