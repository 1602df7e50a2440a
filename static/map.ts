// The map page's first script: the server's document is painted before anything wakes it, since it shows the map and the list already.
/** A window that is not drawn, such as a tab behind others, has no first paint to wait for, ms. */
const PATIENCE = 3000;

function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
    const painted = new PerformanceObserver(() => {
      painted.disconnect();
      resolve();
    });
    painted.observe({ type: "paint", buffered: true });
  });
}

void firstPaint().then(() => import("./map-page.ts"));
