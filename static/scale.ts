// The scale bar: kilometres above the line, miles below, true at the map's middle latitude.
import type { IControl, Map as MapLibreMap } from "maplibre-gl";

const WIDEST_PX = 130;
const KM_PER_MILE = 1.609344;
/** Metres in one pixel of a 512 px world at zoom 0, on the equator (WGS84: 2π · 6,378,137 m / 512). */
export const METRES_PER_PX = 78_271.517;

export class ScaleBar implements IControl {
  #map: MapLibreMap | null = null;
  readonly #box = document.createElement("div");
  readonly #km = rule("km");
  readonly #miles = rule("mi");

  onAdd(map: MapLibreMap): HTMLElement {
    this.#map = map;
    this.#box.className = "maplibregl-ctrl scale-bar";
    this.#box.append(this.#km.element, this.#miles.element);
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
    this.#km.show(kmPerPx);
    this.#miles.show(kmPerPx / KM_PER_MILE);
  };
}

function rule(unit: "km" | "mi"): { element: HTMLElement; show(perPx: number): void } {
  const element = document.createElement("div");
  element.className = `scale-rule scale-${unit}`;
  const text = document.createElement("span");
  element.append(text);
  return {
    element,
    show(perPx) {
      const length = roundLength(WIDEST_PX * perPx);
      text.textContent = `${new Intl.NumberFormat(document.documentElement.lang || "en").format(length)} ${unit}`;
      element.style.width = `${Math.round(length / perPx)}px`;
    },
  };
}

/** The largest of 1, 2, 5 times a power of ten that is no larger. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const digit = most / power;
  return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}
