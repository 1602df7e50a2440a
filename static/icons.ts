// Silhouettes of the categories: the same files that the server draws with.
import arrow from "./icons/arrow.svg";
import bridge from "./icons/bridge.svg";
import bubble from "./icons/bubble.svg";
import burst from "./icons/burst.svg";
import circle from "./icons/circle.svg";
import diamond from "./icons/diamond.svg";
import square from "./icons/square.svg";
import triangle from "./icons/triangle.svg";

/** Units of the silhouettes' canvas, both ways. */
export const ICON_SIZE = 16;

const FILES: Record<string, string> = { arrow, bridge, bubble, burst, circle, diamond, square, triangle };

/** The outline of an icon; an unknown name is drawn as a circle. */
export function silhouette(icon: string): Path2D {
  const svg = FILES[icon] ?? circle;
  return new Path2D(/ d="([^"]+)"/.exec(svg)?.[1] ?? "");
}
