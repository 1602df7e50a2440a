// The list beside the map: the server's rows, shown, hidden and ordered; hover and selection in sync.
import type { Model } from "./model.ts";
import type { Report } from "./rows.ts";
import { isFiltered, NO_FILTER } from "./filter.ts";
import { say } from "./words.ts";

export function startList(list: HTMLElement, result: HTMLElement | null, model: Model): void {
  const empty = emptyNotice(model);
  list.after(empty);
  const draw = () => {
    show(list, model);
    empty.hidden = model.shown.length > 0;
    if (result) tell(result, model);
  };
  for (const report of model.reports) listen(report, model);
  model.onShown(draw);
  model.onHover((now, before) => {
    mark(model, before, "is-hovered", false);
    mark(model, now, "is-hovered", true);
  });
  model.onSelect((now, before) => {
    if (before) choose(before, false);
    if (now) choose(now, true);
  });
  if (model.selected) choose(model.selected, true);
  // The server drew the plain page or the filtered one: either way the rows now follow the address.
  draw();
}

function listen(report: Report, model: Model): void {
  const { row, id } = report;
  row.addEventListener("pointerenter", () => model.hover(id));
  row.addEventListener("pointerleave", () => model.hover(null));
  row.addEventListener("focusin", () => model.hover(id));
  row.addEventListener("focusout", () => model.hover(null));
  row.querySelector("a.report-link")?.addEventListener("click", (event) => {
    if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    model.select(id);
  });
}

/** Moves rows only where the order differs: moving a row drops its focus. */
function show(list: HTMLElement, { reports, shown }: Model): void {
  const fitting = new Set(shown);
  for (const report of reports) report.row.hidden = !fitting.has(report);
  const current = [...list.children].filter((row) => !(row as HTMLElement).hidden);
  const inOrder = shown.every(({ row }, i) => current[i] === row);
  if (!inOrder) list.append(...shown.map(({ row }) => row));
}

function tell(result: HTMLElement, { reports, shown }: Model): void {
  const unplaced = shown.filter(({ place }) => place === null).length;
  const count = document.createElement("b");
  count.textContent = shown.length === reports.length ? say("map-result-all", { all: reports.length }) : say("map-result", { shown: shown.length, all: reports.length });
  const note = document.createElement("span");
  note.className = "result-note";
  note.textContent = unplaced > 0 ? say("map-unplaced", { count: unplaced }) : "";
  // A live region is read aloud when it changes: it must not change without need.
  const text = `${count.textContent} ${note.textContent}`;
  if (result.dataset.told === text) return;
  result.dataset.told = text;
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

function emptyNotice(model: Model): HTMLElement {
  const notice = document.createElement("div");
  notice.className = "reports-empty";
  notice.hidden = true;
  const text = document.createElement("p");
  text.textContent = say("map-nothing");
  const button = (label: string, act: () => void) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };
  notice.append(
    text,
    button(say("map-widen"), () => model.store.update({ period: { from: null, to: null } }, "period")),
    button(say("map-clear"), () => isFiltered(model.state) && model.store.update(NO_FILTER, "clear")),
  );
  return notice;
}
