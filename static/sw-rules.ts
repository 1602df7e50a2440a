// What the service worker keeps: which requests, and how many of each kind.

/** Pages; hashed files; the style, its glyphs and pictures, and what the page asks of the API. */
export type Kind = "pages" | "files" | "data";

/** So many of each are kept, the newest. */
export const LIMITS: Record<Kind, number> = { pages: 24, files: 60, data: 500 };

/** Below the scope: what a page loads of the API. Downloads and health are none of it. */
const DATA = /^(styles|glyphs|relief|tiles|collections|borders|media|locate|favicon|icon)/;

/** What a request is for; null where the worker leaves it to the browser. */
export function kindOf(request: Pick<Request, "method" | "mode" | "url" | "headers">, scope: string): Kind | null {
  if (request.method !== "GET" || !request.url.startsWith(scope) || request.headers.has("range")) return null;
  const path = request.url.slice(scope.length).replace(/[?#].*$/s, "");
  if (request.mode === "navigate") return /^(health|metrics|updates|api$)/.test(path) ? null : "pages";
  if (/^static\/.+\.[0-9A-Z]{8}\.\w+$/.test(path)) return "files";
  return DATA.test(path) && !/[?&]f=(csv|kml|fgb|geojsonseq)/.test(request.url) ? "data" : null;
}
