// The detail card: the selected row's own article, shown large beside the map.
import { loadCard } from "./card-source.ts";
import { form } from "./forms.ts";
import type { Model } from "./model.ts";
import { along, inTime, kmOf, type Neighbours } from "./neighbours.ts";
import type { Report } from "./rows.ts";
import { dayInWords, kmInWords, say } from "./words.ts";

export function startCard(card: HTMLElement, model: Model): void {
  let opener: HTMLElement | null = null;
  const show = (report: Report | null, moveFocus: boolean) => {
    const article = report?.row.querySelector(".report-card");
    if (report && !article) {
      // The row came without its card: it is asked for, unless another report is chosen meanwhile.
      void loadCard(report, model.config.rows).then((came) => came && model.selected === report && show(report, moveFocus));
      return;
    }
    card.hidden = !article;
    document.documentElement.classList.toggle("has-card", Boolean(article));
    if (!article || !report) return card.replaceChildren();
    const copy = article.cloneNode(true) as HTMLElement;
    renameIds(copy);
    card.replaceChildren(closeButton(model), copy, foot(report, model, copy));
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

/** Previous and next in time and along the border, then the links to the report's own page and data. */
function foot(report: Report, model: Model, article: HTMLElement): HTMLElement {
  const made = document.createElement("div");
  made.className = "card-foot";
  const days = pair(say("report-in-time"), inTime(report, model.shown), model, {
    text: ({ start }) => dayInWords(start, "dayMonth"),
    before: ({ start }) => say("report-previous-in-time", { where: dayInWords(start) }),
    after: ({ start }) => say("report-next-in-time", { where: dayInWords(start) }),
  });
  const km = (to: Report) => kmInWords(kmOf(to) ?? 0);
  const stretch = pair(say("report-along"), along(report, model.shown), model, {
    text: km,
    before: (to) => say("report-previous-along", { where: km(to) }),
    after: (to) => say("report-next-along", { where: km(to) }),
  });
  // A phone's sheet is low: there the links stay at the end of the text.
  const links = form() === "narrow" ? null : article.querySelector(".card-links");
  made.append(...[days, stretch, links].filter((part) => part !== null));
  return made;
}

interface Naming {
  text(to: Report): string;
  before(to: Report): string;
  after(to: Report): string;
}

function pair(label: string, { before, after }: Neighbours, model: Model, naming: Naming): HTMLElement | null {
  if (!before && !after) return null;
  const nav = document.createElement("nav");
  nav.className = "card-steps";
  nav.setAttribute("aria-label", label);
  const step = (to: Report | undefined, name: string, called: (to: Report) => string, text: (words: string) => string) => {
    if (!to) return;
    const made = button(name, called(to), text(naming.text(to)));
    made.addEventListener("click", () => model.select(to.id));
    nav.append(made);
  };
  step(before, "card-previous", naming.before, (text) => `‹ ${text}`);
  step(after, "card-next", naming.after, (text) => `${text} ›`);
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
