// How wide words will be, before they are drawn.

let context: CanvasRenderingContext2D | null = null;

/** Width of a text in the page's sans at a size in px. */
export function textWidth(text: string, size: number, weight = 400): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * size * 0.55;
  const family = getComputedStyle(document.body).fontFamily || "sans-serif";
  context.font = `${weight} ${size}px ${family}`;
  return context.measureText(text).width;
}
