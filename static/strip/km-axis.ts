// The axis along the border: km to px and back, with ticks that leave room for their numbers.

/** Numbered ticks stand at least so far apart, px. */
const ROOM_PX = 62;

export class KmAxis {
  constructor(
    /** Length of the border, km. */
    readonly length: number,
    readonly left: number,
    readonly right: number,
  ) {}

  /** The px of a km; km beyond the border stand at its ends. */
  x(km: number): number {
    return this.left + (Math.min(Math.max(km, 0), this.length) / this.length) * (this.right - this.left);
  }

  /** The km at a px, within the border. */
  km(x: number): number {
    const share = (x - this.left) / Math.max(1, this.right - this.left);
    return Math.min(Math.max(share, 0), 1) * this.length;
  }

  /** What one px is on the ground, km. */
  get kmPerPx(): number {
    return this.length / Math.max(1, this.right - this.left);
  }

  /** Whole multiples of a round step, and both ends. */
  ticks(): number[] {
    const step = roundUp(this.kmPerPx * ROOM_PX);
    const inner: number[] = [];
    for (let i = 1; i * step < this.length - 0.55 * step; i += 1) inner.push(i * step);
    return [0, ...inner, this.length];
  }

  /** The unit that a brush keeps to: whole km where they can be told apart, else a round part of one. */
  get grain(): number {
    return Math.min(1, roundUp(this.kmPerPx / 2));
  }

  /** A km on the grain, within the border. */
  snap(km: number): number {
    const snapped = Math.round(km / this.grain) * this.grain;
    return Number(Math.min(Math.max(snapped, 0), this.length).toFixed(3));
  }

  /** How far a key press moves a handle, km: about a hundredth of the border. */
  get step(): number {
    return Math.max(this.grain, roundUp(this.length / 200));
  }
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
export function roundUp(least: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(least, 1e-9)));
  const found = [1, 2, 5, 10].find((step) => step * magnitude >= least * (1 - 1e-9)) ?? 10;
  return found * magnitude;
}
