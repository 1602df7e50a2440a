// The map's view under the axis of the strip: a bracket for each stretch that the map shows.
import { svg } from "../svg.ts";
import { bracketY, type Frame } from "./frame.ts";
import type { KmRange } from "./visible-km.ts";
import { kmInWords, words } from "./words.ts";

const ARM = 5;
/** A stretch that would be shorter is drawn this long, px, so that it can be seen. */
const LEAST = 5;

/** Draws brackets into a group, which is a picture with a name as soon as it shows something; null ranges mean that no map runs. */
export function drawBracket(frame: Frame, ranges: KmRange[] | null, into: SVGGElement): void {
  if (!ranges) return into.replaceChildren();
  into.setAttribute("role", "img");
  const y = bracketY(frame);
  const paths = ranges.map(([from, to]) => {
    let [left, right] = [frame.km.x(from), frame.km.x(to)];
    if (right - left < LEAST) [left, right] = [(left + right - LEAST) / 2, (left + right + LEAST) / 2];
    return svg("path", { d: `M${left.toFixed(1)} ${y - ARM}V${y}H${right.toFixed(1)}V${y - ARM}` });
  });
  into.replaceChildren(...paths);
  into.setAttribute("aria-label", viewInWords(ranges, frame.document.length_km));
}

function viewInWords(ranges: KmRange[], length: number): string {
  if (ranges.length === 0) return words.noView;
  return words.view(ranges.map(([from, to]) => words.sector(kmInWords(from, length), kmInWords(to, length))).join(", "));
}
