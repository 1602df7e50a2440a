// The row above the timeline: what it counts, the chosen period, periods to press, and Play.
import { Player } from "./play.ts";
import { presets } from "./presets.ts";
import type { Days, Unit } from "./days.ts";
import { labels, periodInWords, presetInWords, titleOf } from "./words.ts";

/** What the row acts on. */
export interface Played {
  readonly domain: Days;
  readonly days: Days;
  preview(days: Days): void;
  choose(days: Days): void;
  next(day: number): number;
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

export function startHead(timeline: Played, unitNow: () => Unit): { element: HTMLElement; draw(unit: Unit, days: Days): void } {
  const element = make("div", "timeline-head");
  const title = make("h2", "timeline-title");
  const period = make("p", "timeline-period");
  const acts = make("div", "timeline-presets");
  const group = make("div", "preset-list");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", labels.presets());
  const buttons = presets(timeline.domain).map((preset) => {
    const button = pressable(presetInWords(preset), () => timeline.choose(preset.days));
    group.append(button);
    return { button, days: preset.days };
  });
  acts.append(group, playButton(timeline));
  element.append(title, period, acts);
  const draw = (unit: Unit, days: Days) => {
    title.textContent = titleOf(unit);
    period.textContent = periodInWords(days);
    for (const { button, days: own } of buttons) button.setAttribute("aria-pressed", String(own.from === days.from && own.end === days.end));
  };
  draw(unitNow(), timeline.days);
  return { element, draw };
}

/** Plays; any touch of the page stops. Who asked for less motion steps on with each press. */
function playButton(timeline: Played): HTMLButtonElement {
  const button = pressable("", () => undefined);
  button.classList.add("play");
  const player = new Player({
    days: () => timeline.days,
    domain: () => timeline.domain,
    next: (day) => timeline.next(day),
    preview: (days) => timeline.preview(days),
    stopped: () => {
      timeline.choose(timeline.days);
      show();
      for (const kind of STOPS) removeEventListener(kind, stop, true);
    },
  });
  const show = () => {
    button.textContent = player.runs ? labels.stop() : calm.matches ? labels.step() : labels.play();
    button.classList.toggle("is-playing", player.runs);
  };
  /** The press on the button that stopped it ends in a click, which must not start it again. */
  let stoppedByPressAt = -Infinity;
  const stop = (event: Event) => {
    if (event.target instanceof Node && button.contains(event.target)) stoppedByPressAt = event.timeStamp;
    player.stop();
  };
  button.addEventListener("click", (event) => {
    if (event.timeStamp - stoppedByPressAt < ONE_PRESS_MS) return;
    if (calm.matches) {
      player.begin();
      player.step();
      timeline.choose(timeline.days);
      return;
    }
    player.start();
    show();
    for (const kind of STOPS) addEventListener(kind, stop, true);
  });
  calm.addEventListener("change", show);
  show();
  return button;
}

const ONE_PRESS_MS = 800;
const STOPS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function pressable(text: string, act: () => void): HTMLButtonElement {
  const button = make("button", "timeline-button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}
