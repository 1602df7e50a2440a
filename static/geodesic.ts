// Circles on the ground. A sphere is enough for drawing: the WGS84 ellipsoid differs by 0.3 % of the radius.
import type { Position } from "geojson";

/** Mean radius of the earth, km (IUGG R1). */
const EARTH_KM = 6371.0088;
const RAD = Math.PI / 180;

/** The place `km` away in a direction (degrees from north). Williams, Aviation Formulary: "lat/lon given radial and distance". */
export function destination([lon, lat]: Position, km: number, bearing: number): [number, number] {
  const [phi, theta, delta] = [lat! * RAD, bearing * RAD, km / EARTH_KM];
  const sinPhi2 = Math.sin(phi) * Math.cos(delta) + Math.cos(phi) * Math.sin(delta) * Math.cos(theta);
  const east = Math.sin(theta) * Math.sin(delta) * Math.cos(phi);
  const lambda = Math.atan2(east, Math.cos(delta) - Math.sin(phi) * sinPhi2);
  return [lon! + lambda / RAD, Math.asin(sinPhi2) / RAD];
}

/** A closed ring, counter-clockwise as RFC 7946 asks. Longitudes run on past 180 rather than jump. */
export function disc(centre: Position, km: number, steps = 72): [number, number][] {
  const ring = Array.from({ length: steps }, (_, i) => destination(centre, km, -(i * 360) / steps));
  return [...ring, ring[0]!];
}
