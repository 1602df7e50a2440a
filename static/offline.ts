// Offline: registers the service worker and tells it what this page has loaded, so that the first visit is kept too.

/** Waits until the map is drawn, so that the worker never competes with it. */
export async function keepForOffline(): Promise<void> {
  if (!("serviceWorker" in navigator) || window.top !== window) return;
  try {
    await navigator.serviceWorker.register(new URL("../sw.js", import.meta.url), { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: loaded() });
    navigator.serviceWorker.addEventListener("controllerchange", () => navigator.serviceWorker.controller?.postMessage({ keep: loaded() }));
  } catch (reason) {
    // Private windows and plain HTTP have no workers: the map is the same, but for offline.
    console.info(String(reason));
  }
}

/** The page and all that it has asked of its own origin. */
function loaded(): string[] {
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...new Set([location.href.replace(/#.*$/, ""), ...files])].filter((url) => url.startsWith(location.origin));
}
