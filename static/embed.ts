// The map inside of another page: the same model and map, no list beside it, and the host's history left alone.
import { startCard } from "./card.ts";
import { readConfig } from "./config.ts";
import { startKey } from "./key.ts";
import { startList } from "./list.ts";
import { startLiveMap } from "./live-map.ts";
import { afterFirstPaint, loadMapLibre } from "./maplibre.ts";
import { Model } from "./model.ts";
import { startPointer } from "./pointer.ts";
import { readRows } from "./rows.ts";
import { writeState } from "./state.ts";
import { startTheme } from "./theme.ts";
import { startTimeline } from "./timeline/timeline.ts";

document.documentElement.classList.replace("no-js", "js");
// A frame's entries stand in the history of the page around it: Back there must leave that page, not undo acts here.
history.pushState = history.replaceState.bind(history);
startTheme();
void start();

async function start(): Promise<void> {
  const list = document.getElementById("reports");
  const place = document.getElementById("map");
  if (!list || !place) return;
  const config = readConfig();
  const many = config.many ? await import("./many/start.ts") : null;
  const model = many?.startMany(config, list) ?? new Model(config, readRows(list));
  startList(list, document.getElementById("result"), model);
  const [card, key, timeline, fold] = ["card", "key", "timeline", "embed-list"].map((id) => document.getElementById(id));
  if (card) startCard(card, model);
  if (key) startKey(key, model);
  if (timeline && getComputedStyle(timeline).display !== "none") startTimeline(timeline, model, many?.manySource(model));
  if (fold instanceof HTMLDetailsElement) model.onSelect((now) => now && (fold.open = false));
  followWhole(model);
  await afterFirstPaint();
  try {
    const library = await loadMapLibre();
    const live = many?.startManyMap(library, place, model) ?? startLiveMap(library, place, model);
    // The wheel scrolls the page around us; with Ctrl, or two fingers, it zooms.
    live.map.cooperativeGestures.enable();
    if (!many) startPointer(live, model);
  } catch (reason) {
    // No WebGL: the server's drawing stays.
    console.warn(String(reason));
    place.querySelector(".map-gl")?.remove();
  }
}

/** "Open the map" leads to what is seen here. */
function followWhole(model: Model): void {
  const links = document.querySelectorAll<HTMLAnchorElement>("a[data-whole]");
  const bare = (link: HTMLAnchorElement) => link.href.split("?")[0] ?? link.href;
  const follow = () => {
    for (const link of links) link.href = bare(link) + writeState(model.state);
  };
  model.store.subscribe(follow);
  follow();
}
