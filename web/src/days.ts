// Calendar days as numbers (days since 1970), so that a slider can move over them.

const MS_PER_DAY = 86_400_000;
const zone = { timeZone: "UTC" } as const;
const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", ...zone });
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", ...zone });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", ...zone });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", ...zone });
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export function toNumber(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / MS_PER_DAY);
}

export function toIso(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** "25 August 2016" */
export const long = (day: number): string => LONG.format(day * MS_PER_DAY);

/** "25 Aug 2016" */
export const short = (day: number): string => SHORT.format(day * MS_PER_DAY);

/** "Aug" */
export const month = (day: number): string => MONTH.format(day * MS_PER_DAY);

export const weekday = (day: number): string => WEEKDAY.format(day * MS_PER_DAY);

/** "25 Aug 2016", "20–25 Aug 2016" or "since …"; an open end is infinite. */
export function interval(from: number, to: number): string {
  if (!Number.isFinite(from) && !Number.isFinite(to)) return "no day given";
  if (!Number.isFinite(from)) return `until ${short(to)}`;
  if (!Number.isFinite(to)) return `since ${short(from)}`;
  return from === to ? short(from) : SHORT.formatRange(from * MS_PER_DAY, to * MS_PER_DAY);
}

/** The same for days as the server writes them. */
export function between(from: string | null, to: string | null): string {
  return interval(from === null ? -Infinity : toNumber(from), to === null ? Infinity : toNumber(to));
}

/** The day that a reader writes as "2016-08-25", "25 Aug 2016", "Aug 2016", "August 25, 2016", "25.8.2016" or "2016". */
export function parse(words: string): number | null {
  const parts = words.trim().toLowerCase().split(/[\s,./-]+/).filter((part) => part !== "");
  if (parts.length === 0 || parts.length > 3) return null;
  const named = parts.findIndex((part) => part.length > 2 && MONTHS.some((name) => part.startsWith(name)));
  const numbers = parts.filter((_, at) => at !== named).map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : NaN));
  const year = numbers.find((number) => number > 999);
  if (year === undefined || numbers.some(Number.isNaN)) return null;
  const rest = numbers.filter((number) => number !== year);
  const isIso = numbers[0] === year;
  const month = named >= 0 ? MONTHS.findIndex((name) => parts[named]!.startsWith(name)) + 1 : (isIso ? rest[0] : rest.at(-1)) ?? 1;
  const day = (named >= 0 ? rest[0] : rest.length < 2 ? 1 : isIso ? rest[1] : rest[0]) ?? 1;
  const time = Date.UTC(year, month - 1, day);
  const made = new Date(time);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? time / MS_PER_DAY : null;
}
