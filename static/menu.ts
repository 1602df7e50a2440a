// On a phone the header folds: one button shows navigation and tools.
import { say } from "./words.ts";

/** Folds the header of a page; the stylesheet decides below which width. */
export function startMenu(): void {
  const header = document.querySelector<HTMLElement>(".site-header");
  const nav = header?.querySelector("nav");
  if (!header || !nav) return;
  nav.id ||= "site-nav";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool menu-toggle";
  button.setAttribute("aria-label", say("timeline-menu"));
  button.setAttribute("aria-controls", nav.id);
  button.append(bars());
  nav.before(button);
  const set = (open: boolean) => {
    header.classList.toggle("is-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  set(false);
  button.addEventListener("click", () => set(!header.classList.contains("is-open")));
  header.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !header.classList.contains("is-open")) return;
    event.preventDefault();
    set(false);
    button.focus();
  });
  addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !header.contains(target)) set(false);
  });
}

function bars(): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 22 22");
  svg.setAttribute("width", "22");
  svg.setAttribute("height", "22");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "menu-bars");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M2 5H20M2 11H20M2 17H20");
  svg.append(path);
  return svg;
}
