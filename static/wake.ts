// What the map page and the map inside of another page begin with: rows become a model, and the place of the drawing a live map.
import { readConfig } from "./config.ts";
import { startList } from "./list.ts";
import { startLiveMap, type LiveMap } from "./live-map.ts";
import { loadMapLibre } from "./maplibre.ts";
import { Model } from "./model.ts";
import { startPointer } from "./pointer.ts";
import { readRows } from "./rows.ts";

/** The half for more reports than a page can hold, loaded where there are so many. */
type Many = typeof import("./many/start.ts");

export interface Woken {
  model: Model;
  /** Where the server's drawing stands, and the live map will. */
  place: HTMLElement;
  many: Many | null;
}

/** Reads the document and wakes its list; null where it has no map. */
export async function wake(): Promise<Woken | null> {
  const list = document.getElementById("reports");
  const place = document.getElementById("map");
  if (!list || !place) return null;
  const config = readConfig();
  const many = config.many ? await import("./many/start.ts") : null;
  const model = many?.startMany(config, list) ?? new Model(config, readRows(list));
  startList(list, document.getElementById("result"), model);
  return { model, place, many };
}

/** Puts a live map over the server's drawing; null, and the drawing stays, without WebGL or where a file did not come. */
export async function wakeMap({ model, place, many }: Woken): Promise<LiveMap | null> {
  try {
    const library = await loadMapLibre();
    const live = many?.startManyMap(library, place, model) ?? startLiveMap(library, place, model);
    if (!many) startPointer(live, model);
    return live;
  } catch (reason) {
    console.warn(String(reason));
    place.querySelector(".map-gl")?.remove();
    return null;
  }
}

/** Lets the browser answer the reader between two pieces of work. */
export function breathe(): Promise<void> {
  const { scheduler } = window as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
