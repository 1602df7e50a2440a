// Values of tokens.css as the page computes them, for what is drawn on a canvas.

/** A colour or number token of the theme that shows now, such as `--border-ink`. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** A colour token; black where the stylesheet has none, so that a mistake can be seen. */
export function tokenColour(name: string): string {
  return token(name) || "#000000";
}

/** A number token such as `--disc-fill`. */
export function tokenNumber(name: string, fallback: number): number {
  const value = Number.parseFloat(token(name));
  return Number.isFinite(value) ? value : fallback;
}
