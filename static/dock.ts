// The dock under the map, with timeline and strip: its height by drag and keyboard, its tabs where room is short.
import { onForm } from "./forms.ts";
import { makeTabs } from "./tabs.ts";
import { say } from "./words.ts";

/** Heights in px that a reader may give the dock; kept as long as the page. */
const [LEAST, MOST, USUAL] = [200, 420, 304];
const STEP = 16;

export function startDock(dock: HTMLElement, timeline: HTMLElement, strip: HTMLElement): void {
  dock.prepend(separator(dock));
  const tabs = makeTabs(say("map-dock"), [
    { name: "dock-timeline", label: say("map-timeline"), panel: timeline },
    { name: "dock-strip", label: say("map-strip"), panel: strip },
  ]);
  tabs.list.classList.add("dock-tabs");
  let chosen = false;
  onForm((form) => {
    if (form === "middle" && !chosen) {
      dock.prepend(tabs.list);
      tabs.show("dock-timeline");
    } else if (form !== "middle" && chosen) {
      tabs.list.remove();
      tabs.leave();
    }
    chosen = form === "middle";
  });
}

/** The dock's upper edge: drag it, or use the arrows, Home and End. */
function separator(dock: HTMLElement): HTMLElement {
  const edge = document.createElement("div");
  edge.className = "dock-edge";
  edge.tabIndex = 0;
  const attributes = { role: "separator", "aria-orientation": "horizontal", "aria-label": say("map-dock-height"), "aria-controls": dock.id, "aria-valuemin": LEAST, "aria-valuemax": MOST };
  for (const [name, value] of Object.entries(attributes)) edge.setAttribute(name, String(value));
  let height = USUAL;
  const set = (px: number) => {
    height = Math.round(Math.max(LEAST, Math.min(MOST, px)));
    edge.setAttribute("aria-valuenow", String(height));
    dock.style.setProperty("--dock-dragged", `${height}px`);
  };
  edge.setAttribute("aria-valuenow", String(USUAL));
  edge.addEventListener("keydown", (event) => {
    const to = { ArrowUp: height + STEP, ArrowDown: height - STEP, PageUp: height + 4 * STEP, PageDown: height - 4 * STEP, Home: LEAST, End: MOST }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  });
  edge.addEventListener("pointerdown", (event) => {
    edge.setPointerCapture(event.pointerId);
    const grip = dock.getBoundingClientRect().top - event.clientY;
    const bottom = dock.getBoundingClientRect().bottom;
    const move = ({ clientY }: PointerEvent) => set(bottom - clientY - grip);
    edge.addEventListener("pointermove", move);
    const end = () => edge.removeEventListener("pointermove", move);
    edge.addEventListener("pointerup", end, { once: true });
    edge.addEventListener("pointercancel", end, { once: true });
  });
  edge.addEventListener("dblclick", () => set(USUAL));
  return edge;
}
