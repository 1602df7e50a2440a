// MapLibre, loaded late: its code, its worker as a file of its own (the CSP allows no blob), its stylesheet.
import styleFile from "file:maplibre-gl/dist/maplibre-gl.css";
import workerFile from "file:maplibre-gl/dist/maplibre-gl-worker.mjs";

export type MapLibre = typeof import("maplibre-gl");

/** The bundle's files stand side by side, wherever the server stands. */
const beside = (file: string) => new URL(file, import.meta.url).href;

/** Loads the library once the page itself has been painted. */
export async function loadMapLibre(): Promise<MapLibre> {
  const [library] = await Promise.all([import("maplibre-gl"), loadStyle()]);
  library.setWorkerUrl(beside(workerFile));
  return library;
}

function loadStyle(): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = beside(styleFile);
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => reject(new Error(`${link.href} did not load`)));
    // Before ours, so that ours may override it.
    document.head.prepend(link);
  });
}

/** Waits for the first paint, then for an idle moment. */
export function afterFirstPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 500 });
      else setTimeout(resolve, 50);
    });
  });
}

/** Signs that somebody reads. */
const ACTS = ["pointerdown", "touchstart", "keydown", "wheel", "scroll", "focusin"] as const;
/** How long a phone rests after loading before its map starts by itself, ms. */
const REST = 20_000;

/**
 * On a small or touched screen the live map waits for the reader's first act, or for a few calm seconds after loading:
 * the server's drawing shows the same until then, and costs neither battery nor data.
 */
export function untilWanted(): Promise<void> {
  if (!matchMedia("(max-width: 799px), (pointer: coarse)").matches) return Promise.resolve();
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => (timer = setTimeout(start, REST));
    const start = () => {
      clearTimeout(timer);
      removeEventListener("load", rest);
      for (const act of ACTS) removeEventListener(act, start, { capture: true });
      resolve();
    };
    for (const act of ACTS) addEventListener(act, start, { capture: true, passive: true });
    if (document.readyState === "complete") rest();
    else addEventListener("load", rest, { once: true });
  });
}
