// Printing the map page prints the sheet of the present state: the server's own, fetched when printing begins.
import type { Model } from "../model.ts";
import { writeState } from "../state.ts";

export function startPaper(model: Model): void {
  const address = document.querySelector<HTMLAnchorElement>("a[data-state='print']")?.href.split("?")[0];
  if (!address) return;
  const root = document.documentElement;
  let theme: string | undefined;
  addEventListener("beforeprint", () => {
    const sheet = fetchSheet(address + writeState(model.state));
    if (!sheet) return;
    document.querySelector("body > .print-sheet")?.remove();
    document.body.append(sheet);
    theme = root.dataset.theme;
    root.dataset.theme = "light";
    root.classList.add("has-sheet");
  });
  addEventListener("afterprint", () => {
    document.querySelector("body > .print-sheet")?.remove();
    root.classList.remove("has-sheet");
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
  });
}

/** The browser takes its picture of the page when the listener returns: nothing may be waited for. */
function fetchSheet(address: string): Element | null {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.setRequestHeader("Accept", "text/html");
    request.send();
    if (request.status !== 200) return null;
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const sheet = page.querySelector(".print-sheet");
    return sheet && document.importNode(sheet, true);
  } catch {
    // No network: the page prints as it stands.
    return null;
  }
}
