// Border crossings with the status of the last day of the chosen period.
import type { Feature, FeatureCollection, Point } from "geojson";
import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { entryOn, type StatusEntry } from "./crossing-status.ts";
import { crossingImage } from "./images.ts";
import type { Model } from "./model.ts";
import { tokenColour } from "./tokens.ts";

export interface CrossingProperties {
  name?: string | null;
  status_history?: StatusEntry[] | null;
}

export type Crossing = Feature<Point, CrossingProperties>;

/** More than this many crossings are left to the style's own dots. */
const AT_MOST = 1000;

export class Crossings {
  all: Crossing[] = [];

  constructor(
    readonly map: MapLibreMap,
    readonly model: Model,
  ) {
    model.onShown(() => this.refresh());
  }

  /** Fetches the collections; the list is short, so that it comes whole. */
  async load(): Promise<void> {
    const pages = this.model.config.collections.crossings.map(async (id) => {
      const answer = await fetch(`collections/${encodeURIComponent(id)}/items?f=json&limit=${AT_MOST}`);
      if (!answer.ok) throw new Error(`crossings: the server answers ${answer.status}`);
      return ((await answer.json()) as FeatureCollection<Point, CrossingProperties>).features;
    });
    this.all = (await Promise.all(pages)).flat().filter(({ geometry }) => geometry !== null);
  }

  add(): void {
    const { map } = this;
    for (const { id } of map.getStyle().layers) if (/^crossing(-|$)/.test(id)) map.setLayoutProperty(id, "visibility", "none");
    map.addSource("crossing-symbols", { type: "geojson", data: this.#features() });
    const fonts = this.#labelFont();
    map.addLayer({
      id: "crossing-symbols",
      type: "symbol",
      source: "crossing-symbols",
      minzoom: 4.5,
      layout: { "icon-image": ["get", "image"], "icon-allow-overlap": true, "icon-padding": 0 },
    });
    if (!fonts) return;
    map.addLayer({
      id: "crossing-names",
      type: "symbol",
      source: "crossing-symbols",
      minzoom: 9,
      layout: { "text-field": ["get", "name"], "text-font": fonts, "text-size": 12, "text-anchor": "top", "text-offset": [0, 0.9], "text-max-width": 10 },
      paint: { "text-color": tokenColour("--map-place"), "text-halo-color": tokenColour("--map-halo"), "text-halo-width": 1.6 },
    });
  }

  refresh(): void {
    void this.map.getSource<GeoJSONSource>("crossing-symbols")?.setData(this.#features());
  }

  #features(): FeatureCollection {
    return {
      type: "FeatureCollection",
      features: this.all.map(({ geometry, properties }, index) => ({
        type: "Feature",
        geometry,
        properties: { index, name: properties.name ?? "", image: crossingImage(entryOn(properties.status_history, this.model.lastDay)?.status ?? "unknown") },
      })),
    };
  }

  /** The font stack that the style's own labels use; null where it has no labels. */
  #labelFont(): string[] | null {
    const layer = this.map.getStyle().layers.find(({ id, type }) => type === "symbol" && /^(town|village|city)-name/.test(id));
    const font = layer?.layout && "text-font" in layer.layout ? layer.layout["text-font"] : null;
    return Array.isArray(font) && font.every((name) => typeof name === "string") ? (font as string[]) : null;
  }
}
