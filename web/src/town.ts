// One place through time: rows as the record has them, and stints, which join rows that differ only in their basis.

import type { Control, Place } from "./api";
import { toNumber } from "./days";

export interface Town {
  place: Place;
  /** In the order of time. */
  rows: Control[];
  stints: Stint[];
}

/** One holder, or none known, without a break: some of its days observed, others carried over. */
export interface Stint {
  /** Of the same holder and status, one after the other. */
  rows: [Control, ...Control[]];
  from: string | null;
  to: string | null;
}

const BY_NAME = new Intl.Collator("en", { ignorePunctuation: true });

/** The towns of all rows, by name. */
export function townsOf(control: Control[]): Town[] {
  const rows = Map.groupBy(control, (row) => row.place.id);
  return [...rows.values()]
    .map((rows) => {
      const sorted = rows.toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
      return { place: sorted[0]!.place, rows: sorted, stints: stintsOf(sorted) };
    })
    .sort((a, b) => BY_NAME.compare(a.place.name, b.place.name));
}

/** The row in force on a day; undefined when the record tells nothing of it. */
export function rowOn(town: Town, day: number): Control | undefined {
  return town.rows.find((row) => covers(row, day));
}

export function stintOn(town: Town, day: number): Stint | undefined {
  return town.stints.find((stint) => covers(stint, day));
}

function covers({ from, to }: { from: string | null; to: string | null }, day: number): boolean {
  return (from === null || toNumber(from) <= day) && (to === null || day <= toNumber(to));
}

function stintsOf(rows: Control[]): Stint[] {
  const stints: Stint[] = [];
  for (const row of rows) {
    const last = stints.at(-1);
    const { holder, status } = last?.rows[0] ?? {};
    const adjoins = last?.to != null && row.from !== null && toNumber(row.from) === toNumber(last.to) + 1;
    if (last !== undefined && adjoins && holder === row.holder && status === row.status) {
      last.rows.push(row);
      last.to = row.to;
    } else {
      stints.push({ rows: [row], from: row.from, to: row.to });
    }
  }
  return stints;
}
