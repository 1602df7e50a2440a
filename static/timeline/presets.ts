// Periods that one press chooses: the whole, each month where there are few, else the last months or years.
import { offset, startOf, type Days } from "./days.ts";

export interface Preset {
  days: Days;
  says: { whole: true } | { month: number } | { lastMonths: number } | { lastYears: number };
}

const FEW_MONTHS = 6;

export function presets(domain: Days): Preset[] {
  const whole: Preset = { days: domain, says: { whole: true } };
  const months: Preset[] = [];
  for (let day = startOf("month", domain.from); day < domain.end && months.length <= FEW_MONTHS; day = offset("month", day, 1)) {
    months.push({ days: { from: Math.max(day, domain.from), end: Math.min(offset("month", day, 1), domain.end) }, says: { month: day } });
  }
  if (months.length <= 1) return [whole];
  if (months.length <= FEW_MONTHS) return [whole, ...months];
  const last = (count: number, says: Preset["says"]): Preset => ({ days: { from: offset("month", domain.end - 1, 1 - count), end: domain.end }, says });
  const years = (domain.end - domain.from) / 365.25;
  const long: Preset[] = [
    ...(years > 12 ? [last(120, { lastYears: 10 })] : []),
    ...(years > 6 ? [last(60, { lastYears: 5 })] : []),
    ...(years > 1.2 ? [last(12, { lastYears: 1 })] : []),
    ...(years <= 6 ? [last(3, { lastMonths: 3 })] : []),
    ...(years <= 1.2 ? [last(1, { lastMonths: 1 })] : []),
  ];
  return [whole, ...long];
}
