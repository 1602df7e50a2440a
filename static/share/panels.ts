// The panels "Share" and "Download": the server's links, kept to what the page shows now.
import type { Model } from "../model.ts";
import { writeState } from "../state.ts";
import { number as inWords, say } from "../words.ts";
import { startCopying } from "./copy.ts";
import { embedCode, filterParameters, fitted, itemsAddress, pictureAddress, pictureSize, withParameters, type Size } from "./links.ts";

/** What an embedded map has above and below itself, px (css/embed.css). */
const AROUND_PX = 68;
const TIMELINE_PX = 101;

export function startPanels(model: Model): void {
  const [download, share] = ["download", "share"].map((id) => document.getElementById(id));
  const draw = () => {
    if (download?.matches(":popover-open")) drawDownload(download, model);
    if (share?.matches(":popover-open")) drawShare(share, model);
  };
  for (const panel of [download, share]) {
    if (!panel) continue;
    startCopying(panel);
    panel.addEventListener("beforetoggle", (event) => {
      if ((event as ToggleEvent).newState !== "open") return;
      if (panel === download) drawDownload(panel, model);
      else drawShare(panel, model);
    });
    panel.addEventListener("input", draw);
  }
  if (share) startSending(share);
  model.store.subscribe(draw);
  model.onShown(() => {
    draw();
    followFeed(model);
  });
}

function each<E extends HTMLElement>(panel: ParentNode, selector: string, change: (element: E) => void): void {
  for (const element of panel.querySelectorAll<E>(selector)) change(element);
}

/** An address of the server's, without what the server wrote for its own state. */
function bare(address: string): string {
  return address.split("?")[0] ?? address;
}

function drawDownload(panel: HTMLElement, model: Model): void {
  const { state, viewBox, shown } = model;
  const title = panel.querySelector("h2");
  if (title) title.textContent = say("share-download-title", { count: shown.length });
  each(panel, "[data-take]", (part) => {
    const items = part.dataset.items ?? "";
    const count = part.querySelector("[data-count]");
    if (count) count.textContent = inWords(shown.filter(({ collection }) => collection === part.dataset.take).length);
    each<HTMLAnchorElement>(part, "a[data-format]", (link) => (link.href = itemsAddress(items, state, viewBox, link.dataset.format)));
    each<HTMLInputElement>(part, "[data-api]", (field) => (field.value = itemsAddress(items, state, viewBox)));
  });
  drawStateLinks(panel, model);
}

function drawStateLinks(panel: HTMLElement, model: Model): void {
  const { state, viewBox } = model;
  each<HTMLAnchorElement>(panel, "a[data-picture]", (link) => (link.href = pictureAddress(bare(link.href), state, stage(), size(panel))));
  each<HTMLAnchorElement>(panel, "a[data-state]", (link) => (link.href = bare(link.href) + writeState(state)));
  each<HTMLAnchorElement>(panel, "a[data-feed]", (link) => (link.href = withParameters(bare(link.href), filterParameters(state, viewBox))));
}

function drawShare(panel: HTMLElement, model: Model): void {
  const here = `${location.origin}${location.pathname}${writeState(model.state)}`;
  each<HTMLInputElement>(panel, "#share-link", (field) => (field.value = here));
  each<HTMLImageElement>(panel, ".take-card img", (picture) => {
    const address = bare(picture.src) + writeState(model.state);
    if (new URL(picture.src).href !== new URL(address, location.href).href) picture.src = address;
  });
  each<HTMLTextAreaElement>(panel, "#share-code", (field) => {
    field.dataset.address ??= bare(/src="([^"]*)"/.exec(field.value)?.[1] ?? "");
    const parameters = new URLSearchParams();
    if (!checked(panel, "embed-timeline")) parameters.set("timeline", "0");
    if (checked(panel, "embed-legend")) parameters.set("legend", "1");
    const frame = { width: number(panel, "embed-width", 800), height: number(panel, "embed-height", 600) };
    const map = { ...frame, height: frame.height - AROUND_PX - (parameters.has("timeline") ? 0 : TIMELINE_PX) };
    const address = withParameters(field.dataset.address + writeState(fitted(model.state, stage(), map)), parameters);
    field.value = embedCode(address, document.title, frame);
  });
  drawStateLinks(panel, model);
}

/** The size that the fields say; in a panel without fields a usual one. */
function size(panel: HTMLElement): Size {
  return pictureSize({
    width: number(panel, "picture-width", 1600),
    height: number(panel, "picture-height", 1000),
    scale: number(panel, "picture-scale", 1),
  });
}

function number(panel: HTMLElement, name: string, usual: number): number {
  const field = panel.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
  const value = Math.round(Number(field?.value));
  return Number.isFinite(value) && value > 0 ? value : usual;
}

function checked(panel: HTMLElement, name: string): boolean {
  return panel.querySelector<HTMLInputElement>(`[name="${name}"]`)?.checked ?? false;
}

/** The map as it is seen, px. */
function stage(): { width: number; height: number } {
  const box = document.getElementById("map")?.getBoundingClientRect();
  return { width: box?.width || 1056, height: box?.height || 760 };
}

/** Hands the link to the device's own sharing, where there is one. */
function startSending(panel: HTMLElement): void {
  const button = panel.querySelector<HTMLButtonElement>("[data-send]");
  if (!button || typeof navigator.share !== "function") return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const url = panel.querySelector<HTMLInputElement>("#share-link")?.value ?? location.href;
    // Who changes their mind has not failed.
    navigator.share({ title: document.title, url }).catch(() => undefined);
  });
}

/** Readers of feeds look into the head of the page. */
function followFeed(model: Model): void {
  const link = document.getElementById("feed");
  if (!(link instanceof HTMLLinkElement)) return;
  link.href = withParameters(bare(link.href), filterParameters(model.state, model.viewBox));
}
