// The ids that a mark stands for, in the one text that a feature of MapLibre can hold: any text may be an id, spaces included.

export function writeIds(ids: string[]): string {
  return JSON.stringify(ids);
}

export function idsOf({ ids }: Record<string, unknown>): string[] {
  return JSON.parse(String(ids)) as string[];
}
