// Holds the state, writes each act into the address, and tells every view what changed.
import { parseState, writeState, type State } from "./state.ts";

/** Acts that come in many small steps; those of one kind that follow within this time are one act to Back. */
const STEPWISE = new Set(["search", "pan", "dates"]);
const ONE_ACT_MS = 1200;

type Listener = (state: State, previous: State) => void;

export class Store {
  #state: State;
  #listeners: Listener[] = [];
  #lastAct = { kind: "", at: 0 };
  /** What the address says now; a preview is ahead of it. */
  #written: string;

  constructor() {
    this.#state = parseState(location.search);
    this.#written = writeState(this.#state);
    addEventListener("popstate", () => {
      this.#lastAct = { kind: "", at: 0 };
      const state = parseState(location.search);
      this.#written = writeState(state);
      this.#show(state);
    });
  }

  get state(): State {
    return this.#state;
  }

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Changes part of the state. `act` names what the reader did, such as "search" or "pan". */
  update(change: Partial<State>, act: string): void {
    const next = { ...this.#state, ...change };
    const address = writeState(next);
    if (address !== this.#written) this.#write(address, act);
    this.#show(next);
  }

  /**
   * Shows a change that is still under way, such as a drag: the address follows with the `update` that ends it.
   * (Browsers slow down or refuse pages that write the address with each move of the pointer.)
   */
  preview(change: Partial<State>): void {
    this.#show({ ...this.#state, ...change });
  }

  /** Adds to the last act what the page did because of it, such as a camera that follows a selection. */
  amend(change: Partial<State>): void {
    const next = { ...this.#state, ...change };
    this.#written = writeState(next);
    history.replaceState(null, "", `${location.pathname}${this.#written}`);
    this.#show(next);
  }

  #write(address: string, act: string): void {
    const now = performance.now();
    const continues = STEPWISE.has(act) && act === this.#lastAct.kind && now - this.#lastAct.at < ONE_ACT_MS;
    this.#lastAct = { kind: act, at: now };
    this.#written = address;
    const target = `${location.pathname}${address}`;
    if (continues) history.replaceState(null, "", target);
    else history.pushState(null, "", target);
  }

  #show(next: State): void {
    const previous = this.#state;
    this.#state = next;
    for (const listener of this.#listeners) listener(next, previous);
  }
}
