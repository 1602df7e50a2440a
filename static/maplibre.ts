// MapLibre, loaded late: its code, its worker as a file of its own (the CSP allows no blob), its stylesheet.
import styleUrl from "file:maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "file:maplibre-gl/dist/maplibre-gl-worker.mjs";

export type MapLibre = typeof import("maplibre-gl");

/** Loads the library once the page itself has been painted. */
export async function loadMapLibre(): Promise<MapLibre> {
  const [library] = await Promise.all([import("maplibre-gl"), loadStyle()]);
  library.setWorkerUrl(workerUrl);
  return library;
}

function loadStyle(): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = styleUrl;
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => reject(new Error(`${styleUrl} did not load`)));
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
