// Shows a long list in windows of 50 rows: the next one comes when the reader nears the end, or asks for it.

const WINDOW = 50;

export interface Windowed {
  /** How many rows are shown of those that fit. */
  size: number;
  /** Back to the first window. */
  reset(): void;
  /** Grows until a row has its place in it. */
  reach(index: number): boolean;
  /** Says how many rows fit; the button that shows more stands only where there are. */
  fit(count: number): void;
}

/** `grown` is called after the window has grown; `more` says what the button says, given the number that it adds. */
export function windowed(list: HTMLElement, grown: () => void, more: (count: number) => string): Windowed {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "more-rows";
  button.hidden = true;
  list.after(button);
  const view: Windowed = {
    size: WINDOW,
    reset: () => (view.size = WINDOW),
    reach: (index) => {
      if (index < view.size) return false;
      view.size = Math.ceil((index + 1) / WINDOW) * WINDOW;
      return true;
    },
    fit: (count) => {
      button.hidden = count <= view.size;
      button.textContent = more(Math.min(WINDOW, count - view.size));
    },
  };
  const grow = () => {
    view.size += WINDOW;
    grown();
  };
  button.addEventListener("click", () => {
    // The focus goes on to the first new row: the button may be gone.
    const last = [...list.children].findLast((row) => !(row as HTMLElement).hidden);
    grow();
    const next = last?.nextElementSibling?.querySelector<HTMLElement>("a");
    next?.focus();
  });
  new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting && !button.hidden) grow();
  }, { rootMargin: "200px" }).observe(button);
  return view;
}
