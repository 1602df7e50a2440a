// The service worker: keeps the last seen map for a reader without network; with one, the network always comes first.
//
// Files with a hash in their name never change, so they come from the cache. Everything else (pages, styles, tiles, data)
// is asked for anew, and the cache answers only where the network does not. A new bundle brings a new worker with caches
// of its own and drops those of the old one, so that no old script ever meets a new page.
import { kindOf, LIMITS, type Kind } from "./sw-rules.ts";

/** A hash over all files of the bundle; `bundle.mjs` puts it in. */
declare const BUILD: string;

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Telling extends Extendable {
  readonly data: unknown;
}
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", act: (event: Extendable) => void): void;
  addEventListener(type: "fetch", act: (event: Fetching) => void): void;
  addEventListener(type: "message", act: (event: Telling) => void): void;
}

const worker = globalThis as unknown as Scope;
const PREFIX = "sarhad-";
const nameOf = (kind: Kind) => `${PREFIX}${BUILD}-${kind}`;
/** A network that has not answered after this long is given up where the cache has an answer, ms: an old page is worse than an old tile. */
const PATIENCE: Record<Kind, number> = { pages: 10_000, files: 4000, data: 4000 };
/** Larger answers are not kept, bytes as sent. */
const LARGEST = 8_000_000;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("activate", (event) => {
  const work = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(PREFIX) && !name.startsWith(`${PREFIX}${BUILD}-`)).map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(work());
});

worker.addEventListener("fetch", (event) => {
  const kind = kindOf(event.request, worker.registration.scope);
  if (kind === null) return;
  event.respondWith(kind === "files" ? cacheFirst(event, kind) : networkFirst(event, kind));
});

/** A page names what it has loaded before this worker was in charge. */
worker.addEventListener("message", (event) => {
  const { keep } = (event.data ?? {}) as { keep?: unknown };
  if (!Array.isArray(keep)) return;
  event.waitUntil(Promise.all(keep.filter((url) => typeof url === "string").map(fill)));
});

async function cacheFirst(event: Extendable & { request: Request }, kind: Kind): Promise<Response> {
  const kept = await (await caches.open(nameOf(kind))).match(event.request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(event.request);
  event.waitUntil(put(kind, event.request, answer.clone()));
  return answer;
}

async function networkFirst(event: Extendable & { request: Request }, kind: Kind): Promise<Response> {
  const { request } = event;
  const asked = fetch(request).then((answer) => {
    event.waitUntil(put(kind, request, answer.clone()));
    return answer;
  });
  // What comes too late is kept all the same, and its failure is no error of its own.
  event.waitUntil(asked.catch(() => undefined));
  try {
    return await inTime(asked, PATIENCE[kind], async () => match(kind, request));
  } catch (reason) {
    const kept = await match(kind, request);
    if (kept) return kept;
    throw reason;
  }
}

/** The network's answer; where it lets us wait, that of the cache if there is one. */
async function inTime(asked: Promise<Response>, patience: number, kept: () => Promise<Response | undefined>): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => (timer = setTimeout(() => done(undefined), patience)));
  const first = await Promise.race([asked, late]).finally(() => clearTimeout(timer));
  return first ?? (await kept()) ?? asked;
}

/** A page is answered by itself in any state of its address: what the address says is read by the page's script. */
async function match(kind: Kind, request: Request): Promise<Response | undefined> {
  const cache = await caches.open(nameOf(kind));
  const exact = await cache.match(request, { ignoreVary: true });
  if (exact || kind !== "pages") return exact;
  return (await cache.match(request, { ignoreVary: true, ignoreSearch: true })) ?? cache.match(worker.registration.scope, { ignoreVary: true, ignoreSearch: true });
}

async function fill(url: string): Promise<void> {
  const page = url === worker.registration.scope || url.startsWith(`${worker.registration.scope}?`);
  const request = new Request(url, page ? { headers: { accept: "text/html" } } : {});
  const kind = page ? "pages" : kindOf(request, worker.registration.scope);
  if (kind === null) return;
  if (await (await caches.open(nameOf(kind))).match(request, { ignoreVary: true })) return;
  // From the browser's own cache, where it is there yet.
  const answer = await fetch(request, { cache: "force-cache" }).catch(() => null);
  if (answer) await put(kind, request, answer);
}

/** Keeps a good answer as the newest one, and drops the oldest beyond what each cache may hold. */
async function put(kind: Kind, request: Request, answer: Response): Promise<void> {
  const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  const large = Number(answer.headers.get("content-length") ?? 0) > LARGEST;
  if (answer.status !== 200 || answer.redirected || large || (kind === "pages") !== isPage) return;
  const cache = await caches.open(nameOf(kind));
  await cache.delete(request, { ignoreVary: true });
  await cache.put(request, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - LIMITS[kind])).map((old) => cache.delete(old, { ignoreVary: true })));
}
