// What was known of a crossing on a day.

export type CrossingStatus = "open" | "closed" | "restricted" | "unknown";

export interface StatusEntry {
  from: string;
  status: CrossingStatus;
  note?: string | null;
  source?: { publisher?: string | null; url?: string | null } | null;
}

/** The entry in force on a day: the last that began no later; before the first one nothing is known. */
export function entryOn(history: StatusEntry[] | null | undefined, day: string | null): StatusEntry | null {
  const begun = (history ?? []).filter(({ from }) => day === null || from <= day);
  begun.sort((a, b) => (a.from < b.from ? -1 : 1));
  return begun.at(-1) ?? null;
}
