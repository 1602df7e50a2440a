// The key on the map: states the day whose crossings are drawn.
import type { Model } from "./model.ts";
import { dayInWords } from "./words.ts";

export function startKey(key: HTMLElement, model: Model): void {
  const days = key.querySelectorAll<HTMLElement>("[data-key-day]");
  const draw = () => {
    const day = model.lastDay;
    if (day) for (const place of days) place.textContent = dayInWords(day);
  };
  model.onShown(draw);
  draw();
}
