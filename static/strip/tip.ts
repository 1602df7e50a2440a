// A small note beside what the pointer or the focus is on; screen readers have the same in the mark's name.

export class Tip {
  readonly element = document.createElement("div");

  constructor() {
    this.element.className = "strip-tip";
    this.element.setAttribute("aria-hidden", "true");
    this.element.hidden = true;
  }

  /** Shows lines, the first of them strong, over a place of the parent, px. */
  show(lines: string[], x: number, y: number): void {
    const [first, ...rest] = lines.filter(Boolean).map((text, i) => {
      const line = document.createElement(i === 0 ? "b" : "span");
      line.dir = "auto";
      line.textContent = text;
      return line;
    });
    if (!first) return this.hide();
    const { element } = this;
    element.replaceChildren(first, ...rest);
    element.hidden = false;
    const room = (element.parentElement?.clientWidth ?? 0) - element.offsetWidth - 4;
    element.style.setProperty("left", `${Math.max(4, Math.min(x - element.offsetWidth / 2, room))}px`);
    const above = y - element.offsetHeight - 12;
    element.style.setProperty("top", `${above >= -44 ? above : y + 14}px`);
  }

  hide(): void {
    this.element.hidden = true;
  }
}
