// Where things stand in the timeline from top to bottom, for a height and what there is to draw.

export interface Frame {
  /** Upper edge of the plot; labels of context dates stand above it. */
  top: number;
  /** The axis, on which blocks stand. */
  axis: number;
  /** Baseline of the axis' labels. */
  labels: number;
  /** Upper edge of the first lane of bars, and the distance between lanes. */
  bars: number;
  lane: number;
  /** Height of one report. */
  unit: number;
  lanes: number;
}

const LABEL_ROW = 15;
const AXIS_ROW = 18;
const LANE = 5.6;
/** A block is no higher than this, and a chart with few reports leaves air above them. */
const [MOST_UNIT, LEAST_ROWS] = [9.6, 5];

/** `rules` says whether context dates need their row, `most` is the highest bin. */
export function frame(height: number, rules: boolean, wantedLanes: number, most: number): Frame {
  const top = rules ? LABEL_ROW + 1 : 6;
  const lanes = Math.max(0, Math.min(wantedLanes, height >= 130 ? 5 : 3));
  const bars = height - lanes * LANE - 1;
  const axis = Math.max(top + 16, bars - AXIS_ROW);
  return { top, axis, labels: axis + 13, bars: axis + AXIS_ROW, lane: LANE, unit: Math.min(MOST_UNIT, (axis - top - 3) / Math.max(LEAST_ROWS, most)), lanes };
}
