// Links to a report anywhere on the map page open its card here, and raise its mark under the pointer.
import type { Model } from "./model.ts";

export function startMentions(model: Model): void {
  const found = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-report]") : null;
    const id = link?.dataset.report;
    return id !== undefined && model.byId.has(id) ? id : null;
  };
  document.addEventListener("click", (event) => {
    const id = found(event);
    if (id === null || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    model.select(id);
  });
  for (const enter of ["pointerover", "focusin"]) {
    document.addEventListener(enter, (event) => {
      const id = found(event);
      if (id !== null) model.hover(id);
    });
  }
  for (const leave of ["pointerout", "focusout"]) {
    document.addEventListener(leave, (event) => {
      const id = found(event);
      if (id !== null && model.hovered === id) model.hover(null);
    });
  }
}
