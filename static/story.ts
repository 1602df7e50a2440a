// The story's panel: scroll, keys and buttons lead from step to step; it can be left and taken up again.
import { form, isRtl, onForm } from "./forms.ts";
import type { Model } from "./model.ts";
import type { State } from "./state.ts";
import { stateOf } from "./steps.ts";
import { say } from "./words.ts";

/** A step is being read once its head stands above this share of the panel's height. */
const READ_AT = 0.4;
/** Without a `scrollend` event a jump of the panel is over after this time. */
const JUMP_MS = 1000;
const TURNS: Record<string, 1 | -1> = { j: 1, PageDown: 1, ArrowDown: 1, k: -1, PageUp: -1, ArrowUp: -1 };
/** Where keys mean something else. */
const OTHERS = "input, select, textarea, summary, [role=slider], [role=tablist], .maplibregl-map, #dock, #card, dialog";

export function startStory(section: HTMLElement, model: Model): void {
  const scroller = section.querySelector<HTMLElement>(".story-scroll");
  if (!scroller) return;
  const steps = [...section.querySelectorAll<HTMLElement>(".step")];
  const last = steps.length;
  const now = () => model.state.step ?? 1;
  let jumpingUntil = 0;
  const jump = (step: number) => {
    const target = steps[step - 1];
    if (!target) return;
    jumpingUntil = performance.now() + JUMP_MS;
    const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scroller.scrollTo({ top: topOf(target, scroller), behavior: reduced ? "instant" : "smooth" });
  };
  const go = (step: number, act: string) => {
    if (step < 1 || step > last) return;
    model.store.update(stateOf(model.config, step), act);
  };
  scroller.addEventListener("scrollend", () => (jumpingUntil = 0));
  scroller.addEventListener("scroll", () => {
    if (model.state.panel !== "story" || performance.now() < jumpingUntil) return;
    const step = stepAt(scroller, steps);
    if (step !== now()) go(step, "scroll");
  }, { passive: true });
  startLinks(model, go);
  addEventListener("keydown", (event) => {
    const by = turnOf(event.key);
    if (by === 0 || model.state.panel !== "story" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest(OTHERS)) return;
    event.preventDefault();
    const isLong = event.key !== "j" && event.key !== "k" && hasMore(scroller, steps[now() - 1]!, by);
    if (isLong) scroller.scrollBy({ top: by * scroller.clientHeight * (event.key.startsWith("Page") ? 0.8 : 0.2) });
    else go(now() + by, "step");
  });
  const draw = (state: State, previous: State | null) => {
    show(section, model, steps.length);
    const turned = state.step !== previous?.step || state.panel !== previous?.panel;
    if (state.panel === "story" && turned && stepAt(scroller, steps) !== state.step) jump(now());
    if (previous && turned) tell(section, state, steps);
  };
  model.store.subscribe((state, previous) => {
    if (state.step !== previous.step || state.panel !== previous.panel) draw(state, previous);
  });
  draw(model.state, null);
  onForm(() => placeTimeline(section, model.state.panel === "story"));
}

/** On a phone the sheet has the timeline; while the story is open, and the sheet is not, the story has it. */
function placeTimeline(section: HTMLElement, open: boolean): void {
  const timeline = document.getElementById("timeline");
  const place = open ? section.querySelector(".story-time") : document.querySelector(".sheet-room");
  if (timeline && form() === "narrow" && timeline.parentElement !== place) place?.append(timeline);
}

/** On, back, or neither; the arrows to the sides follow the direction of reading. */
function turnOf(key: string): 1 | -1 | 0 {
  const forth = isRtl() ? "ArrowLeft" : "ArrowRight";
  const back = isRtl() ? "ArrowRight" : "ArrowLeft";
  return key === forth ? 1 : key === back ? -1 : (TURNS[key] ?? 0);
}

/** Bars, "previous", "next", "leave" and "back": links that work without us, and without a new page with us. */
function startLinks(model: Model, go: (step: number, act: string) => void): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>(".story-progress a, .story-contents a, .story-foot a, #story-back") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (link.matches(".story-leave")) return leave(model);
    const by = link.matches(".story-next") ? 1 : link.matches(".story-previous") ? -1 : 0;
    go(Number(link.dataset.step ?? (model.state.step ?? 1) + by), "step");
  });
}

