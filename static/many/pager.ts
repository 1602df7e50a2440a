// The foot of the list: which window of the reports it holds, and the ways to the others.
import { say } from "../words.ts";
import type { ManyModel } from "./model.ts";

export function startPager(list: HTMLElement, model: ManyModel): void {
  const nav = document.getElementById("pager") ?? document.createElement("nav");
  nav.id = "pager";
  nav.className = "pager";
  nav.setAttribute("aria-label", say("map-pager"));
  if (!nav.isConnected) list.after(nav);
  const notice = failure(model);
  list.before(notice);
  const turn = (skip: number) => {
    model.store.update({ skip }, "page");
    list.closest(".panel")?.scrollTo({ top: 0 });
    list.scrollTop = 0;
  };
  const draw = (skip: number, listed: number) => {
    const { shown } = model.totals;
    const step = model.config.many!.listed;
    nav.hidden = listed >= shown;
    const said = document.createElement("span");
    said.textContent = say("map-pager-window", { from: skip + 1, to: skip + listed, all: shown });
    const ways = [
      skip > 0 ? button("pager-previous", say("map-pager-previous"), () => turn(Math.max(0, skip - step))) : null,
      said,
      skip + listed < shown ? button("pager-next", say("map-pager-next"), () => turn(skip + listed)) : null,
    ];
    nav.replaceChildren(...ways.filter((way) => way !== null));
  };
  model.onLoad(({ failed, skip, listed }) => {
    notice.hidden = !failed;
    if (!failed) draw(skip, listed);
  });
  draw(model.state.skip, model.shown.length);
}

function button(name: string, text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function failure(model: ManyModel): HTMLElement {
  const notice = document.createElement("p");
  notice.className = "list-failed";
  notice.setAttribute("role", "alert");
  notice.hidden = true;
  notice.append(say("map-list-failed"), " ", button("button", say("map-list-retry"), () => model.reload()));
  return notice;
}
