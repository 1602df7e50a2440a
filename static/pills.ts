// The phone's filters as pills over the map: each opens a panel with the fields that stand in the side panel elsewhere.
import type { Model } from "./model.ts";
import type { State } from "./state.ts";
import { chosenDays, isWhole } from "./timeline/period.ts";
import { fromReports } from "./timeline/reports.ts";
import { periodInShort } from "./timeline/words.ts";
import { say } from "./words.ts";

interface Pill {
  name: string;
  /** What the fields are found by; more than one may share a panel. */
  fields: string;
  label(state: State): string;
  isSet(state: State): boolean;
}

export interface Pills {
  element: HTMLElement;
  /** Which fields go into which panel. */
  places: { field: HTMLElement; place: HTMLElement }[];
}

/** Builds the pills for the fields that the page has. */
export function makePills(model: Model): Pills {
  const element = document.createElement("div");
  element.className = "pills";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", say("timeline-filters"));
  const places: Pills["places"] = [];
  const drawn = pills(model).flatMap((pill) => {
    const fields = [...document.querySelectorAll<HTMLElement>(pill.fields)];
    if (fields.length === 0) return [];
    const made = makePill(pill, element);
    places.push(...fields.map((field) => ({ field, place: made.panel })));
    return [() => made.draw(model.state)];
  });
  for (const field of document.querySelectorAll<HTMLElement>(".filters a.clear")) places.push({ field, place: element });
  const draw = () => drawn.forEach((each) => each());
  model.onShown(draw);
  draw();
  return { element, places };
}

function pills(model: Model): Pill[] {
  const domain = fromReports(model).domain();
  const period = (state: State) => (domain ? chosenDays(state.period, domain) : null);
  return [
    {
      name: "period",
      fields: ".dates, .timeline-presets",
      label: (state) => (domain ? periodInShort(period(state)!) : ""),
      isSet: (state) => domain !== null && !isWhole(period(state)!, domain),
    },
    { name: "categories", fields: ".filters .categories", label: () => say("timeline-categories"), isSet: ({ category }) => category !== null },
    { name: "status", fields: ".filters .statuses", label: () => say("timeline-status"), isSet: ({ status }) => status !== null },
    { name: "sides", fields: ".filters .sides, .filters .in-view", label: () => say("timeline-sides"), isSet: ({ side, inView }) => side !== null || inView },
  ];
}

function makePill(pill: Pill, row: HTMLElement): { panel: HTMLElement; draw(state: State): void } {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pill";
  const panel = document.createElement("div");
  panel.className = `pill-panel pill-${pill.name}`;
  panel.id = `pill-${pill.name}`;
  panel.hidden = true;
  button.setAttribute("aria-controls", panel.id);
  const set = (open: boolean) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  set(false);
  row.append(button, panel);
  button.addEventListener("click", () => set(panel.hidden));
  // One panel at a time: a press elsewhere shuts it.
  addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !panel.contains(target) && !button.contains(target)) set(false);
  });
  for (const part of [button, panel] as HTMLElement[]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      event.preventDefault();
      set(false);
      button.focus();
    });
  }
  const draw = (state: State) => {
    button.textContent = pill.label(state);
    button.classList.toggle("is-set", pill.isSet(state));
  };
  return { panel, draw };
}
