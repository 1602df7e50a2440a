// How many reports lie in a sector: certain where the whole interval of km does, possible where a part of it does.
import type { Report } from "../rows.ts";

export interface SectorCount {
  certain: number;
  possible: number;
  /** Statements, which stand where something was said, are counted apart. */
  statements: number;
  /** Certain and possible together, by code of the side; null where the side is not known. */
  sides: Map<string | null, number>;
}

type Counted = Pick<Report, "id" | "kmMin" | "kmMax" | "side" | "role">;

/** Counts reports of one border between two km. A total counts only where none of its parts does (`partOf` says whose part a report is). */
export function countSector(reports: Counted[], from: number, to: number, partOf: (report: Counted) => string | null): SectorCount {
  const count: SectorCount = { certain: 0, possible: 0, statements: 0, sides: new Map() };
  const inside = reports.filter(({ kmMin, kmMax }) => kmMin !== null && kmMax !== null && kmMin <= to && kmMax >= from);
  const totals = new Set(inside.map(partOf));
  for (const report of inside) {
    if (totals.has(report.id)) continue;
    if (report.role === "statement") {
      count.statements += 1;
      continue;
    }
    if (report.kmMin! >= from && report.kmMax! <= to) count.certain += 1;
    else count.possible += 1;
    count.sides.set(report.side, (count.sides.get(report.side) ?? 0) + 1);
  }
  return count;
}
