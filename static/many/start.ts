// The page of many reports: a window of the list, the rest as tiles and counts.
import type { Config } from "../config.ts";
import { startLiveMap, type LiveMap } from "../live-map.ts";
import type { MapLibre } from "../maplibre.ts";
import type { Model } from "../model.ts";
import type { Source } from "../timeline/reports.ts";
import { ManyLayer } from "./layer.ts";
import { ManyModel } from "./model.ts";
import { startPager } from "./pager.ts";
import { startManyPointer } from "./pointer.ts";
import { fromCounts } from "./timeline.ts";

export function startMany(config: Config, list: HTMLElement): Model {
  const model = new ManyModel(config, list);
  startPager(list, model);
  return model;
}

/** What the timeline draws. */
export function manySource(model: Model): Source | undefined {
  return model instanceof ManyModel ? fromCounts(model) : undefined;
}

/** The live map of many reports; null where the model is not one of many. */
export function startManyMap(library: MapLibre, place: HTMLElement, model: Model): LiveMap | null {
  if (!(model instanceof ManyModel)) return null;
  const live = startLiveMap(library, place, model, (map) => new ManyLayer(map, model));
  startManyPointer(live, live.reports as ManyLayer, model);
  return live;
}
