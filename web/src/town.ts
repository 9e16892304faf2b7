// One place through time: rows as the record has them, and stints, which join rows that differ only in their basis.

import type { Account, Basis, Contest, ControlColumns, ControlStatus, Place } from "./api";
import { toNumber } from "./days";

/** Who held the place over some days; an open end is infinite. */
export interface Row {
  holder: string | null;
  from: number;
  to: number;
  status: ControlStatus;
  belief: number;
  basis: Basis;
  account: Account;
  contest: Contest | null;
  /** Days between the far end and the nearest evidence. */
  carried: number;
}

export interface Town {
  place: Place;
  /** In the order of time. */
  rows: Row[];
  stints: Stint[];
}

/** One holder, or none known, without a break: some of its days observed, others carried over. */
export interface Stint {
  /** Of the same holder and status, one after the other. */
  rows: [Row, ...Row[]];
  from: number;
  to: number;
}

/** How much of its belief a row shows for days that no report tells of. */
const CARRIED = 0.5;
const BY_NAME = new Intl.Collator("en", { ignorePunctuation: true, numeric: true });

/** The towns of all rows, by name. */
export function townsOf(places: Place[], control: ControlColumns): Town[] {
  const rows: Row[][] = places.map(() => []);
  control.place.forEach((place, at) => {
    const from = control.from[at] ?? null;
    const to = control.to[at] ?? null;
    rows[place]!.push({
      holder: control.holder[at] ?? null,
      from: from === null ? -Infinity : toNumber(from),
      to: to === null ? Infinity : toNumber(to),
      status: control.status[at]!,
      belief: control.belief[at]!,
      basis: control.basis[at]!,
      account: control.account[at]!,
      contest: control.contest[at] ?? null,
      carried: control.carried_days[at]!,
    });
  });
  return places
    .map((place, at) => {
      const sorted = rows[at]!.sort((a, b) => a.from - b.from);
      return { place, rows: sorted, stints: stintsOf(sorted) };
    })
    .sort((a, b) => BY_NAME.compare(a.place.name, b.place.name));
}

/** The row in force on a day; undefined when the record tells nothing of it. */
export function rowOn(town: Town, day: number): Row | undefined {
  return town.rows.find((row) => row.from <= day && day <= row.to);
}

export function stintOn(town: Town, day: number): Stint | undefined {
  return town.stints.find((stint) => stint.from <= day && day <= stint.to);
}

/** The party that holds it or most likely does; null when nothing is known. */
export function holderOf(row: Row | undefined): string | null {
  return row === undefined || row.status === "unknown" ? null : row.holder;
}

/** How strongly to draw it, 0 to 1: weak when unsure, or when no report tells of the day. */
export function strength(row: Row | undefined): number {
  if (row === undefined || row.status === "unknown") return 0;
  return row.belief * (row.basis === "carried" ? CARRIED : 1);
}

function stintsOf(rows: Row[]): Stint[] {
  const stints: Stint[] = [];
  for (const row of rows) {
    const last = stints.at(-1);
    const before = last?.rows[0];
    if (last !== undefined && row.from === last.to + 1 && before?.holder === row.holder && before.status === row.status) {
      last.rows.push(row);
      last.to = row.to;
    } else {
      stints.push({ rows: [row], from: row.from, to: row.to });
    }
  }
  return stints;
}
