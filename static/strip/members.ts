// The reports of a ring, as a list to choose from.
import type { Model } from "../model.ts";
import type { Report } from "../rows.ts";
import { titleOf } from "./marks.ts";
import { words } from "./words.ts";

/** Opens the list beside a place of its parent, px; it closes by choice, Escape or a press elsewhere. */
export function listMembers(parent: HTMLElement, model: Model, members: Report[], [x]: readonly [number, number], opener: SVGElement): void {
  parent.querySelector(".strip-members")?.remove();
  const box = document.createElement("div");
  box.className = "strip-members cluster-list";
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", words.here(members.length));
  const heading = document.createElement("p");
  heading.textContent = words.here(members.length);
  const list = document.createElement("ul");
  const close = (back: boolean) => {
    box.remove();
    removeEventListener("pointerdown", outside, true);
    if (back && opener.isConnected) opener.focus();
  };
  const outside = (event: Event) => !box.contains(event.target as Node) && close(false);
  list.append(...members.map((report) => item(report, model, () => close(false))));
  box.append(heading, list);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close(true);
  });
  parent.append(box);
  const room = parent.clientWidth - box.offsetWidth - 4;
  box.style.setProperty("left", `${Math.max(4, Math.min(x - box.offsetWidth / 2, room))}px`);
  addEventListener("pointerdown", outside, true);
  box.querySelector("button")?.focus();
}

function item(report: Report, model: Model, done: () => void): HTMLElement {
  const { id, row, category } = report;
  const button = document.createElement("button");
  button.type = "button";
  const mark = row.querySelector("svg.mark")?.cloneNode(true);
  const title = document.createElement("span");
  title.dir = "auto";
  title.textContent = titleOf(report);
  const day = document.createElement("time");
  day.textContent = row.querySelector("time")?.textContent ?? "";
  button.append(...(mark ? [mark] : []), title, day);
  button.addEventListener("pointerenter", () => model.hover(id));
  button.addEventListener("pointerleave", () => model.hover(null));
  button.addEventListener("click", () => {
    done();
    model.select(id);
  });
  const made = document.createElement("li");
  made.className = `cat-${category}`;
  made.append(button);
  return made;
}
