// The buttons that copy a field: they say that they did, to the eye and to the ear.
import { say } from "../words.ts";

const SHOWN_MS = 1600;

export function startCopying(panel: HTMLElement): void {
  for (const button of panel.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const label = button.textContent ?? "";
    button.addEventListener("click", () => {
      const field = document.getElementById(button.dataset.copy ?? "");
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
      void copy(field).then((done) => {
        tell(panel, done ? say("share-copied") : say("share-copy-failed"));
        if (!done) return;
        button.textContent = say("share-copied");
        setTimeout(() => (button.textContent = label), SHOWN_MS);
      });
    });
  }
}

/** The field stays selected, so that who may not write to the clipboard can copy it. */
async function copy(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // No permission, or no secure context.
    return document.execCommand("copy");
  }
}

/** A status that says the same twice must change in between to be read twice. */
function tell(panel: HTMLElement, text: string): void {
  const status = panel.querySelector("[data-told]");
  if (!status) return;
  status.textContent = "";
  requestAnimationFrame(() => (status.textContent = text));
}
