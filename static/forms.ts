// The three forms of the page by width: wide (dock under the map), middle (the dock in tabs), narrow (bottom sheet).

export type Form = "wide" | "middle" | "narrow";

const narrow = matchMedia("(max-width: 799px)");
const wide = matchMedia("(min-width: 1200px)");

/** The form that shows now. */
export function form(): Form {
  return narrow.matches ? "narrow" : wide.matches ? "wide" : "middle";
}

/** Calls back now and after each change of form. */
export function onForm(listener: (form: Form) => void): void {
  let last: Form | null = null;
  const tell = () => {
    const now = form();
    if (now === last) return;
    last = now;
    listener(now);
  };
  narrow.addEventListener("change", tell);
  wide.addEventListener("change", tell);
  tell();
}

/** Whether the page reads from right to left. */
export function isRtl(): boolean {
  return getComputedStyle(document.documentElement).direction === "rtl";
}
