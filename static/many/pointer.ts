// Pointing at many reports: hover raises, a click opens a report or zooms a cluster apart.
import type { LiveMap } from "../live-map.ts";
import { crossingAt, REACH_PX, reveal, showCrossing } from "../pointer.ts";
import type { ManyLayer } from "./layer.ts";
import type { ManyModel } from "./model.ts";

/** A finger's width beyond the cluster's own zoom, so that its parts stand well apart. */
const BEYOND = 0.4;

export function startManyPointer(live: LiveMap, layer: ManyLayer, model: ManyModel): void {
  const { map } = live;
  map.on("mousemove", ({ point }) => {
    const cluster = layer.clusterAt(point, REACH_PX.fine);
    const [id] = cluster ? [] : layer.markAt(point, REACH_PX.fine);
    model.hover(id ?? null);
    map.getCanvas().style.cursor = cluster || id !== undefined || crossingAt(live, point) ? "pointer" : "";
  });
  map.getCanvas().addEventListener("pointerleave", () => model.hover(null));
  map.on("click", ({ point, originalEvent }) => {
    const coarse = (originalEvent as PointerEvent).pointerType === "touch" || matchMedia("(pointer: coarse)").matches;
    const reach = coarse ? REACH_PX.coarse : REACH_PX.fine;
    const cluster = layer.clusterAt(point, reach);
    if (cluster) return void map.easeTo({ center: cluster.place, zoom: Math.max(cluster.zoom + BEYOND, map.getZoom() + BEYOND), duration: 900 }, { act: "pan" });
    const [id] = layer.markAt(point, reach);
    if (id !== undefined) return model.select(id);
    const crossing = crossingAt(live, point);
    if (crossing) return showCrossing(live, crossing, model.lastDay);
    const under = layer.discAt(point);
    if (under !== null || model.selected) model.select(under);
  });
  model.onSelect((report) => report && reveal(live, report));
}
