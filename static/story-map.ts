// The map of the story: the camera follows the step, its stretch of the border is shaded, a note says what is shown.
import type { LiveMap } from "./live-map.ts";
import type { Model } from "./model.ts";
import type { State, View } from "./state.ts";
import { words } from "./words.ts";

/** The width of the corridor that is shaded on either side, km. */
const WITHIN_KM = 25;
/** The cameras of a story are made for a map of this size, px; on a smaller one they stand further off. */
const MADE_FOR = { width: 984, height: 744 };
const FLY_MS = 900;

export function startStoryMap(live: LiveMap, model: Model): void {
  const { map } = live;
  const follow = (state: State, previous: State | null) => {
    const [open, was] = [state.panel === "story", previous?.panel === "story"];
    if (open && state.view) {
      const turned = !was || state.step !== previous?.step;
      if (turned) look(live, state.view, previous === null);
      else if (state.view !== previous?.view && !map.isMoving()) look(live, state.view, true);
    }
    if (open || was) note(open ? model : null);
  };
  model.store.subscribe((state, previous) => {
    if (state.panel !== previous.panel || state.step !== previous.step || state.view !== previous.view) follow(state, previous);
  });
  if (model.state.panel === "story") follow(model.state, null);
}

/** Flies where the step looks; with reduced motion, and at first, it is just there. */
function look({ map }: LiveMap, view: View, atOnce: boolean): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const fit = Math.min(clientWidth / MADE_FOR.width, clientHeight / MADE_FOR.height, 1);
  const camera = {
    center: [view.lon, view.lat] as [number, number],
    zoom: view.zoom + Math.log2(Math.max(fit, 0.25)),
    bearing: view.bearing,
    pitch: view.pitch,
  };
  // Part of the step, which the address names: the move itself is no act.
  const data = { act: "address" };
  if (atOnce || matchMedia("(prefers-reduced-motion: reduce)").matches) map.jumpTo(camera, data);
  else map.flyTo({ ...camera, duration: FLY_MS }, data);
}

function note(model: Model | null): void {
  const place = document.getElementById("step-note");
  if (!place) return;
  const km = model?.config.story[(model.state.step ?? 1) - 1]?.km ?? null;
  place.hidden = km === null;
  if (km === null) return;
  const [stretch, rest] = words.stretch(km[0], km[1], WITHIN_KM);
  const bold = document.createElement("b");
  bold.textContent = stretch;
  place.replaceChildren(bold, ` ${rest}`);
}
