// The map page: wakes the server's document, part by part, into a live map.
import { startCard } from "./card.ts";
import { startDock } from "./dock.ts";
import { startKey, watchKey } from "./key.ts";
import { startLanguages } from "./languages.ts";
import { startLegend } from "./legend.ts";
import { afterFirstPaint, untilWanted } from "./maplibre.ts";
import { startMenu } from "./menu.ts";
import type { Model } from "./model.ts";
import { keepForOffline } from "./offline.ts";
import { startOffMap } from "./off-map.ts";
import { startPhone } from "./phone.ts";
import { startPanels } from "./share/panels.ts";
import { startPaper } from "./share/paper.ts";
import { startSheet } from "./sheet.ts";
import { Strip } from "./strip/strip.ts";
import { startMedia } from "./media.ts";
import { startMentions } from "./mentions.ts";
import { startStory } from "./story.ts";
import { startStoryMap } from "./story-map.ts";
import { onTheme, setTheme, startTheme, theme } from "./theme.ts";
import { startTimeline } from "./timeline/timeline.ts";
import { breathe, wake, wakeMap } from "./wake.ts";
import { say } from "./words.ts";

startLanguages();
startTheme();
startMenu();
void start();

async function start(): Promise<void> {
  const woken = await wake();
  if (!woken) return;
  const { model, place, many } = woken;
  const [form, card, panel, key] = ["filters", "card", "panel", "key"].map((id) => document.getElementById(id));
  const [dock, timeline, strip, listPanel] = ["dock", "timeline", "strip", "list-panel"].map((id) => document.getElementById(id));
  if (form instanceof HTMLFormElement) startLegend(form, model);
  if (card) startCard(card, model);
  await breathe();
  if (timeline) startTimeline(timeline, model, many?.manySource(model));
  await breathe();
  const line = strip && new Strip(strip, model);
  if (dock && timeline && strip) startDock(dock, timeline, strip);
  await breathe();
  // After the others, since it moves what they made.
  if (panel && listPanel) startPhone(panel, listPanel, startSheet(panel), model);
  await breathe();
  if (key) startKey(key, model);
  startMentions(model);
  startMedia();
  const story = document.getElementById("story");
  if (story) startStory(story, model);
  keepTheme(model);
  await breathe();
  startPanels(model);
  startPaper(model);
  await afterFirstPaint();
  await untilWanted();
  const live = await wakeMap(woken);
  if (!live) {
    // The server's drawing stays, and the list does all that the map would.
    place.append(notice(say("map-failed")));
    return;
  }
  // Of many reports the list holds too few to tell what lies outside of the map.
  if (!many) startOffMap(live, model);
  line?.attach(live);
  if (story) startStoryMap(live, model);
  if (key) watchKey(key, live);
  live.map.once("idle", () => void keepForOffline());
}

/** The theme is part of the address, so that a link shows the same page; Back undoes it like any act. */
function keepTheme(model: Model): void {
  model.store.subscribe((state, previous) => {
    if (state.theme !== previous.theme && state.theme !== theme()) setTheme(state.theme);
  });
  onTheme((now) => {
    const chosen = document.documentElement.dataset.theme;
    if (chosen === now && model.state.theme !== now) model.store.update({ theme: now }, "theme");
  });
}

function notice(text: string): HTMLElement {
  const element = document.createElement("p");
  element.className = "map-notice";
  element.textContent = text;
  return element;
}
