// Reports on the map: discs under the border line, marks above everything.
import type { GeoJSONSource, Map as MapLibreMap, MapGeoJSONFeature } from "maplibre-gl";
import type { Position } from "geojson";
import { discFeatures } from "./discs.ts";
import { isOfStep } from "./filter.ts";
import { SELECTION_IMAGE } from "./images.ts";
import { idsOf } from "./mark-ids.ts";
import type { Model } from "./model.ts";
import { collection, leaderFeatures, markFeatures, place, type Placement } from "./placement.ts";
import { tokenColour, tokenNumber } from "./tokens.ts";

type ScreenPoint = { x: number; y: number };

/** Marks are gathered anew when the zoom has changed by this much. */
const ZOOM_STEP = 0.2;
/** Strength of what the open step of the story does not show. */
const STANDS_BACK = 0.4;

export class ReportsLayer {
  /** Where crossings stand: marks must not hide them. */
  crossings: Position[] = [];
  #placement: Placement = { marks: [], hatches: [], leaders: [] };
  #placedAt = Number.NaN;

  constructor(
    readonly map: MapLibreMap,
    readonly model: Model,
  ) {
    map.on("zoom", () => {
      if (Math.abs(map.getZoom() - this.#placedAt) > ZOOM_STEP) this.#place();
    });
    map.on("zoomend", () => this.#place());
    model.onShown(() => this.refresh());
    model.onHover((now, before) => this.#raise(now, before, "hover"));
    model.onSelect((now, before) => this.#raise(now?.id ?? null, before?.id ?? null, "selected"));
  }

  /** Adds sources and layers; called again after each change of style, which drops them. */
  add(): void {
    const { map } = this;
    const empty = collection([]);
    map.addSource("report-discs", { type: "geojson", data: empty, promoteId: "id" });
    for (const id of ["report-hatches", "report-leaders", "report-marks", "report-raised"]) map.addSource(id, { type: "geojson", data: empty });
    const under = map.getStyle().layers.find(({ id }) => id.startsWith("border-casing"))?.id;
    const state = (name: string) => ["boolean", ["feature-state", name], false];
    const lifted = ["any", state("hover"), state("selected")];
    map.addLayer({
      id: "report-disc-fill", type: "fill", source: "report-discs",
      paint: {
        "fill-color": ["get", "colour"],
        "fill-opacity": ["case", state("selected"), tokenNumber("--disc-fill-selected", 0.22), ["get", "fill"]] as never,
      },
    }, under);
    map.addLayer({
      id: "report-disc-rim", type: "line", source: "report-discs",
      paint: {
        "line-color": ["get", "colour"],
        "line-width": ["case", lifted, 2, 1.1] as never,
        "line-opacity": ["*", ["coalesce", ["get", "strength"], 1], ["case", lifted, 1, tokenNumber("--disc-rim", 0.8)]] as never,
      },
    }, under);
    // While the story is open, what its step does not show stands back.
    const strength = ["coalesce", ["get", "strength"], 1];
    const icon = { "icon-image": ["get", "image"], "icon-allow-overlap": true } as never;
    map.addLayer({ id: "report-hatch", type: "symbol", source: "report-hatches", layout: { ...(icon as object), "icon-ignore-placement": true } }, under);
    map.addLayer({ id: "report-leader", type: "line", source: "report-leaders", paint: { "line-color": tokenColour("--ink"), "line-width": 1.1 } }, map.getLayer("crossing-symbols") ? "crossing-symbols" : undefined);
    map.addLayer({ id: "report-mark", type: "symbol", source: "report-marks", layout: { ...(icon as object), "icon-padding": 1, "symbol-sort-key": ["get", "count"] }, paint: { "icon-opacity": strength as never } });
    map.addLayer({ id: "report-raised", type: "symbol", source: "report-raised", layout: { ...(icon as object), "icon-size": ["get", "size"], "icon-ignore-placement": true } });
    this.refresh();
  }

  /** Draws the reports that fit now. */
  refresh(): void {
    if (!this.map.getSource("report-discs")) return;
    this.#set("report-discs", this.#weighed(discFeatures(this.model.shown, this.model.config.categories), ({ id }) => [String(id)]));
    this.#place();
    this.#raise(this.model.hovered, null, "hover");
    this.#raise(this.model.selected?.id ?? null, null, "selected");
  }

  /** Where a report's mark stands, itself or in a cluster; null where it has none. */
  standing(id: string | null): Position | null {
    return id === null ? null : (this.#placement.marks.find(({ ids }) => ids.includes(id))?.place ?? null);
  }

  /** The reports of the mark nearest to a point of the map, within `reach` px; several where it is a cluster. */
  markAt({ x, y }: ScreenPoint, reach: number): string[] {
    if (!this.map.getLayer("report-mark")) return [];
    const marks = this.map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: ["report-mark"] });
    const away = (mark: MapGeoJSONFeature) => {
      const at = this.map.project((mark.geometry as { coordinates: number[] }).coordinates as [number, number]);
      return Math.hypot(at.x - x, at.y - y);
    };
    const [nearest] = marks.sort((a, b) => away(a) - away(b));
    return nearest ? idsOf(nearest.properties) : [];
  }

  /** The report of the smallest disc about a point of the map. */
  discAt({ x, y }: ScreenPoint): string | null {
    if (!this.map.getLayer("report-disc-fill")) return null;
    const discs = this.map.queryRenderedFeatures([x, y], { layers: ["report-disc-fill"] });
    const [smallest] = discs.sort((a, b) => a.properties.radius_km - b.properties.radius_km);
    return smallest ? String(smallest.properties.id) : null;
  }

  #place(): void {
    if (!this.map.getSource("report-marks")) return;
    this.#placedAt = this.map.getZoom();
    this.#placement = place(this.model.shown, this.model.config.categories, this.crossings, this.#placedAt);
    this.#set("report-marks", this.#weighed(markFeatures(this.#placement.marks), (_, index) => this.#placement.marks[index]!.ids));
    this.#set("report-hatches", markFeatures(this.#placement.hatches));
    this.#set("report-leaders", leaderFeatures(this.#placement.leaders));
    this.#drawRaised();
  }

  /** The same features, those that the open step of the story does not show at less strength. */
  #weighed<C extends GeoJSON.FeatureCollection>(collection: C, idsOf: (properties: Record<string, unknown>, index: number) => string[]): C {
    const { model } = this;
    if (model.state.panel !== "story") return collection;
    collection.features.forEach((feature, index) => {
      const own = idsOf(feature.properties ?? {}, index).some((id) => isOfStep(model.byId.get(id)!, model.state));
      feature.properties = { ...feature.properties, strength: own ? 1 : STANDS_BACK };
    });
    return collection;
  }

  #raise(now: string | null, before: string | null, state: "hover" | "selected"): void {
    if (!this.map.getSource("report-discs")) return;
    if (before !== null) this.map.setFeatureState({ source: "report-discs", id: before }, { [state]: false });
    if (now !== null) this.map.setFeatureState({ source: "report-discs", id: now }, { [state]: true });
    this.#drawRaised();
  }

  /** The hovered mark a little larger, the selected one in its ring, both above the rest. */
  #drawRaised(): void {
    const { hovered, selected } = this.model;
    const find = (id: string | null) => this.#placement.marks.find(({ ids }) => id !== null && ids.includes(id));
    const [over, chosen] = [find(hovered), find(selected?.id ?? null)];
    const feature = (at: Position, image: string, size: number) =>
      ({ type: "Feature", properties: { image, size }, geometry: { type: "Point", coordinates: at } }) as const;
    this.#set("report-raised", collection([
      ...(chosen ? [feature(chosen.place, chosen.image, 1), feature(chosen.place, SELECTION_IMAGE, chosen.ids.length > 1 ? 1.25 : 1)] : []),
      ...(over ? [feature(over.place, over.image, 1.15)] : []),
    ]));
  }

  #set(source: string, data: GeoJSON.FeatureCollection): void {
    void this.map.getSource<GeoJSONSource>(source)?.setData(data);
  }
}
