// The axis of days, downwards: a day is a band, from where it begins to where it ends.

const DAY_MS = 86_400_000;
/** Rules of months stand at least so far apart, px. */
const ROOM_PX = 16;
const EVERY = [1, 2, 3, 6, 12, 24, 60, 120, 600];

export class DayAxis {
  readonly days: number;

  constructor(
    readonly first: string,
    readonly last: string,
    readonly top: number,
    readonly bottom: number,
  ) {
    this.days = dayNumber(last) - dayNumber(first) + 1;
  }

  /** The px at which a day begins; days beyond the axis stand at its ends. */
  y(day: string): number {
    return this.#at(dayNumber(day));
  }

  /** The px at which a day ends. */
  end(day: string): number {
    return this.#at(dayNumber(day) + 1);
  }

  #at(number: number): number {
    const share = (number - dayNumber(this.first)) / this.days;
    return this.top + Math.min(Math.max(share, 0), 1) * (this.bottom - this.top);
  }

  /** First days of months, as many as have room. */
  months(): string[] {
    const pxPerMonth = ((this.bottom - this.top) / this.days) * 30.4;
    const every = EVERY.find((months) => months * pxPerMonth >= ROOM_PX) ?? 1200;
    const found: string[] = [];
    const [year, month] = this.first.split("-").map(Number);
    let count = year! * 12 + month! - 1;
    count -= count % every;
    for (; found.length < 200; count += every) {
      const day = `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}-01`;
      if (day > this.last) break;
      if (day >= this.first) found.push(day);
    }
    return found;
  }
}

/** Days since 1970. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}
