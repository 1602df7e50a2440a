// Says to screen readers what a filter left, once the reader has stopped changing it.

/** A brush or a search changes the count many times a second: only where it rests is said. */
const REST_MS = 700;

/** A function that says a text politely; what follows within the rest replaces it. */
export function announcer(): (text: string) => void {
  const region = document.createElement("p");
  region.className = "visually-hidden";
  region.id = "announcement";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  document.body.append(region);
  let timer: number | undefined;
  return (text) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (region.textContent !== text) region.textContent = text;
    }, REST_MS);
  };
}
