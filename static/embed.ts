// The map inside of another page: the same model and map, no list beside it, and the host's history left alone.
import { startCard } from "./card.ts";
import { startKey } from "./key.ts";
import { afterFirstPaint } from "./maplibre.ts";
import type { Model } from "./model.ts";
import { writeState } from "./state.ts";
import { startTheme } from "./theme.ts";
import { startTimeline } from "./timeline/timeline.ts";
import { wake, wakeMap } from "./wake.ts";

// A frame's entries stand in the history of the page around it: Back there must leave that page, not undo acts here.
history.pushState = history.replaceState.bind(history);
startTheme();
void start();

async function start(): Promise<void> {
  const woken = await wake();
  if (!woken) return;
  const { model, many } = woken;
  const [card, key, timeline, fold] = ["card", "key", "timeline", "embed-list"].map((id) => document.getElementById(id));
  if (card) startCard(card, model);
  if (key) startKey(key, model);
  if (timeline && getComputedStyle(timeline).display !== "none") startTimeline(timeline, model, many?.manySource(model));
  if (fold instanceof HTMLDetailsElement) model.onSelect((now) => now && (fold.open = false));
  followWhole(model);
  await afterFirstPaint();
  const live = await wakeMap(woken);
  // The wheel scrolls the page around us; with Ctrl, or two fingers, it zooms.
  live?.map.cooperativeGestures.enable();
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
