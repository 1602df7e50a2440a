// The detail card: the selected row's own article, shown large beside the map.
import type { Model } from "./model.ts";
import type { Report } from "./rows.ts";
import { dayInWords, say } from "./words.ts";

export function startCard(card: HTMLElement, model: Model): void {
  let opener: HTMLElement | null = null;
  const show = (report: Report | null, moveFocus: boolean) => {
    const article = report?.row.querySelector(".report-card");
    card.hidden = !article;
    document.documentElement.classList.toggle("has-card", Boolean(article));
    if (!article || !report) return card.replaceChildren();
    const copy = article.cloneNode(true) as HTMLElement;
    renameIds(copy);
    card.replaceChildren(closeButton(model), copy, steps(report, model));
    card.scrollTop = 0;
    const title = copy.querySelector<HTMLElement>("h2, h3");
    if (!title) return;
    title.id = "card-title";
    card.setAttribute("aria-labelledby", title.id);
    title.tabIndex = -1;
    if (moveFocus) title.focus({ preventScroll: true });
  };
  model.onSelect((now, before) => {
    const active = document.activeElement;
    if (!before && active instanceof HTMLElement && !card.contains(active)) opener = active;
    const hadFocus = card.contains(active);
    show(now, true);
    if (!now && (hadFocus || active === document.body)) (visible(opener) ?? linkOf(before))?.focus({ preventScroll: true });
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden && !event.defaultPrevented) model.select(null);
  });
  show(model.selected, false);
}

function linkOf(report: Report | null): HTMLElement | null {
  return report?.row.querySelector<HTMLElement>("a.report-link") ?? null;
}

/** A row that a filter has hidden meanwhile cannot take the focus back. */
function visible(element: HTMLElement | null): HTMLElement | null {
  return element?.isConnected && element.getClientRects().length > 0 ? element : null;
}

/** The row keeps its article: ids in the copy must differ, and what refers to them must follow. */
function renameIds(copy: HTMLElement): void {
  for (const element of [copy, ...copy.querySelectorAll<HTMLElement>("[id]")]) {
    if (element.id) element.id = `card-${element.id}`;
  }
  for (const name of ["aria-labelledby", "aria-describedby", "for"]) {
    for (const element of copy.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name) ?? "";
      element.setAttribute(name, ids.split(/\s+/).map((id) => `card-${id}`).join(" "));
    }
  }
}

function closeButton(model: Model): HTMLElement {
  const close = button("card-close", say("map-close"), "×");
  close.addEventListener("click", () => model.select(null));
  return close;
}

/** Previous and next in the list's order, named by their days. */
function steps(report: Report, model: Model): HTMLElement {
  const nav = document.createElement("nav");
  nav.className = "card-steps";
  const at = model.shown.indexOf(report);
  const step = (to: Report | undefined, name: string, label: string, text: (day: string) => string) => {
    if (at < 0 || !to) return;
    const made = button(name, say("map-step", { label, day: dayInWords(to.start) }), text(dayInWords(to.start, "dayMonth")));
    made.addEventListener("click", () => model.select(to.id));
    nav.append(made);
  };
  step(model.shown[at - 1], "card-previous", say("map-previous"), (day) => `‹ ${day}`);
  step(model.shown[at + 1], "card-next", say("map-next"), (day) => `${day} ›`);
  return nav;
}

function button(name: string, label: string, text: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text;
  made.setAttribute("aria-label", label);
  return made;
}
