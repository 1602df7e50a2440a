// Images for doubt and for crossings: the hatch of an unknown error, the symbols of a crossing's status.
import type { CrossingStatus } from "./crossing-status.ts";
import { canvas, pixels } from "./marks.ts";

/** Radius of the hatch in px: it says nothing about kilometres, so it keeps its size at every zoom. */
export const HATCH_RADIUS = 34;

/** Lines at 45° that fade outward, without a rim, and a question mark beside them. */
export function drawHatch(colour: string, ink: string, halo: string, ratio: number): ImageData {
  const side = 2 * HATCH_RADIUS;
  const context = canvas(side, ratio);
  context.strokeStyle = colour;
  context.lineWidth = 1.3;
  for (let x = -side; x < side; x += 5.5) {
    context.beginPath();
    context.moveTo(x, side);
    context.lineTo(x + side, 0);
    context.stroke();
  }
  const fade = context.createRadialGradient(HATCH_RADIUS, HATCH_RADIUS, 0, HATCH_RADIUS, HATCH_RADIUS, HATCH_RADIUS);
  fade.addColorStop(0.35, "rgb(0 0 0 / .85)");
  fade.addColorStop(1, "rgb(0 0 0 / 0)");
  context.globalCompositeOperation = "destination-in";
  context.fillStyle = fade;
  context.fillRect(0, 0, side, side);
  context.globalCompositeOperation = "source-over";
  glyph(context, "?", side - 9, 13, ink, halo);
  return pixels(context);
}

function glyph(context: CanvasRenderingContext2D, text: string, x: number, y: number, ink: string, halo: string): void {
  context.font = '700 14px "Source Sans 3 Variable", system-ui, sans-serif';
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

/** A crossing: a rounded square, 13 px. Arrows: open; half: restricted; bar: closed; "?" and a broken edge: not known. */
export function drawCrossing(status: CrossingStatus, ink: string, paper: string, ratio: number): ImageData {
  const context = canvas(20, ratio);
  const box = new Path2D();
  box.roundRect(3.5, 3.5, 13, 13, 3);
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = paper;
  context.lineWidth = 4.6;
  context.stroke(box);
  context.fillStyle = status === "closed" ? ink : paper;
  context.fill(box);
  context.strokeStyle = ink;
  context.lineWidth = 1.7;
  if (status === "unknown") context.setLineDash([2.1, 2.2]);
  context.lineCap = status === "unknown" ? "butt" : "round";
  context.stroke(box);
  context.setLineDash([]);
  SIGNS[status](context, ink, paper, box);
  return pixels(context);
}

const SIGNS: Record<CrossingStatus, (context: CanvasRenderingContext2D, ink: string, paper: string, box: Path2D) => void> = {
  open(context, ink) {
    context.strokeStyle = ink;
    context.lineWidth = 1.5;
    context.stroke(new Path2D("M6 10H14M8 7.9L5.9 10L8 12.1M12 7.9L14.1 10L12 12.1"));
  },
  closed(context, _ink, paper) {
    context.strokeStyle = paper;
    context.lineWidth = 2.2;
    context.stroke(new Path2D("M7 10H13"));
  },
  restricted(context, ink, _paper, box) {
    context.save();
    context.clip(box);
    context.fillStyle = ink;
    context.fill(new Path2D("M3 3V17L17 3Z"));
    context.restore();
  },
  unknown(context, ink, paper) {
    context.font = '700 10px "Source Sans 3 Variable", system-ui, sans-serif';
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = ink;
    context.fillText("?", 10, 10.6);
    context.strokeStyle = paper;
  },
};
