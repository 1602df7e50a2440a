// Many reports on the map: drawn from tiles that the server clusters; discs only where few are in sight.
import type { GeoJSONSource, Map as MapLibreMap, MapGeoJSONFeature, VectorTileSource } from "maplibre-gl";
import type { Feature, Point, Position } from "geojson";
import { discFeatures } from "../discs.ts";
import { SELECTION_IMAGE } from "../images.ts";
import type { Reports } from "../live-map.ts";
import { idsOf } from "../mark-ids.ts";
import { collection, markFeatures, place } from "../placement.ts";
import { isPoint, type Report } from "../rows.ts";
import { tokenNumber } from "../tokens.ts";
import { filterQuery, letsNothing } from "./ask.ts";
import type { ManyModel } from "./model.ts";
import { addRingPainters } from "./rings.ts";
import { layerIds, layers } from "./style.ts";

type ScreenPoint = { x: number; y: number };

/** Above this many vague reports in sight their discs would drown the map. */
const DISCS_AT_MOST = 40;
const LAST_ZOOM = 14;

export interface Cluster {
  place: [number, number];
  count: number;
  /** The zoom at which it falls apart. */
  zoom: number;
}

export class ManyLayer implements Reports {
  crossings: Position[] = [];
  /** Discs that are drawn, as if their reports were in the list. */
  #discs: Report[] = [];

  constructor(
    readonly map: MapLibreMap,
    readonly model: ManyModel,
  ) {
    addRingPainters();
    map.on("idle", () => this.#drawDiscs());
    model.onShown(() => this.refresh());
    model.onHover(() => this.#drawRaised());
    model.onSelect(() => this.#drawRaised());
  }

  add(): void {
    const { map } = this;
    const { reports } = this.model.config.many!;
    const { categories } = this.model.config;
    for (const source of ["many-discs", "many-handles", "many-raised"]) map.addSource(source, { type: "geojson", data: collection([]) });
    const under = map.getStyle().layers.find(({ id }) => id.startsWith("border-casing"))?.id;
    map.addLayer({ id: "many-disc-fill", type: "fill", source: "many-discs", paint: { "fill-color": ["get", "colour"], "fill-opacity": ["get", "fill"] } }, under);
    map.addLayer({ id: "many-disc-rim", type: "line", source: "many-discs", paint: { "line-color": ["get", "colour"], "line-width": 1.1, "line-opacity": tokenNumber("--disc-rim", 0.8) } }, under);
    for (const { id } of reports) {
      map.addSource(sourceOf(id), { type: "vector", tiles: this.#tiles(id), minzoom: 0, maxzoom: LAST_ZOOM, promoteId: { [id]: "id" } });
      for (const layer of layers(id, sourceOf(id), categories)) map.addLayer(layer);
    }
    const image = { "icon-image": ["get", "image"], "icon-allow-overlap": true, "icon-ignore-placement": true } as never;
    map.addLayer({ id: "many-handle", type: "symbol", source: "many-handles", layout: image });
    map.addLayer({ id: "many-raised", type: "symbol", source: "many-raised", layout: image });
    this.#show();
    this.#drawRaised();
  }

  refresh(): void {
    for (const { id } of this.model.config.many!.reports) {
      const source = this.map.getSource<VectorTileSource>(sourceOf(id));
      const tiles = this.#tiles(id);
      // The same tiles again would be asked for again.
      if (source && source.tiles[0] !== tiles[0]) source.setTiles(tiles);
    }
    this.#show();
    this.#drawRaised();
  }

  standing(id: string | null): Position | null {
    return id === null ? null : (this.model.byId.get(id)?.place ?? null);
  }

  /** The cluster nearest to a point of the map. */
  clusterAt(point: ScreenPoint, reach: number): Cluster | null {
    const found = this.#nearest(point, reach, ["rings", "vagueRings"]);
    if (!found) return null;
    const { point_count: count, expansion_zoom: zoom } = found.properties;
    return { place: (found.geometry as Point).coordinates as [number, number], count: Number(count), zoom: Number(zoom) };
  }

  markAt(point: ScreenPoint, reach: number): string[] {
    const found = this.#nearest(point, reach, ["points", "vague"]);
    if (found) return [String(found.properties.id)];
    const handle = this.#handleAt(point, reach);
    return handle ? idsOf(handle.properties) : [];
  }

  /** Every single report at a point of the map, the nearest first. */
  membersAt(point: ScreenPoint, reach: number): Feature[] {
    const ids = new Set<unknown>();
    return this.#features(point, reach, ["points", "vague"]).filter(({ properties: { id } }) => !ids.has(id) && ids.add(id));
  }

  discAt({ x, y }: ScreenPoint): string | null {
    if (!this.map.getLayer("many-disc-fill")) return null;
    const discs = this.map.queryRenderedFeatures([x, y], { layers: ["many-disc-fill"] });
    const [smallest] = discs.sort((a, b) => a.properties.radius_km - b.properties.radius_km);
    return smallest ? String(smallest.properties.id) : null;
  }

  #tiles(id: string): string[] {
    const { state, config } = this.model;
    const { tiles } = config.many!.reports.find((one) => one.id === id)!;
    // The camera is no filter of the map, whatever the list does.
    const query = letsNothing(state) ? "" : filterQuery({ ...state, inView: false }, null);
    return [`${location.origin}${tiles}${query ? `?${query}` : ""}`];
  }

  #layers(kinds: readonly (keyof ReturnType<typeof layerIds>)[]): string[] {
    const ids = this.model.config.many!.reports.flatMap(({ id }) => kinds.map((kind) => layerIds(id)[kind]));
    return ids.filter((id) => this.map.getLayer(id));
  }

  /** Where nothing is chosen, nothing shows. */
  #show(): void {
    const visibility = letsNothing(this.model.state) ? "none" : "visible";
    const [few, rest] = [this.#layers(["vague", "somewhere"]), this.#layers(["vagueRings", "vagueCounts", "rings", "counts", "points"])];
    for (const id of rest) this.map.setLayoutProperty(id, "visibility", visibility);
    for (const id of few) this.map.setLayoutProperty(id, "visibility", this.#discs.length > 0 ? "none" : visibility);
  }

  #features({ x, y }: ScreenPoint, reach: number, kinds: readonly (keyof ReturnType<typeof layerIds>)[]): MapGeoJSONFeature[] {
    const layers = this.#layers(kinds);
    if (layers.length === 0) return [];
    const found = this.map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers });
    const away = (feature: MapGeoJSONFeature) => {
      const at = this.map.project((feature.geometry as Point).coordinates as [number, number]);
      return Math.hypot(at.x - x, at.y - y);
    };
    return found.sort((a, b) => away(a) - away(b));
  }

  #nearest(point: ScreenPoint, reach: number, kinds: readonly (keyof ReturnType<typeof layerIds>)[]): MapGeoJSONFeature | undefined {
    return this.#features(point, reach, kinds)[0];
  }

