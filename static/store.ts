// Holds the state, writes each act into the address, and tells every view what changed.
import { parseState, writeState, type State } from "./state.ts";

/** Acts that come in many small steps; those of one kind that follow within this time are one act to Back. */
const STEPWISE = new Set(["search", "pan", "dates", "km"]);
const ONE_ACT_MS = 1200;

type Listener = (state: State, previous: State) => void;

export class Store {
  #state: State;
  #listeners: Listener[] = [];
  #lastAct = { kind: "", at: 0 };

  constructor() {
    this.#state = parseState(location.search);
    addEventListener("popstate", () => {
      this.#lastAct = { kind: "", at: 0 };
      this.#show(parseState(location.search));
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
    if (address !== writeState(this.#state)) this.#write(address, act);
    this.#show(next);
  }

  /** Adds to the last act what the page did because of it, such as a camera that follows a selection. */
  amend(change: Partial<State>): void {
    const next = { ...this.#state, ...change };
    history.replaceState(null, "", `${location.pathname}${writeState(next)}`);
    this.#show(next);
  }

  #write(address: string, act: string): void {
    const now = performance.now();
    const continues = STEPWISE.has(act) && act === this.#lastAct.kind && now - this.#lastAct.at < ONE_ACT_MS;
    this.#lastAct = { kind: act, at: now };
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
