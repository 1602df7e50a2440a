// Cards that did not come with their rows: asked for when they are opened.
import { readRows, type Report } from "./rows.ts";

/** The row of a report with its card, from the server; null where there is none. */
export async function fetchRow(rows: string, collection: string, id: string): Promise<Report | null> {
  const answer = await fetch(`${rows}/${encodeURIComponent(collection)}/${encodeURIComponent(id)}${location.search}`);
  if (!answer.ok) return null;
  return readRows(parsed(await answer.text()))[0] ?? null;
}

/** Puts the card into a report's row; false where it could not be had. */
export async function loadCard(report: Report, rows: string): Promise<boolean> {
  const whole = await fetchRow(rows, report.collection, report.id).catch(() => null);
  const details = whole?.row.querySelector(".report-details");
  if (!details) return false;
  if (!report.row.querySelector(".report-details")) report.row.append(details);
  return true;
}

/** Rows of the server's own template, as elements of this document. */
export function parsed(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return document.importNode(template.content, true);
}