  #handleAt({ x, y }: ScreenPoint, reach: number): MapGeoJSONFeature | undefined {
    if (!this.map.getLayer("many-handle")) return undefined;
    return this.map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: ["many-handle"] })[0];
  }

  /** The vague reports in sight that stand alone; none where there are too many, or some of them in clusters. */
  #drawDiscs(): void {
    if (!this.map.getSource("many-discs") || letsNothing(this.model.state)) return;
    const zoom = Math.floor(this.map.getZoom());
    const box = this.map.getBounds();
    const found = new Map<string, Report>();
    let gathered = false;
    for (const { id } of this.model.config.many!.reports) {
      for (const feature of this.map.querySourceFeatures(sourceOf(id), { sourceLayer: id })) {
        const at = (feature.geometry as Point).coordinates as [number, number];
        if (!box.contains(at)) continue;
        if (feature.properties.cluster) gathered ||= Boolean(feature.properties.vague);
        else {
          const report = reportOf(id, feature.properties, at);
          if (!isPoint(report)) found.set(report.id, report);
        }
      }
    }
    const discs = gathered || found.size > DISCS_AT_MOST ? [] : [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (sameIds(discs, this.#discs)) return;
    this.#discs = discs;
    const { categories } = this.model.config;
    const { marks, hatches } = place(discs, categories, this.crossings, zoom);
    this.#set("many-discs", discFeatures(discs, categories));
    this.#set("many-handles", markFeatures([...hatches, ...marks]));
    this.#show();
  }

  /** The selected report in its ring, that under the pointer too. */
  #drawRaised(): void {
    if (!this.map.getSource("many-raised")) return;
    const { hovered, selected, byId } = this.model;
    const places = [selected?.place, hovered === null ? null : byId.get(hovered)?.place].filter((at) => at !== null && at !== undefined);
    this.#set("many-raised", collection(places.map((coordinates) => ({ type: "Feature", properties: { image: SELECTION_IMAGE }, geometry: { type: "Point", coordinates } }))));
  }

  #set(source: string, data: GeoJSON.FeatureCollection): void {
    void this.map.getSource<GeoJSONSource>(source)?.setData(data);
  }
}

const sourceOf = (id: string) => `many-${id}`;

function sameIds(some: Report[], others: Report[]): boolean {
  return some.length === others.length && some.every(({ id }, i) => id === others[i]!.id);
}

/** As much of a report as drawing it needs, from a feature of a tile. */
function reportOf(collection: string, properties: Record<string, unknown>, place: [number, number]): Report {
  const text = (name: string) => String(properties[name] ?? "");
  const radius = properties.radius_km;
  return {
    id: text("id"), collection, category: text("category"), status: text("status") || "unverified",
    precision: text("place_precision") || "unknown", radiusKm: typeof radius === "number" ? radius : null, place,
  } as Report;
}
