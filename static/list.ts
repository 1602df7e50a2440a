// The list beside the map: the server's rows, shown, hidden and ordered; hover and selection in sync.
import { announcer } from "./announce.ts";
import { isFiltered, NO_FILTER } from "./filter.ts";
import type { Model } from "./model.ts";
import type { Report } from "./rows.ts";
import { windowed } from "./windowed.ts";
import { say as message } from "./words.ts";

export function startList(list: HTMLElement, result: HTMLElement | null, model: Model): void {
  const empty = emptyNotice(model);
  list.after(empty.element);
  const view = windowed(list, () => draw(), (count) => message("timeline-more-rows", { count }));
  const say = announcer();
  // What is read aloud is said by the announcer, when the count has come to rest.
  result?.setAttribute("aria-live", "off");
  result?.removeAttribute("role");
  let first = true;
  const draw = () => {
    if (model.selected) view.reach(model.shown.indexOf(model.selected));
    show(list, model, view.size);
    view.fit(model.shown.length);
    empty.draw();
    if (result) tell(result, model);
  };
  listen(list, model);
  model.onShown(() => {
    view.reset();
    draw();
    if (!first) say(resultText(model));
  });
  model.onHover((now, before) => {
    mark(model, before, "is-hovered", false);
    mark(model, now, "is-hovered", true);
  });
  model.onSelect((now, before) => {
    if (before) choose(before, false);
    if (now && view.reach(model.shown.indexOf(now))) draw();
    if (now) choose(now, true);
  });
  // The server drew the plain page or the filtered one: either way the rows now follow the address.
  draw();
  if (model.selected) choose(model.selected, true);
  first = false;
}

/** The list listens for its rows: they may be exchanged for others. */
function listen(list: HTMLElement, model: Model): void {
  const rowOf = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLElement>("li.report") : null);
  const hover = (event: Event) => model.hover(rowOf(event)?.dataset.id ?? null);
  list.addEventListener("pointerover", hover);
  list.addEventListener("pointerleave", () => model.hover(null));
  list.addEventListener("focusin", hover);
  list.addEventListener("focusout", () => model.hover(null));
  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.report-link") : null;
    const id = rowOf(event)?.dataset.id;
    if (!link || id === undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    model.select(id);
  });
}

/** Moves rows only where the order differs: moving a row drops its focus. */
function show(list: HTMLElement, { reports, shown }: Model, size: number): void {
  const rows = shown.slice(0, size);
  const fitting = new Set(rows);
  for (const report of reports) {
    const hidden = !fitting.has(report);
    if (report.row.hidden !== hidden) report.row.hidden = hidden;
  }
  const current = [...list.children].filter((row) => !(row as HTMLElement).hidden);
  const inOrder = rows.every(({ row }, i) => current[i] === row);
  if (!inOrder) list.append(...shown.map(({ row }) => row));
}

function unplacedText({ totals: { unplaced } }: Model): string {
  return unplaced > 0 ? message("map-unplaced", { count: unplaced }) : "";
}

function countText({ totals: { shown, all } }: Model): string {
  return shown === all ? message("map-result-all", { all }) : message("map-result", { shown, all });
}

/** What the list holds now, for those who hear it. */
function resultText(model: Model): string {
  if (model.shown.length === 0) return message("map-nothing");
  return [countText(model), unplacedText(model)].filter(Boolean).join(", ");
}

function tell(result: HTMLElement, model: Model): void {
  const count = document.createElement("b");
  count.textContent = countText(model);
  const note = document.createElement("span");
  note.className = "result-note";
  note.textContent = unplacedText(model);
  const kept = [...result.children].filter((child) => !child.matches("b, .result-note"));
  result.replaceChildren(count, " ", note, ...kept);
}

function mark(model: Model, id: string | null, name: string, on: boolean): void {
  if (id !== null) model.byId.get(id)?.row.classList.toggle(name, on);
}

function choose({ row }: Report, on: boolean): void {
  row.classList.toggle("is-selected", on);
  const link = row.querySelector("a.report-link");
  if (on) link?.setAttribute("aria-current", "true");
  else link?.removeAttribute("aria-current");
  if (on) row.scrollIntoView({ block: "nearest" });
}

/** Says that nothing fits, and offers what would help. */
function emptyNotice(model: Model): { element: HTMLElement; draw(): void } {
  const element = document.createElement("div");
  element.className = "reports-empty";
  element.hidden = true;
  const text = document.createElement("p");
  text.textContent = message("map-nothing");
  const button = (label: string, act: () => void) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };
  const widen = button(message("map-widen"), () => model.store.update({ period: { from: null, to: null } }, "period"));
  const clear = button(message("map-clear"), () => isFiltered(model.state) && model.store.update(NO_FILTER, "clear"));
  element.append(text, widen, clear);
  const draw = () => {
    element.hidden = model.shown.length > 0;
    const { from, to } = model.state.period;
    widen.hidden = from === null && to === null;
    clear.hidden = !isFiltered(model.state);
  };
  return { element, draw };
}
