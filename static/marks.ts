// Draws marks on canvases: silhouette says the category, fill says the status, a halo lifts both off the map.
import { ICON_SIZE, silhouette } from "./icons.ts";
import { number } from "./words.ts";

export interface Ink {
  colour: string;
  /** The halo, which is also the inside of a hollow mark. */
  halo: string;
  grey: string;
}

const HALO = 2.3;
/** Thickness of a hollow mark's outline, in units of the silhouette. */
const OUTLINE = 1.95;

/** A square canvas, `side` CSS px wide, whose context is scaled to CSS px. */
export function canvas(side: number, ratio: number): CanvasRenderingContext2D {
  const element = document.createElement("canvas");
  element.width = element.height = Math.ceil(side * ratio);
  const context = element.getContext("2d");
  if (!context) throw new Error("the browser refuses a 2-D canvas");
  context.scale(ratio, ratio);
  return context;
}

export function pixels(context: CanvasRenderingContext2D): ImageData {
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

/** A report's mark, `size` px without its halo. */
export function drawMark(icon: string, status: string, ink: Ink, size: number, ratio: number): ImageData {
  const context = canvas(size + 2 * HALO + 2, ratio);
  context.translate(HALO + 1, HALO + 1);
  context.scale(size / ICON_SIZE, size / ICON_SIZE);
  paintMark(context, silhouette(icon), status, ink);
  return pixels(context);
}

function paintMark(context: CanvasRenderingContext2D, shape: Path2D, status: string, ink: Ink): void {
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = ink.halo;
  context.lineWidth = 2 * HALO;
  context.stroke(shape);
  const void_ = status === "refuted" || status === "retracted";
  context.fillStyle = status === "corroborated" ? ink.colour : ink.halo;
  context.fill(shape);
  if (void_) return strike(context, shape, ink, status === "retracted");
  if (status === "contested") fillHalf(context, shape, ink.colour);
  if (status !== "corroborated") outline(context, shape, ink.colour);
}

/** Strokes inside the shape, so that hollow marks are no larger than solid ones. */
function outline(context: CanvasRenderingContext2D, shape: Path2D, colour: string): void {
  context.save();
  context.clip(shape);
  context.strokeStyle = colour;
  context.lineWidth = 2 * OUTLINE;
  context.stroke(shape);
  context.restore();
}

function fillHalf(context: CanvasRenderingContext2D, shape: Path2D, colour: string): void {
  context.save();
  context.clip(shape);
  context.fillStyle = colour;
  context.fillRect(0, 0, ICON_SIZE / 2, ICON_SIZE);
  context.restore();
}

/** Grey and struck through; dotted where it was withdrawn. */
function strike(context: CanvasRenderingContext2D, shape: Path2D, ink: Ink, dotted: boolean): void {
  context.strokeStyle = ink.grey;
  context.lineWidth = 1.4;
  context.setLineDash(dotted ? [0.1, 2.6] : []);
  context.stroke(shape);
  context.setLineDash([]);
  const slash = new Path2D("M1.5 14.5L14.5 1.5");
  context.strokeStyle = ink.halo;
  context.lineWidth = 3.6;
  context.stroke(slash);
  context.strokeStyle = ink.grey;
  context.lineWidth = 1.6;
  context.stroke(slash);
}

/** A cluster: a ring of arcs by category in the order of the vocabulary, with the count inside. */
export function drawCluster(shares: { colour: string; count: number }[], paper: string, text: string, ratio: number): ImageData {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const [outer, inner] = total < 10 ? [12, 7] : total < 100 ? [14, 9] : [17, 11.5];
  const side = 2 * (outer + 3);
  const context = canvas(side, ratio);
  context.translate(side / 2, side / 2);
  circle(context, outer + 2.3, paper);
  let start = -Math.PI / 2;
  const gap = shares.length > 1 ? 0.07 : 0;
  for (const { colour, count } of shares) {
    const end = start + (count / total) * 2 * Math.PI;
    context.beginPath();
    context.arc(0, 0, outer, start + gap, end - gap);
    context.arc(0, 0, inner, end - gap, start + gap, true);
    context.fillStyle = colour;
    context.fill();
    start = end;
  }
  circle(context, inner - 0.6, paper);
  context.fillStyle = text;
  context.font = '650 11px "Source Sans 3 Variable", system-ui, sans-serif';
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(number(total), 0, 0.8);
  return pixels(context);
}

function circle(context: CanvasRenderingContext2D, radius: number, colour: string): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

/** The ring round a selected mark, 15 px in radius. */
export function drawSelection(accent: string, halo: string, ratio: number): ImageData {
  const context = canvas(38, ratio);
  for (const [colour, width] of [[halo, 5], [accent, 2.4]] as const) {
    context.beginPath();
    context.arc(19, 19, 15, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
  return pixels(context);
}
