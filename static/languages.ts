// The language switch: its links lead to the state that the page has now, not to the one that it was loaded in.

export function startLanguages(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-language]")];
  const refresh = () => {
    for (const link of links) {
      const address = new URL(location.href);
      address.searchParams.set("lang", link.dataset.language ?? "");
      link.href = address.href;
    }
  };
  // Before the click, so that "open in a new tab" and the status line tell the truth too.
  for (const link of links) {
    for (const moment of ["pointerenter", "focus", "pointerdown"]) link.addEventListener(moment, refresh);
  }
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.languages-menu")) {
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
      event.preventDefault();
    });
    addEventListener("pointerdown", (event) => {
      if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
    });
  }
}
