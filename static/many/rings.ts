// Images of clusters: a ring whose arcs are the shares of the categories, a count, and the mark of a vague place.
import { addPainter, colourOf } from "../images.ts";
import { canvas, pixels } from "../marks.ts";
import { tokenColour } from "../tokens.ts";

/** Shares are told in so many parts: rings with nearly the same shares are one image. */
export const PARTS = 24;
/** Outer and inner radius in px: up to 9, 99, 999, and more. */
const RADII = [[12, 7], [14, 9], [17, 11.5], [20, 14]] as const;

/** A ring of vague places has one size: it says less, and is said more quietly. */
const VAGUE = [13, 10] as const;

/** `ring|SIZE|v|1.0.23`, `count|1.2k`; the shares in the order of the vocabulary, those without a category last. */
export function addRingPainters(): void {
  addPainter("ring", ([size = "0", vague, shares = ""], categories, ratio) => {
    const parts = shares.split(".").map(Number);
    const arcs = parts.map((part, i) => ({ part, colour: colourOf(categories[i]) })).filter(({ part }) => part > 0);
    return drawRing(vague === "v" ? VAGUE : (RADII[Number(size)] ?? RADII[3]), arcs, vague === "v", ratio);
  });
  addPainter("count", ([text = ""], _, ratio) => drawCount(text, ratio));
  addPainter("somewhere", ([category], categories, ratio) => drawSomewhere(colourOf(categories.find(({ id }) => id === category)), ratio));
}

interface Arc {
  part: number;
  colour: string;
}

function drawRing([outer, inner]: readonly [number, number], arcs: Arc[], vague: boolean, ratio: number): ImageData {
  const side = 2 * (outer + 3);
  const context = canvas(side, ratio);
  context.translate(side / 2, side / 2);
  disc(context, outer + 2.3, tokenColour("--marker-halo"));
  const total = arcs.reduce((sum, { part }) => sum + part, 0);
  const gap = arcs.length > 1 ? 0.06 : 0;
  let start = -Math.PI / 2;
  for (const { part, colour } of arcs) {
    const end = start + (part / total) * 2 * Math.PI;
    if (vague) broken(context, (outer + inner) / 2, outer - inner, start + gap, end - gap, colour);
    else {
      context.beginPath();
      context.arc(0, 0, outer, start + gap, end - gap);
      context.arc(0, 0, inner, end - gap, start + gap, true);
      context.fillStyle = colour;
      context.fill();
    }
    start = end;
  }
  return pixels(context);
}

/** Places that are known only as areas: the ring is broken. */
function broken(context: CanvasRenderingContext2D, radius: number, width: number, start: number, end: number, colour: string): void {
  context.beginPath();
  context.arc(0, 0, radius, start, end);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.setLineDash([3.2, 2.4]);
  context.stroke();
  context.setLineDash([]);
}

function drawCount(text: string, ratio: number): ImageData {
  const side = Math.max(14, 7 * text.length + 4);
  const context = canvas(side, ratio);
  context.fillStyle = tokenColour("--ink");
  context.font = '650 11px "Source Sans 3 Variable", system-ui, sans-serif';
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, side / 2, side / 2 + 0.8);
  return pixels(context);
}

/** A broken circle round the mark of one vague report: it lies somewhere about here. */
function drawSomewhere(colour: string, ratio: number): ImageData {
  const context = canvas(32, ratio);
  context.translate(16, 16);
  context.beginPath();
  context.arc(0, 0, 13, 0, 2 * Math.PI);
  context.lineWidth = 1.3;
  context.strokeStyle = colour;
  context.setLineDash([3, 2.6]);
  context.stroke();
  return pixels(context);
}

function disc(context: CanvasRenderingContext2D, radius: number, colour: string): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}
