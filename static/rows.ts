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

/** Letters that Unicode does not take apart, and those that keyboards of one script write in several ways. */
const PLAIN: Record<string, string> = {
  ł: "l", ø: "o", đ: "d", ð: "d", ı: "i",
  ғ: "г", қ: "к", ҡ: "к", ҳ: "х", һ: "х", ҷ: "ч", ң: "н", ү: "у", ұ: "у", ө: "о",
  ي: "ی", ى: "ی", ك: "ک", ة: "ه", ۀ: "ه",
  "’": "'", "ʼ": "'", "ʻ": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
};
const LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");
/** Joiners, fillers and marks that only change how a word looks. */
const INVISIBLE = /[\u{200b}-\u{200f}\u{ad}\u{640}\u{feff}]|\p{M}/gu;

/** Lower case without accents and variants, so that "Panj" finds "Pānj" and "кулоб" finds "Кӯлоб"; as the server folds. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(INVISIBLE, "")
    .replace(LETTERS, (letter) => PLAIN[letter]!);
}
