// Plays the period day by day: a window moves on, the whole period grows. Any touch stops it.
import type { Days } from "./days.ts";
import { isWhole, moved } from "./period.ts";

const STEP_MS = 250;

export interface PlayActs {
  days(): Days;
  domain(): Days;
  /** The first day after some day's bin: a day where days are drawn. */
  next(day: number): number;
  preview(days: Days): void;
  /** Called once, when it ends or is stopped. */
  stopped(): void;
}

export class Player {
  #timer: number | null = null;
  /** A period that was the whole grows from its first day; else the chosen window moves. */
  #grows = false;
  /** Where it stopped: from there it goes on as before. */
  #stoppedAt: Days | null = null;

  constructor(readonly acts: PlayActs) {}

  get runs(): boolean {
    return this.#timer !== null;
  }

  start(): void {
    this.begin();
    this.#timer = window.setInterval(() => this.step(), STEP_MS);
  }

  /** Goes back to the beginning where the end was reached. */
  begin(): void {
    const { acts } = this;
    const [days, domain] = [acts.days(), acts.domain()];
    const goesOn = this.#stoppedAt?.from === days.from && this.#stoppedAt.end === days.end && days.end < domain.end;
    if (!goesOn) this.#grows = isWhole(days, domain);
    if (isWhole(days, domain)) acts.preview({ from: domain.from, end: acts.next(domain.from) });
    else if (days.end >= domain.end) acts.preview(moved(days, -Infinity, domain));
  }

  step(): void {
    const { acts } = this;
    const [days, domain] = [acts.days(), acts.domain()];
    if (days.end >= domain.end) return this.stop();
    const end = acts.next(days.end);
    acts.preview(this.#grows ? { from: days.from, end } : moved(days, end - days.end, domain));
    if (acts.days().end >= domain.end) this.stop();
  }

  stop(): void {
    if (this.#timer === null) return;
    window.clearInterval(this.#timer);
    this.#timer = null;
    this.#stoppedAt = this.acts.days();
    this.acts.stopped();
  }
}
