// The measures of one drawing of the strip: its document, its axes, and the room for what stands about them.
import type { StripDocument } from "./document.ts";
import { KmAxis } from "./km-axis.ts";

export interface Frame {
  document: StripDocument;
  km: KmAxis;
  /** Upper and lower edge of the plot, px. */
  top: number;
  bottom: number;
  /** Whole size, px. */
  width: number;
  height: number;
}

/** Room for the numbers at the left, the names above, the axis and the bracket below, px. */
const LEFT = 31;
const RIGHT = 14;
const ABOVE = 17;
/** Height of the axis with its numbers, where a drag chooses a sector. */
export const AXIS = 21;
const BRACKET = 9;

export function frameOf(document: StripDocument, width: number, height: number): Frame {
  const km = new KmAxis(document.length_km, LEFT, width - RIGHT);
  return { document, km, width, height, top: ABOVE, bottom: height - AXIS - BRACKET };
}

/** The middle of the line of the bracket, px. */
export function bracketY({ height }: Frame): number {
  return height - 3;
}
