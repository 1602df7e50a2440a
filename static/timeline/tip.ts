// A small note beside the pointer: what the block under it is.

export class Tip {
  #box = document.createElement("div");

  constructor() {
    this.#box.className = "tip";
    this.#box.hidden = true;
    this.#box.setAttribute("aria-hidden", "true");
    document.body.append(this.#box);
  }

  /** Stands above a place of the window, within it. */
  show(lines: string[], x: number, y: number): void {
    this.#box.replaceChildren(
      ...lines.map((line, i) => {
        const element = document.createElement(i === 0 ? "span" : "b");
        element.dir = "auto";
        element.textContent = line;
        return element;
      }),
    );
    this.#box.hidden = false;
    const { width, height } = this.#box.getBoundingClientRect();
    this.#box.style.setProperty("left", `${Math.max(4, Math.min(innerWidth - width - 4, x - width / 2))}px`);
    this.#box.style.setProperty("top", `${Math.max(4, y - height - 12)}px`);
  }

  hide(): void {
    this.#box.hidden = true;
  }
}
