// The phone's sheet: what lies beside or under the map on a wide screen moves into it, in tabs under the timeline.
import { onForm } from "./forms.ts";
import { lender } from "./lend.ts";
import { makeTabs, type Tab } from "./tabs.ts";
import { words } from "./words.ts";

/** Tabs of the sheet and the element of the page that each one shows; a page may lack any but the list. */
const LENT = [
  { name: "strip", label: words.strip, id: "strip" },
  { name: "key", label: words.key, id: "key" },
  { name: "story", label: words.story, id: "story-contents" },
] as const;

export function startPhone(panel: HTMLElement, list: HTMLElement): void {
  const room = div("sheet-room");
  const timeline = document.getElementById("timeline");
  const moves = [...(timeline ? [{ move: lender(timeline), to: room }] : [])];
  const tabs: Tab[] = [{ name: "list", label: words.list, panel: list }];
  for (const { name, label, id } of LENT) {
    const element = document.getElementById(id);
    if (!element) continue;
    const place = div("sheet-tab");
    place.id = `sheet-${name}`;
    tabs.push({ name, label, panel: place });
    moves.push({ move: lender(element), to: place });
  }
  const row = makeTabs(words.sheetTabs, tabs, (name) => (panel.dataset.tab = name));
  row.list.classList.add("sheet-tabs");
  const own = [room, row.list, ...tabs.slice(1).map((tab) => tab.panel)];
  let lent = false;
  onForm((form) => {
    const narrow = form === "narrow";
    if (narrow) {
      list.before(...own);
      row.show(panel.dataset.tab ?? "list");
    }
    if (narrow || lent) for (const { move, to } of moves) move(narrow ? to : null);
    if (!narrow && lent) {
      row.leave();
      for (const element of own) element.remove();
    }
    lent = narrow;
  });
}

function div(name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  return element;
}
