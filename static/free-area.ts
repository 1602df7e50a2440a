// The part of the map that nothing covers.

export interface FreeArea {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The part of the map that neither the card nor the phone's sheet covers, in the map's own pixels. */
export function freeOf(box: DOMRect): FreeArea {
  // On a phone the header and the pills lie over the map.
  const pills = document.querySelector(".pills")?.getBoundingClientRect();
  const free = { left: 0, right: box.width, top: pills ? Math.max(0, pills.bottom - box.top) : 0, bottom: box.height };
  for (const cover of document.querySelectorAll<HTMLElement>("#card:not([hidden]), #panel")) {
    const rect = cover.getBoundingClientRect();
    const over = rect.left < box.right && rect.right > box.left && rect.top < box.bottom && rect.bottom > box.top;
    if (!over) continue;
    if (rect.width > box.width * 0.8) free.bottom = Math.min(free.bottom, rect.top - box.top);
    else if (rect.left + rect.width / 2 > box.left + box.width / 2) free.right = Math.min(free.right, rect.left - box.left);
    else free.left = Math.max(free.left, rect.right - box.left);
  }
  return free;
}
