// Tabs as the ARIA Authoring Practices have them: one stop for Tab, arrows between tabs, Home and End.
import { isRtl } from "./forms.ts";

export interface Tab {
  name: string;
  label: string;
  panel: HTMLElement;
}

export interface Tabs {
  /** The row of tabs. */
  list: HTMLElement;
  /** Shows one panel and hides the others. */
  show(name: string): void;
  /** Gives the panels back: all shown, none a tab's. */
  leave(): void;
}

/** Builds a row of tabs for panels; they take effect with the first `show`. */
export function makeTabs(label: string, tabs: Tab[], onShow: (name: string) => void = () => undefined): Tabs {
  const list = document.createElement("div");
  list.className = "tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", label);
  const buttons = tabs.map((tab) => tabButton(tab, () => show(tab.name)));
  list.append(...buttons);
  const show = (name: string) => {
    tabs.forEach((tab, i) => {
      const chosen = tab.name === name;
      buttons[i]!.setAttribute("aria-selected", String(chosen));
      buttons[i]!.tabIndex = chosen ? 0 : -1;
      tab.panel.setAttribute("role", "tabpanel");
      tab.panel.toggleAttribute("data-tab-hidden", !chosen);
    });
    onShow(name);
  };
  list.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = at < 0 ? null : target(event.key, at, buttons.length);
    if (to === null) return;
    event.preventDefault();
    buttons[to]!.focus();
    show(tabs[to]!.name);
  });
  const leave = () => {
    for (const { panel } of tabs) {
      panel.removeAttribute("role");
      panel.removeAttribute("data-tab-hidden");
    }
  };
  return { list, show, leave };
}

function target(key: string, at: number, count: number): number | null {
  const forth = isRtl() ? "ArrowLeft" : "ArrowRight";
  const back = isRtl() ? "ArrowRight" : "ArrowLeft";
  if (key === forth) return (at + 1) % count;
  if (key === back) return (at + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

function tabButton({ name, label, panel }: Tab, act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.id = `tab-${name}`;
  button.dataset.tab = name;
  button.textContent = label;
  button.setAttribute("role", "tab");
  button.setAttribute("aria-controls", panel.id);
  button.addEventListener("click", act);
  return button;
}
