// The form of filters, which is the legend too: boxes for categories and statuses, dates, search, order.
import { isFiltered, NO_FILTER, tally } from "./filter.ts";
import type { Model } from "./model.ts";
import type { Sort, State } from "./state.ts";
import { say } from "./words.ts";

type Listed = "category" | "status";

export function startLegend(form: HTMLFormElement, model: Model): void {
  const { store } = model;
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const name of ["category", "status"] as const) startBoxes(form, name, model);
  const search = field(form, "q");
  search?.addEventListener("input", () => store.update({ query: search.value }, "search"));
  for (const end of ["from", "to"] as const) {
    const input = field(form, end);
    input?.addEventListener("change", () => store.update({ period: { ...model.state.period, [end]: input.value || null } }, "period"));
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
  model.onShown(() => draw(form, model));
  draw(form, model);
}

function boxes(form: HTMLFormElement, name: Listed): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name=${name}]`)];
}

/** An input by its name, wherever in the page it stands: the order's select may stand outside of the form. */
function field(form: HTMLFormElement, name: string): HTMLInputElement | null {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : null;
}

function startBoxes(form: HTMLFormElement, name: Listed, model: Model): void {
  const all = boxes(form, name);
  const set = (values: string[]) => model.store.update({ [name]: values.length === all.length ? null : values } as Partial<State>, name);
  for (const box of all) {
    box.addEventListener("change", () => set(all.filter(({ checked }) => checked).map(({ value }) => value)));
    const label = box.closest("label");
    if (name === "category" && label) addOnly(label, () => set([box.value]));
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
  for (const name of ["category", "status"] as const) {
    const counts = tally(model.reports, state, model.viewBox, name);
    for (const box of boxes(form, name)) {
      box.checked = state[name]?.includes(box.value) ?? true;
      const label = box.closest("label");
      label?.classList.toggle("is-off", !box.checked);
      const count = label?.querySelector(".count");
      if (count) count.textContent = String(counts.get(box.value) ?? 0);
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
