// Holds the state, writes each act into the address, and tells every view what changed.
import { parseState, SCHEMA, writeState, type State } from "./state.ts";

/** Acts that come in many small steps; those of one kind that follow within this time are one act to Back. */
const STEPWISE = new Set(["search", "pan", "dates", "km", "scroll"]);
const ONE_ACT_MS = 1200;

type Listener = (state: State, previous: State) => void;

/** What the page adds to the bare schema: the path that says which panel stands open, and what a state takes for granted. */
export interface Grammar {
  /** Path of a state, and the other way round what a path says of the state. */
  pathOf(state: State): string;
  ofPath(path: string): Partial<State>;
  /** Values that need not stand in the address, since the rest of the state says them. */
  implied(state: State): Partial<State>;
}

const PLAIN: Grammar = { pathOf: () => location.pathname, ofPath: () => ({}), implied: () => ({}) };

export class Store {
  #state: State;
  #listeners: Listener[] = [];
  #lastAct = { kind: "", at: 0 };
  /** What the address says now; a preview is ahead of it. */
  #written: string;

  constructor(readonly grammar: Grammar = PLAIN) {
    this.#state = this.#read();
    this.#written = this.address(this.#state);
    addEventListener("popstate", () => {
      this.#lastAct = { kind: "", at: 0 };
      const state = this.#read();
      this.#written = this.address(state);
      this.#show(state);
    });
  }

  /** The address of a state, its path included. */
  address(state: State): string {
    const implied = Object.entries(this.grammar.implied(state)) as [keyof State, never][];
    const plain = parseState("");
    const idle = implied.filter(([name, value]) => SCHEMA[name].write(value) === SCHEMA[name].write(state[name] as never));
    const path = Object.keys(this.grammar.ofPath(this.grammar.pathOf(state))) as (keyof State)[];
    const unsaid = Object.fromEntries([...idle.map(([name]) => name), ...path].map((name) => [name, plain[name]]));
    return `${this.grammar.pathOf(state)}${writeState({ ...state, ...unsaid })}`;
  }

  /** The state that the address says, with all that it takes for granted. */
  #read(): State {
    const said = { ...parseState(location.search), ...this.grammar.ofPath(location.pathname) };
    const implied = Object.entries(this.grammar.implied(said)) as [keyof State, never][];
    const unsaid = implied.filter(([name]) => SCHEMA[name].write(said[name] as never) === null);
    return { ...said, ...Object.fromEntries(unsaid) };
  }

  get state(): State {
    return this.#state;
  }

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Changes part of the state. `act` names what the reader did, such as "search" or "pan". */
  update(change: Partial<State>, act: string): void {
    const next = { ...this.#state, ...begun(change) };
    const address = this.address(next);
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
    this.#written = this.address(next);
    history.replaceState(null, "", this.#written);
    this.#show(next);
  }

  #write(address: string, act: string): void {
    const now = performance.now();
    const continues = STEPWISE.has(act) && act === this.#lastAct.kind && now - this.#lastAct.at < ONE_ACT_MS;
    this.#lastAct = { kind: act, at: now };
    this.#written = address;
    if (continues) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  }

  #show(next: State): void {
    const previous = this.#state;
    this.#state = next;
    for (const listener of this.#listeners) listener(next, previous);
  }
}

/** What narrows or orders the list begins it anew. */
const BEGINS: readonly (keyof State)[] = ["category", "status", "side", "period", "kmFrom", "kmTo", "query", "bbox", "inView", "sort", "border"];

function begun(change: Partial<State>): Partial<State> {
  return BEGINS.some((name) => name in change) ? { skip: 0, ...change } : change;
}
