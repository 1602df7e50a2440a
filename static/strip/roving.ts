// One stop of the Tab key for many marks: arrow keys go from one to the next along the border.

/** Lets the arrow keys move among elements, in their order; `started` is where Tab enters. */
export function startRoving(elements: SVGElement[], entry: number): void {
  const enter = (index: number) => elements.forEach((element, i) => element.setAttribute("tabindex", i === index ? "0" : "-1"));
  enter(Math.min(Math.max(entry, 0), elements.length - 1));
  elements.forEach((element, index) => {
    element.addEventListener("focus", () => enter(index));
    element.addEventListener("keydown", (event) => {
      const to = target(event.key, index, elements.length);
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      elements[to]?.focus();
    });
  });
}

/** The strip runs from west to east in every language: right is onward. */
function target(key: string, index: number, length: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return Math.min(index + 1, length - 1);
    case "ArrowLeft":
    case "ArrowUp":
      return Math.max(index - 1, 0);
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return null;
  }
}
