// The key on the map: a row for each thing that is in view, and the day whose crossings are drawn.
import type { LiveMap } from "./live-map.ts";
import type { Model } from "./model.ts";
import { dayInWords } from "./words.ts";

/** Layers of the style and of the page, by the beginning of their names, and the row that explains what they draw. */
const ROWS: readonly (readonly [layer: string, row: string])[] = [
  ["border-", "line-"],
  ["admin0-", "elsewhere-"],
  ["lesser-border-", "elsewhere-"],
];

export function startKey(key: HTMLElement, model: Model): void {
  const days = key.querySelectorAll<HTMLElement>("[data-key-day]");
  const draw = () => {
    const day = model.lastDay;
    if (day) for (const place of days) place.textContent = dayInWords(day);
  };
  model.onShown(draw);
  draw();
}

/** Follows the live map: rows of what it does not show now are hidden. */
export function watchKey(key: HTMLElement, { map }: LiveMap): void {
  const rows = [...key.querySelectorAll<HTMLElement>("[data-key]")];
  const draw = () => {
    const seen = namesInView(map);
    for (const row of rows) row.hidden = !seen.has(row.dataset.key!);
  };
  map.on("idle", draw);
}

function namesInView(map: LiveMap["map"]): Set<string> {
  const seen = new Set<string>();
  const layers = map.getStyle().layers.map(({ id }) => id);
  const drawn = layers.filter((id) => rowOf(id) !== null || /^(report|many-|crossing-symbols)/.test(id));
  for (const { layer, properties } of map.queryRenderedFeatures({ layers: drawn })) {
    const row = rowOf(layer.id);
    if (row) seen.add(row);
    else if (layer.id === "report-disc-rim") seen.add("disc");
    else if (layer.id === "report-hatch") seen.add("hatch");
    else if (layer.id === "report-mark" && properties.count > 1) seen.add("ring");
    else if (layer.id === "many-disc-rim") seen.add("disc");
    else if (layer.id.startsWith("many-rings-")) seen.add("ring");
    else if (/^many-(vague-rings|somewhere)-/.test(layer.id)) seen.add("somewhere");
    else if (layer.id === "crossing-symbols") seen.add(`crossing-${String(properties.image).split("|")[1]}`);
  }
  return seen;
}

/** The row that explains a layer of the style; layers of further collections end in `:` and their name. */
function rowOf(layer: string): string | null {
  const [id = ""] = layer.split(":");
  const found = ROWS.find(([start]) => id.startsWith(start));
  return found ? found[1] + id.slice(found[0].length) : null;
}
