// Light or dark: what the reader chose, else what the system says.
export type Theme = "light" | "dark";

const KEY = "sarhad-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners: ((theme: Theme) => void)[] = [];

/** The theme that shows now. */
export function theme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return system.matches ? "dark" : "light";
}

/** Calls back after each change, whoever made it. */
export function onTheme(listener: (theme: Theme) => void): void {
  listeners.push(listener);
}

/** Shows a theme; `null` follows the system again. */
export function setTheme(chosen: Theme | null): void {
  if (chosen) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  tell();
}

/** Wires the toggles of the header. A choice in the address (already in `data-theme`) wins over the remembered one. */
export function startTheme(): void {
  const remembered = recall();
  if (!document.documentElement.dataset.theme && remembered) document.documentElement.dataset.theme = remembered;
  for (const toggle of document.querySelectorAll<HTMLElement>("[data-theme-toggle]")) {
    toggle.addEventListener("click", () => {
      const next = theme() === "dark" ? "light" : "dark";
      remember(next);
      setTheme(next);
    });
  }
  system.addEventListener("change", tell);
  tell();
}

function tell(): void {
  const now = theme();
  for (const toggle of document.querySelectorAll("[data-theme-toggle]")) {
    toggle.setAttribute("aria-pressed", String(now === "dark"));
  }
  for (const listener of listeners) listener(now);
}

/** Storage may be refused (private windows, settings); the page then follows the system. */
function recall(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null;
  }
}

function remember(value: Theme): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}
