// The scale bar: kilometres above the line, miles below it, true at the map's middle latitude.
import type { IControl, Map as MapLibreMap } from "maplibre-gl";
import { number, say } from "./words.ts";

const WIDEST_PX = 130;
const KM_PER_MILE = 1.609344;
/** Metres in one pixel of a 512 px world at zoom 0, on the equator (WGS84: 2π · 6,378,137 m / 512). */
export const METRES_PER_PX = 78_271.517;
/** Where the bar begins and how high its line lies in the drawing, px; the server draws the same one. */
const [START, LINE] = [10, 24];
const [WIDTH, HEIGHT] = [190, 46];

export class ScaleBar implements IControl {
  #map: MapLibreMap | null = null;
  readonly #box = document.createElement("div");

  onAdd(map: MapLibreMap): HTMLElement {
    this.#map = map;
    this.#box.className = "maplibregl-ctrl scale-bar";
    map.on("move", this.#draw);
    this.#draw();
    return this.#box;
  }

  onRemove(): void {
    this.#map?.off("move", this.#draw);
    this.#box.remove();
    this.#map = null;
  }

  #draw = (): void => {
    if (!this.#map) return;
    const latitude = (this.#map.getCenter().lat * Math.PI) / 180;
    const kmPerPx = (METRES_PER_PX * Math.cos(latitude)) / 2 ** this.#map.getZoom() / 1000;
    this.#box.replaceChildren(scaleBar(kmPerPx));
  };
}

/** Kilometres with ticks at nought, half and whole above the line; whole miles below it. */
function scaleBar(kmPerPx: number): SVGElement {
  const [km, miles] = [roundLength(WIDEST_PX * kmPerPx), roundLength((WIDEST_PX * kmPerPx) / KM_PER_MILE)];
  const [kmPx, milesPx] = [km / kmPerPx, (miles * KM_PER_MILE) / kmPerPx];
  const at = (px: number) => (START + px).toFixed(1);
  const svg = element("svg", { class: "scale-bar-svg", width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  svg.setAttribute("aria-label", say("map-scale", { km: inKm(km), miles: inMiles(miles) }));
  const ticks = [0, kmPx / 2, kmPx].map((px) => `M${at(px)} ${LINE - 6}V${LINE}`).join("");
  svg.append(element("path", { d: `${ticks}M${START} ${LINE}H${at(Math.max(kmPx, milesPx))}M${START} ${LINE}v6M${at(milesPx)} ${LINE}v6` }));
  const labels: [number, number, string][] = [
    [0, LINE - 10, number(0)],
    [kmPx / 2, LINE - 10, number(km / 2)],
    [kmPx, LINE - 10, inKm(km)],
    [milesPx, LINE + 17, inMiles(miles)],
  ];
  for (const [px, y, label] of labels) {
    const text = element("text", { x: at(px), y, "text-anchor": "middle" });
    text.textContent = label;
    svg.append(text);
  }
  return svg;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

const inKm = (km: number) => say("map-km", { km });
const inMiles = (miles: number) => say("map-miles", { miles });

/** The largest of 1, 2, 5 times a power of ten that is no larger. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const digit = most / power;
  return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}
