// The form of filters, which is the legend too: boxes for categories, statuses and sides, dates, search, order.
import { isFiltered, NO_FILTER } from "./filter.ts";
import type { Model } from "./model.ts";
import { inOrder, type Sort, type State } from "./state.ts";
import { number, say } from "./words.ts";

const LISTED = ["category", "status", "side"] as const;
type Listed = (typeof LISTED)[number];

export function startLegend(form: HTMLFormElement, model: Model): void {
  const { store } = model;
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const name of LISTED) startBoxes(form, name, model);
  const search = field(form, "q");
  search?.addEventListener("input", () => store.update({ query: search.value }, "search"));
  for (const end of ["from", "to"] as const) {
    const input = field(form, end);
    input?.addEventListener("change", () => store.update({ period: inOrder({ ...model.state.period, [end]: chosenDay(input, end, model) }) }, "period"));
  }
  const inView = field(form, "in_view");
  inView?.addEventListener("change", () => store.update({ inView: inView.checked }, "in-view"));
  const sort = form.elements.namedItem("sort");
  if (sort instanceof HTMLSelectElement) sort.addEventListener("change", () => store.update({ sort: sort.value as Sort }, "sort"));
  for (const clear of document.querySelectorAll<HTMLAnchorElement>("a.clear")) {
    clear.addEventListener("click", (event) => {
      event.preventDefault();
      store.update(NO_FILTER, "clear");
    });
  }
  forgetIdleSides(form, model);
  model.onShown(() => draw(form, model));
  draw(form, model);
}

/** Sent without a script, the form names all sides where none was chosen: reports of no side are meant too. */
function forgetIdleSides(form: HTMLFormElement, { state, store }: Model): void {
  const chosen = state.side;
  const all = boxes(form, "side").flatMap(valuesOf);
  if (chosen && all.length > 0 && all.every((side) => chosen.includes(side))) store.amend({ side: null });
}

/** An end that is the project's own filters nothing. */
function chosenDay(input: HTMLInputElement, end: "from" | "to", { config }: Model): string | null {
  return input.value === config.period?.[end] ? null : input.value || null;
}

/** Boxes belong to the form wherever in the page they stand. */
function boxes(form: HTMLFormElement, name: Listed): HTMLInputElement[] {
  return [...form.elements].filter((one): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === "checkbox" && one.name === name);
}

/** An input by its name, wherever in the page it stands. */
function field(form: HTMLFormElement, name: string): HTMLInputElement | null {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : null;
}

/** A box may stand for several values. */
const valuesOf = ({ value }: HTMLInputElement) => value.split(",");

function startBoxes(form: HTMLFormElement, name: Listed, model: Model): void {
  const all = boxes(form, name);
  const set = (chosen: HTMLInputElement[]) => model.store.update({ [name]: chosen.length === all.length ? null : chosen.flatMap(valuesOf) } as Partial<State>, name);
  for (const box of all) {
    box.addEventListener("change", () => set(all.filter(({ checked }) => checked)));
    const label = box.closest("label");
    if (name === "category" && label) addOnly(label, () => set([box]));
  }
}

/** "only" stands after the label: a button inside a label would tick the box as well. */
function addOnly(label: HTMLElement, act: () => void): void {
  const only = document.createElement("button");
  only.type = "button";
  only.className = "only";
  only.textContent = say("map-only");
  const name = label.querySelector(".name")?.textContent?.trim();
  if (name) only.setAttribute("aria-label", say("map-only-name", { name }));
  only.addEventListener("click", act);
  const cell = document.createElement("div");
  cell.className = "category-cell";
  label.replaceWith(cell);
  cell.append(label, only);
}

function draw(form: HTMLFormElement, model: Model): void {
  const { state } = model;
  for (const name of LISTED) {
    const counts = model.tally(name);
    for (const box of boxes(form, name)) {
      box.checked = state[name] === null || valuesOf(box).every((value) => state[name]?.includes(value));
      const label = box.closest("label");
      label?.classList.toggle("is-off", !box.checked);
      const count = label?.querySelector(".count");
      if (count) count.textContent = number(valuesOf(box).reduce((sum, value) => sum + (counts.get(value) ?? 0), 0));
    }
  }
  const put = (name: string, value: string) => {
    const input = field(form, name);
    // A date that is being typed has no value yet: it must not be overwritten.
    const typing = input?.type === "date" && input === document.activeElement;
    if (input && input.value !== value && !typing) input.value = value;
  };
  put("q", state.query);
  const period = model.config.period;
  put("from", state.period.from ?? period?.from ?? "");
  put("to", state.period.to ?? period?.to ?? "");
  const inView = field(form, "in_view");
  if (inView) inView.checked = state.inView;
  const sort = form.elements.namedItem("sort");
  if (sort instanceof HTMLSelectElement) sort.value = state.sort;
  for (const clear of document.querySelectorAll<HTMLElement>("a.clear")) clear.hidden = !isFiltered(state);
}
