// The axis across the border: signed distance on a square-root scale, the left side up.

/** Where the scale ends, km: what lies further away gets an edge mark. */
export const REACH_KM = 150;
/** Distances with a line, km. */
export const GRID_KM = [10, 50, 150];

export class OffsetAxis {
  readonly middle: number;
  readonly half: number;

  constructor(
    readonly top: number,
    readonly bottom: number,
  ) {
    this.middle = (top + bottom) / 2;
    this.half = (bottom - top) / 2;
  }

  /** The px of a signed distance: left of the border above it; at the edge where it is beyond the scale. */
  y(offsetKm: number): number {
    const share = Math.sqrt(Math.min(Math.abs(offsetKm) / REACH_KM, 1));
    return this.middle - Math.sign(offsetKm) * share * this.half;
  }
}
