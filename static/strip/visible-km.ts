// Which stretches of a border the map shows: its samples against the map's box, as intervals of km.

/** A place of the border. */
export interface Sample {
  km: number;
  part: number;
  lon: number;
  lat: number;
}

export interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type KmRange = [from: number, to: number];

/** Ranges that end closer together than this, km, are one. */
const SAME_KM = 0.01;

/** The stretches inside of a rectangle, in order. `project` puts a sample on the rectangle's plane; samples come in order of km. */
export function visibleKm(samples: Sample[], project: (sample: Sample) => readonly [number, number], rect: Rect): KmRange[] {
  const ranges: KmRange[] = [];
  for (let i = 1; i < samples.length; i += 1) {
    const [a, b] = [samples[i - 1]!, samples[i]!];
    if (a.part !== b.part) continue;
    const inside = clip(project(a), project(b), rect);
    if (!inside) continue;
    const [from, to] = inside.map((share) => a.km + share * (b.km - a.km)) as KmRange;
    const last = ranges.at(-1);
    if (last && from - last[1] < SAME_KM) last[1] = to;
    else ranges.push([from, to]);
  }
  return ranges;
}

/** The shares of a line between which it lies inside of a rectangle (Liang–Barsky); null where it lies outside. */
function clip([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number], { left, right, top, bottom }: Rect): [number, number] | null {
  let [from, to] = [0, 1];
  const [dx, dy] = [x1 - x0, y1 - y0];
  for (const [step, room] of [[-dx, x0 - left], [dx, right - x0], [-dy, y0 - top], [dy, bottom - y0]] as const) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from <= to ? [from, to] : null;
}

/** Posts stand at whole multiples of km: the ends of the parts are added, so that a bracket can reach them. */
export function withEnds(samples: Sample[], parts: { part: number; from: number; to: number }[]): Sample[] {
  return parts.flatMap(({ part, from, to }) => {
    const own = samples.filter((sample) => sample.part === part);
    const [first, last] = [own[0], own.at(-1)];
    return first && last ? [{ ...first, km: from }, ...own, { ...last, km: to }] : [];
  });
}
