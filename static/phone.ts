// The phone: what lies beside or under the map on a wide screen moves into the sheet, the header and pills over the map.
import { onForm } from "./forms.ts";
import { lender } from "./lend.ts";
import type { Model } from "./model.ts";
import { makePills } from "./pills.ts";
import type { Sheet } from "./sheet.ts";
import { makeTabs, type Tab } from "./tabs.ts";
import { say } from "./words.ts";

/** Tabs of the sheet and the element of the page that each one shows; a page may lack any but the list. */
const LENT = [
  { name: "strip", label: say("map-strip"), id: "strip" },
  { name: "key", label: say("map-key-tab"), id: "key" },
  { name: "story", label: say("map-story"), id: "story-contents" },
] as const;

interface Move {
  move(place: Element | null): void;
  to: HTMLElement;
}

/** `panel` is the sheet, `list` its first tab. */
export function startPhone(panel: HTMLElement, list: HTMLElement, sheet: Sheet, model: Model): void {
  const inSheet = sheetParts(panel, list, sheet);
  const pills = makePills(model);
  const header = document.querySelector<HTMLElement>(".site-header");
  const search = document.querySelector<HTMLElement>(".filters .search");
  const moves = [...inSheet.moves, ...pills.places.map(({ field, place }) => ({ move: lender(field), to: place }))];
  if (header && search) moves.push({ move: lender(search), to: header });
  const toggle = header && search ? searchToggle(header, search, sheet, model) : null;
  let lent = false;
  onForm((form) => {
    const narrow = form === "narrow";
    if (narrow) {
      document.getElementById("stage")?.before(pills.element);
      if (header && toggle) header.querySelector(".menu-toggle")?.before(toggle);
      inSheet.enter();
    }
    // A key that was folded on the map is a tab here: it has nothing to unfold it.
    const key = document.getElementById("key");
    if (narrow && key instanceof HTMLDetailsElement) key.open = true;
    if (narrow || lent) for (const { move, to } of moves) move(narrow ? to : null);
    if (!narrow && lent) {
      pills.element.remove();
      toggle?.remove();
      inSheet.leave();
    }
    lent = narrow;
  });
}

function sheetParts(panel: HTMLElement, list: HTMLElement, sheet: Sheet): { moves: Move[]; enter(): void; leave(): void } {
  const room = div("sheet-room");
  const timeline = document.getElementById("timeline");
  const moves: Move[] = timeline ? [{ move: lender(timeline), to: room }] : [];
  const tabs: Tab[] = [{ name: "list", label: say("map-list"), panel: list }];
  for (const { name, label, id } of LENT) {
    const element = document.getElementById(id);
    if (!element) continue;
    const place = div("sheet-tab");
    place.id = `sheet-${name}`;
    tabs.push({ name, label, panel: place });
    moves.push({ move: lender(element), to: place });
  }
  const row = makeTabs(say("map-sheet-tabs"), tabs, (name) => {
    // Half a sheet holds rows of a list, but neither strip nor key.
    if (panel.dataset.tab !== undefined && panel.dataset.tab !== name && name !== "list") sheet.set("full");
    panel.dataset.tab = name;
  });
  row.list.classList.add("sheet-tabs");
  const own = [room, row.list, ...tabs.slice(1).map((tab) => tab.panel)];
  return {
    moves,
    enter: () => {
      list.before(...own);
      row.show(panel.dataset.tab ?? "list");
    },
    leave: () => {
      row.leave();
      for (const element of own) element.remove();
    },
  };
}

/** Search takes the place of the title in the header, and the sheet makes room for what it finds. */
function searchToggle(header: HTMLElement, search: HTMLElement, sheet: Sheet, model: Model): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool search-toggle";
  button.setAttribute("aria-label", say("timeline-search"));
  const icon = search.querySelector("svg")?.cloneNode(true);
  if (icon) button.append(icon);
  const input = search.querySelector("input");
  const set = (open: boolean) => {
    header.classList.toggle("is-searching", open);
    button.setAttribute("aria-expanded", String(open));
  };
  set(model.state.query !== "");
  // A search that filters stays in sight.
  input?.addEventListener("blur", () => input.value === "" && set(false));
  button.addEventListener("click", () => {
    const open = !header.classList.contains("is-searching");
    set(open);
    if (open) input?.focus();
  });
  input?.addEventListener("focus", () => button.isConnected && sheet.set("full"));
  input?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !button.isConnected) return;
    // The first press empties the field, as browsers have it.
    if (input.value !== "") return;
    event.preventDefault();
    set(false);
    button.focus();
  });
  return button;
}

function div(name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  return element;
}
