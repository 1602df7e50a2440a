// The strip of very many reports: columns of counts along the border, up for the left bank, down for the right.
import { SCHEMA, type State } from "../state.ts";
import { svg } from "../svg.ts";
import type { Frame } from "./frame.ts";
import { borderLine, kmTicks, sideNames } from "./ground.ts";
import { roundUp } from "./km-axis.ts";
import { crossings } from "./landmarks.ts";
import type { Drawn } from "./marks.ts";
import { Places } from "./stand.ts";
import { count } from "./words.ts";

/** A column is about so wide, px. */
const COLUMN_PX = 9;

interface Count {
  certain: number;
  possible: number;
}

/** The reports of a stretch by code of the side. */
export interface KmBin {
  from_km: number;
  to_km: number;
  groups?: Record<string, Count>;
}

/** Conditions that the server counts by; a stretch of km is the strip's own, which shows what lies outside too. */
const CONDITIONS = ["category", "status", "side", "period", "query", "bbox"] as const;

/** Width of a column in km, for a drawing so wide. */
export function binKm({ km }: Frame): number {
  return Math.max(1, roundUp(km.kmPerPx * COLUMN_PX));
}

/** Asks the server for the counts of what the reader chose. */
export async function loadBins(border: string, width: number, state: State): Promise<KmBin[]> {
  const query = new URLSearchParams({ by: "side", bin_km: String(width) });
  for (const name of CONDITIONS) {
    const { key, write } = SCHEMA[name] as { key: string; write(value: unknown): string | null };
    const value = write(state[name]);
    if (value !== null) query.set(key, value);
  }
  const answer = await fetch(`borders/${encodeURIComponent(border)}/counts?${query}`);
  if (!answer.ok) throw new Error(`counts: the server answers ${answer.status}`);
  return ((await answer.json()) as { bins: KmBin[] }).bins;
}

export function drawColumns(frame: Frame, bins: KmBin[], day: string | null, into: SVGGElement): Drawn {
  const { document, km, top, bottom } = frame;
  const middle = (top + bottom) / 2;
  const half = middle - top - 4;
  const of = ({ groups }: KmBin, code: string) => groups?.[code] ?? { certain: 0, possible: 0 };
  const most = Math.max(1, ...bins.flatMap((bin) => [document.left.code, document.right.code].map((code) => of(bin, code).certain + of(bin, code).possible)));
  const columns = svg("g", { class: "strip-columns" });
  for (const bin of bins) {
    const [x, width] = [km.x(bin.from_km), Math.max(1, km.x(bin.to_km) - km.x(bin.from_km) - 1)];
    for (const [side, up] of [["left", true], ["right", false]] as const) {
      const { certain, possible } = of(bin, document[side].code);
      const [sure, all] = [certain, certain + possible].map((value) => (value / most) * half) as [number, number];
      const box = (from: number, to: number) => ({ x, width, y: up ? middle - to : middle + from, height: to - from });
      if (certain > 0) columns.append(svg("rect", { class: `strip-column-${side}`, ...box(0, sure) }));
      if (possible > 0) columns.append(svg("rect", { class: `strip-column-${side} is-possible`, ...box(sure, all) }));
    }
  }
  const number = (y: number) => svg("text", { class: "strip-number", x: km.left - 7, y, "text-anchor": "end" }, count(most));
  const width = km.right - km.left;
  into.replaceChildren(
    svg("rect", { class: "strip-left", x: km.left, y: top, width, height: middle - top }),
    svg("rect", { class: "strip-right", x: km.left, y: middle, width, height: bottom - middle }),
    number(top + 9), number(bottom),
    kmTicks(frame),
    svg("g", { class: "strip-sector-slot" }),
    columns,
    sideNames(frame),
    borderLine(frame, middle),
    crossings(frame, middle, day, new Places({ left: 0, right: frame.width, top, bottom })),
  );
  return { boxes: [], boxLayer: columns, leaders: columns, markLayer: columns, marks: [] };
}