/** All that the step shows stays; the step waits. */
function leave(model: Model): void {
  model.store.update({ panel: null, view: model.cameraNow?.() ?? model.state.view }, "leave");
  document.getElementById("story-back")?.focus({ preventScroll: true });
}

/** Shows the panel, or the way back to it, and which step it is. */
function show(section: HTMLElement, { state, config, store }: Model, last: number): void {
  const open = state.panel === "story";
  const step = Math.min(state.step ?? 1, last);
  section.hidden = !open;
  document.body.classList.toggle("story-open", open);
  placeTimeline(section, open);
  const back = document.getElementById("story-back");
  if (back) {
    back.hidden = open || state.step === null;
    back.querySelector("span")!.textContent = say("story-back", { step });
  }
  section.querySelectorAll<HTMLElement>(".story-progress a").forEach((bar, index) => {
    bar.parentElement?.classList.toggle("is-read", index + 1 < step);
    if (index + 1 === step) bar.setAttribute("aria-current", "step");
    else bar.removeAttribute("aria-current");
  });
  section.querySelectorAll<HTMLElement>(".step").forEach((one, index) => one.classList.toggle("is-current", index + 1 === step));
  const turn = (name: string, to: number) => {
    const link = section.querySelector<HTMLAnchorElement>(name);
    const title = config.story[to - 1]?.title;
    if (!link) return;
    link.hidden = title === undefined;
    if (title === undefined) return;
    link.href = store.address({ ...state, ...stateOf(config, to) } as State);
    link.setAttribute("aria-label", to > step ? say("story-next-name", { title }) : say("story-previous-name", { title }));
    const short = section.querySelector<HTMLElement>(`#step-${to}`)?.dataset.short ?? title;
    link.querySelector("span")!.textContent = to > step ? say("story-next", { title: short }) : short;
  };
  turn(".story-previous", step - 1);
  turn(".story-next", step + 1);
  const away = section.querySelector<HTMLAnchorElement>(".story-leave");
  if (away) away.href = store.address({ ...state, panel: null });
  for (const entry of document.querySelectorAll<HTMLAnchorElement>(".site-nav a")) {
    const path = new URL(entry.href).pathname;
    const [atStory, atMap] = [config.story_address, config.map_address].map((address) => new URL(address, location.href).pathname);
    if (path !== atStory && path !== atMap) continue;
    if ((path === atStory) === open) entry.setAttribute("aria-current", "page");
    else entry.removeAttribute("aria-current");
  }
}

function tell(section: HTMLElement, { panel, step }: State, steps: HTMLElement[]): void {
  const said = section.querySelector("#story-said");
  const title = step === null ? undefined : steps[step - 1]?.querySelector(".step-title")?.textContent;
  if (said) said.textContent = panel === "story" && title ? say("story-said", { step: step!, last: steps.length, title }) : "";
}

function topOf(step: HTMLElement, scroller: HTMLElement): number {
  const head = scroller.querySelector<HTMLElement>(".story-progress")?.offsetHeight ?? 0;
  return step.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop - head;
}

/** The step whose head was passed last. */
function stepAt(scroller: HTMLElement, steps: HTMLElement[]): number {
  if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2) return steps.length;
  const line = scroller.getBoundingClientRect().top + scroller.clientHeight * READ_AT;
  const passed = steps.filter((step) => step.getBoundingClientRect().top <= line);
  return Math.max(1, passed.length);
}

/** Whether a step goes on beyond the panel's edge in this direction. */
function hasMore(scroller: HTMLElement, step: HTMLElement, by: number): boolean {
  const [frame, text] = [scroller.getBoundingClientRect(), step.getBoundingClientRect()];
  const ended = [...step.children].at(-1)?.getBoundingClientRect().bottom ?? text.bottom;
  return by > 0 ? ended > frame.bottom + 4 : text.top < frame.top - 4;
}
