// The map of the story: the camera follows the step, its stretch of the border is shaded, a note says what is shown.
import type { Map as MapLibreMap } from "maplibre-gl";
import { form } from "./forms.ts";
import { viewState, type LiveMap } from "./live-map.ts";
import type { Model } from "./model.ts";
import { hideSector, showSector } from "./sector.ts";
import type { State, View } from "./state.ts";
import { borderOf } from "./strip/sector-state.ts";
import { say } from "./words.ts";

/** The width of the corridor that is shaded on either side, km. */
const WITHIN_KM = 25;
/** The cameras of a story are made for a map of this size, px; on a smaller one they stand further off. */
const MADE_FOR = { width: 984, height: 744 };
const FLY_MS = 900;
/** From this pitch on, degrees, a step is worth raised relief; heights are raised so many times. */
const STEEP = 30;
const RAISED = 3;

export function startStoryMap(live: LiveMap, model: Model): void {
  const { map } = live;
  // Whoever leaves keeps what the map really shows: on a small screen a step's camera stands further off.
  model.cameraNow = () => viewState(map);
  const follow = (state: State, previous: State | null) => {
    const [open, was] = [state.panel === "story", previous?.panel === "story"];
    if (open && state.view) {
      const turned = !was || state.step !== previous?.step;
      if (turned) look(live, state.view, previous === null);
      else if (state.view !== previous?.view && !isThere(map, state.view)) look(live, state.view, true, isOwn(model, state));
    }
    if (open || was) {
      const raised = raise(map, open && (state.view?.pitch ?? 0) >= STEEP);
      note(open ? model : null, raised);
    }
    if (open && (!was || state.step !== previous?.step)) shade(live, model);
  };
  // Another theme is another style, which lies flat again.
  map.on("style.load", () => {
    if (model.state.panel === "story") note(model, raise(map, (model.state.view?.pitch ?? 0) >= STEEP));
  });
  model.store.subscribe((state, previous) => {
    if (state.panel !== previous.panel || state.step !== previous.step || state.view !== previous.view) follow(state, previous);
  });
  if (model.state.panel === "story") follow(model.state, null);
}

/** Whether a view is the step's own, made by its author; else the reader has moved the map. */
function isOwn({ config }: Model, { step, view }: State): boolean {
  return config.story[(step ?? 1) - 1]?.view === view;
}

function isThere(map: MapLibreMap, view: View): boolean {
  const now = viewState(map);
  return (Object.keys(now) as (keyof View)[]).every((name) => Math.abs(now[name] - view[name]) < 0.01);
}

/** Flies where the step looks; with reduced motion, and at first, it is just there. */
function look({ map }: LiveMap, view: View, atOnce: boolean, isMade = true): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const fit = !isMade ? 1 : Math.min(clientWidth / MADE_FOR.width, clientHeight / MADE_FOR.height, 1);
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

/** Shades the step's stretch; where the story is left, the strip shades its own sector again, or none. */
function shade(live: LiveMap, { config, state }: Model): void {
  const step = config.story[(state.step ?? 1) - 1];
  const border = step?.border ?? borderOf({ border: null }, config.borders);
  if (!step?.km || border === null) return hideSector(live);
  showSector(live, border, ...step.km, WITHIN_KM).catch((reason: unknown) => console.warn(String(reason)));
}

/** Raises the relief where the device can; says whether it did. */
function raise(map: MapLibreMap, steep: boolean): boolean {
  const terrain = steep && map.getSource("dem") && canRaise(map);
  if (terrain || map.getTerrain()) map.setTerrain(terrain ? { source: "dem", exaggeration: RAISED } : null);
  return Boolean(terrain);
}

/** A phone, a machine that draws without a graphics card, and a reader who saves data stay with the flat map. */
function canRaise(map: MapLibreMap): boolean {
  const { deviceMemory, connection } = navigator as { deviceMemory?: number; connection?: { saveData?: boolean } };
  if (form() === "narrow" || (deviceMemory ?? 8) < 4 || connection?.saveData) return false;
  const gl = map.getCanvas().getContext("webgl2");
  const info = gl?.getExtension("WEBGL_debug_renderer_info");
  const renderer = gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "";
  return gl !== null && !/swiftshader|llvmpipe|software|basic render/i.test(renderer);
}

function note(model: Model | null, raised: boolean): void {
  const place = document.getElementById("step-note");
  if (!place) return;
  const km = model?.config.story[(model.state.step ?? 1) - 1]?.km ?? null;
  place.hidden = km === null;
  if (km === null) return;
  const bold = document.createElement("b");
  bold.textContent = say("story-stretch", { from: Math.round(km[0]), to: Math.round(km[1]) });
  place.replaceChildren(bold, ` ${say("story-around", { within: WITHIN_KM })}`, raised ? ` · ${say("story-raised", { times: RAISED })}` : "");
}
