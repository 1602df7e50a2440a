// The line above the strip: its name, what it shows, the chosen sector, the border, the other view.
import type { Border } from "../config.ts";
import { ordered } from "./sector-state.ts";
import { language, words } from "./words.ts";

export interface HeadActs {
  clear(): void;
  chooseBorder(id: string): void;
  toggle(): void;
}

export interface HeadState {
  spacetime: boolean;
  border: string | null;
  /** What the drawing is of and what it leaves out, in parts. */
  caption: string[];
  /** Whether the other view can be had. */
  canToggle: boolean;
  /** Such as "km 400–600"; null without a sector. */
  sector: string | null;
}

export class Head {
  readonly element = document.createElement("header");
  #title = document.createElement("h2");
  #caption = document.createElement("p");
  #chip = document.createElement("span");
  #range = document.createElement("b");
  #toggle = button("strip-toggle");
  #select: HTMLSelectElement | null;

  constructor(borders: Border[], acts: HeadActs) {
    this.element.className = "strip-head";
    this.#title.className = "strip-title";
    this.#title.id = "strip-title";
    this.#caption.className = "strip-caption";
    this.#chip.className = "strip-chip";
    this.#range.dir = "auto";
    const clear = button("strip-clear");
    clear.textContent = words.clear;
    clear.setAttribute("aria-label", words.clearSector);
    clear.addEventListener("click", acts.clear);
    this.#chip.append(this.#range, " · ", clear);
    this.#toggle.addEventListener("click", acts.toggle);
    this.#select = borders.length > 1 ? switcher(borders, acts.chooseBorder) : null;
    this.element.append(this.#title, this.#chip, this.#caption, ...(this.#select ? [this.#select] : []), this.#toggle);
    // It has its name before there is anything to show.
    this.draw({ spacetime: false, border: null, caption: [], canToggle: false, sector: null });
  }

  draw({ spacetime, border, caption, canToggle, sector }: HeadState): void {
    this.#title.textContent = spacetime ? words.spacetime : words.strip;
    this.#toggle.textContent = spacetime ? words.strip : words.spacetime;
    const text = caption.join(" · ");
    if (this.#caption.textContent !== text) this.#caption.textContent = text;
    // Where the line is cut off, the whole of it is a hover away.
    this.#caption.title = text;
    this.#toggle.hidden = !canToggle;
    this.#chip.hidden = sector === null;
    this.#range.textContent = sector ?? "";
    if (this.#select && border !== null) this.#select.value = border;
  }
}

function switcher(borders: Border[], choose: (id: string) => void): HTMLSelectElement {
  const select = document.createElement("select");
  select.className = "strip-borders";
  select.setAttribute("aria-label", words.border);
  for (const { id, names, left, right } of ordered(borders)) {
    const option = document.createElement("option");
    option.value = String(id);
    option.textContent = names?.[language] ?? Object.values(names ?? {})[0] ?? `${left}–${right}`;
    select.append(option);
  }
  select.addEventListener("change", () => choose(select.value));
  return select;
}

function button(name: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  return made;
}
