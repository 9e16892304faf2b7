// Calendar days as numbers (days since 1970), so that a slider can move over them.

const MS_PER_DAY = 86_400_000;
const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });

export function toNumber(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / MS_PER_DAY);
}

export function toIso(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** "25 August 2016" */
export const long = (day: number): string => LONG.format(day * MS_PER_DAY);

/** "25 Aug 2016" */
export const short = (iso: string): string => SHORT.format(toNumber(iso) * MS_PER_DAY);

export const weekday = (day: number): string => WEEKDAY.format(day * MS_PER_DAY);

/** "25 Aug 2016", "20–25 Aug 2016" or "since …", for an interval that may be open. */
export function interval(from: string | null, to: string | null): string {
  if (from === null && to === null) return "no day given";
  if (from === null) return `until ${short(to!)}`;
  if (to === null) return `since ${short(from)}`;
  return from === to ? short(from) : SHORT.formatRange(toNumber(from) * MS_PER_DAY, toNumber(to) * MS_PER_DAY);
}
