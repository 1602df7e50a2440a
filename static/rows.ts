// The reports of the page, read from the rows of the server's list: the one source of truth.

export interface Report {
  id: string;
  collection: string;
  category: string;
  status: string;
  /** First and last day, YYYY-MM-DD. */
  start: string;
  end: string;
  /** How well the day is known: day, week, month, year or unknown. */
  datePrecision: string;
  role: string;
  precision: string;
  /** null where nobody knows how far the place may be off. */
  radiusKm: number | null;
  /** null where the report has no place. */
  place: [lon: number, lat: number] | null;
  border: string | null;
  km: number | null;
  kmMin: number | null;
  kmMax: number | null;
  offsetKm: number | null;
  side: string | null;
  /** Folded text of title, place, actors and publishers. */
  search: string;
  /** The steps of the story that show it; the first is 1. */
  steps: Set<number>;
  row: HTMLLIElement;
}

/** Up to this radius a place is drawn as a bare mark; wider, its disc is drawn, whatever it is called. */
export const NEAR_KM = 10;

/** Whether a report may stand on the map as a point: only where its place is known well. */
export function isPoint({ precision, radiusKm }: Pick<Report, "precision" | "radiusKm">): boolean {
  const unknown = precision === "near" ? Infinity : 0;
  return (precision === "exact" || precision === "near") && (radiusKm ?? unknown) <= NEAR_KM;
}

export function readRows(list: ParentNode): Report[] {
  return [...list.querySelectorAll<HTMLLIElement>("li.report")].map(readRow);
}

function readRow(row: HTMLLIElement): Report {
  const data = row.dataset;
  const [lon, lat] = [number(data.lon), number(data.lat)];
  return {
    id: data.id ?? row.id,
    collection: data.collection ?? "",
    category: data.category ?? "",
    status: data.status ?? "",
    start: data.start ?? "",
    end: data.end || data.start || "",
    datePrecision: data.datePrecision || "day",
    role: data.role ?? "event",
    precision: data.precision ?? "unknown",
    radiusKm: number(data.radiusKm),
    place: lon === null || lat === null ? null : [lon, lat],
    border: data.border || null,
    km: number(data.km),
    kmMin: number(data.kmMin) ?? number(data.km),
    kmMax: number(data.kmMax) ?? number(data.km),
    offsetKm: number(data.offsetKm),
    side: data.side || null,
    search: fold(data.search ?? row.textContent ?? ""),
    steps: new Set(),
    row,
  };
}

function number(text: string | undefined): number | null {
  return text === undefined || text === "" || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** Lower case without accents, so that "Panj" finds "Pānj" and "кулоб" finds "Кӯлоб". */
export function fold(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}+/gu, "");
}
