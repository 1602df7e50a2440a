// Holds the state, writes each act into the address, and tells every view what changed.
import { parseState, writeState, type State } from "./state.ts";

/** Acts of one kind that follow within this time are one act to Back: typing, dragging, zooming. */
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

  /** Puts what the page settled by itself into the state, without a step for Back. */
  settle(change: Partial<State>): void {
    this.#show({ ...this.#state, ...change });
  }

  #write(address: string, act: string): void {
    const now = performance.now();
    const continues = act === this.#lastAct.kind && now - this.#lastAct.at < ONE_ACT_MS;
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
