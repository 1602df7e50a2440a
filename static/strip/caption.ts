// The line of words above the strip: what it is and what it leaves out, or what is known of the chosen sector.
import type { Model } from "../model.ts";
import { FARTHEST_KM, isNear } from "./along-time.ts";
import { binKm } from "./columns.ts";
import { byReport, keyOf, inLanguage, type StripDocument } from "./document.ts";
import type { Frame } from "./frame.ts";
import { countSector } from "./sector-count.ts";
import type { KmRange } from "./visible-km.ts";
import { kmInWords, language, words } from "./words.ts";

export function caption(document: StripDocument, model: Model, sector: KmRange | null, spacetime: boolean): string[] {
  return sector ? ofSector(document, model, sector) : ofWhole(document, model, spacetime);
}

/** Counts instead of reports: how long the stretch of a column is, and what its lighter part means. */
export function manyCaption(frame: Frame): string[] {
  return [words.columns(binKm(frame))];
}

function ofWhole(document: StripDocument, { shown }: Model, spacetime: boolean): string[] {
  const points = byReport(document.points);
  const here = shown.filter((report) => report.border === document.border && points.has(keyOf(report)));
  const parts = [spacetime ? words.spacetimeCaption : words.stripCaption];
  const elsewhere = shown.length - here.length;
  if (elsewhere > 0) parts.push(`${words.elsewhere(elsewhere)}: ${words.elsewhereWhy}`);
  const far = here.filter((report) => !isNear(points.get(keyOf(report))!)).length;
  if (spacetime && far > 0) parts.push(words.far(far, FARTHEST_KM));
  // Under a finger no cursor says what the axis is for.
  if (matchMedia("(hover: none)").matches) parts.push(words.drag);
  return parts;
}

/** Length, how many reports certainly and possibly lie there, and on which side. */
function ofSector(document: StripDocument, { shown }: Model, [from, to]: KmRange): string[] {
  const points = byReport(document.points);
  const own = shown.filter(({ border }) => border === document.border);
  const totals = new Map(own.map((report) => [report.id, points.get(keyOf(report))?.part_of ?? null]));
  const { certain, possible, statements, sides } = countSector(own, from, to, ({ id }) => totals.get(id) ?? null);
  const named = [document.left, document.right].map((side) => words.onSide(inLanguage(side.names, side.name, language), sides.get(side.code) ?? 0));
  return [
    words.sectorLength(kmInWords(to - from, document.length_km)),
    `${words.certain(certain)}${possible > 0 ? `, ${words.possible(possible)}` : ""}`,
    ...(certain + possible > 0 ? [named.join(", ")] : []),
    ...(statements > 0 ? [words.statements(statements)] : []),
  ];
}
