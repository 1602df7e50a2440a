// The phone's bottom sheet: the panel at one of three heights, by drag, tap and keyboard.
import { say } from "./words.ts";

export type Height = "peek" | "half" | "full";

export interface Sheet {
  set(height: Height): void;
}

const HEIGHTS: readonly Height[] = ["peek", "half", "full"];
const narrow = matchMedia("(max-width: 799px)");
/** A drag faster than this (px per ms) goes one step in its direction, however short. */
const FLING = 0.5;

export function startSheet(panel: HTMLElement): Sheet {
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "sheet-handle";
  handle.setAttribute("aria-label", say("map-panel-size"));
  handle.setAttribute("aria-controls", panel.id);
  panel.prepend(handle);
  const set = (height: Height) => {
    panel.dataset.sheet = height;
    handle.setAttribute("aria-expanded", String(height !== "peek"));
  };
  set("half");
  const now = () => HEIGHTS.indexOf((panel.dataset.sheet as Height | undefined) ?? "half");
  const step = (by: number) => set(HEIGHTS[Math.max(0, Math.min(HEIGHTS.length - 1, now() + by))]!);
  let dragged = false;
  handle.addEventListener("click", () => {
    if (!dragged) set(HEIGHTS[(now() + 1) % HEIGHTS.length]!);
    dragged = false;
  });
  handle.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    step(event.key === "ArrowUp" ? 1 : -1);
  });
  startDrag(handle, panel, {
    moved: () => (dragged = true),
    fling: step,
    rest: (px) => set(nearest(px)),
  });
  return { set };
}

function nearest(px: number): Height {
  const target: Record<Height, number> = { peek: 96, half: Math.max(310, 0.37 * innerHeight), full: 0.77 * innerHeight };
  return HEIGHTS.reduce((best, height) => (Math.abs(target[height] - px) < Math.abs(target[best] - px) ? height : best));
}

interface Drag {
  moved(): void;
  fling(direction: 1 | -1): void;
  rest(px: number): void;
}

/** Follows the finger through `--sheet-drag`, the height in px while it is down. */
function startDrag(handle: HTMLElement, panel: HTMLElement, { moved, fling, rest }: Drag): void {
  let from: { y: number; height: number; at: number } | null = null;
  handle.addEventListener("pointerdown", (event) => {
    if (!narrow.matches) return;
    from = { y: event.clientY, height: panel.getBoundingClientRect().height, at: event.timeStamp };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!from || Math.abs(event.clientY - from.y) < 6) return;
    moved();
    panel.classList.add("is-dragged");
    panel.style.setProperty("--sheet-drag", `${Math.max(80, from.height + from.y - event.clientY)}px`);
  });
  const end = (event: PointerEvent) => {
    if (!from) return;
    const up = from.y - event.clientY;
    const speed = up / Math.max(1, event.timeStamp - from.at);
    const height = from.height + up;
    from = null;
    if (!panel.classList.contains("is-dragged")) return;
    panel.classList.remove("is-dragged");
    panel.style.removeProperty("--sheet-drag");
    if (Math.abs(speed) > FLING) fling(speed > 0 ? 1 : -1);
    else rest(height);
  };
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
}
