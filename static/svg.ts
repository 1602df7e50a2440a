// Builds SVG elements; numbers are rounded to a tenth of a pixel.

const NAMESPACE = "http://www.w3.org/2000/svg";

/** An element with attributes and children; attributes that are null are left out. */
export function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string | number | null> = {}, ...children: (Node | string)[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS(NAMESPACE, name);
  set(element, attributes);
  element.append(...children);
  return element;
}

/** Sets attributes; null takes one away. */
export function set(element: Element, attributes: Record<string, string | number | null>): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(key);
    else element.setAttribute(key, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
  }
}
