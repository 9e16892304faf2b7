// The answer to "who held it on that day?", as one line.

import type { Control } from "./api";
import { short, toNumber } from "./days";
import type { Holdings } from "./holdings";
import { rowOn, stintOn, type Stint, type Town } from "./town";

const ACCOUNTS = { claimed: "claimed by its own side only", corroborated: "corroborated", none: "" };

/** "Held by Iraqi forces since 25 Aug 2016 · belief 0.93 · observed · corroborated" */
export function answer(town: Town, day: number, holdings: Holdings): string {
  const row = rowOn(town, day);
  const stint = stintOn(town, day);
  if (row === undefined || stint === undefined) return "Not known: no report reaches this day.";
  if (row.status === "unknown") return "Not known: the reports do not tell.";
  const since = stint.from === null ? "" : ` since ${short(stint.from)}`;
  const holder = row.holder === null ? "an unknown party" : holdings.name(row.holder);
  const said = row.status === "held" ? `Held by ${holder}${since}` : `Contested${since}, most likely ${holder}`;
  return [said, `belief ${row.belief.toFixed(2)}`, basis(row, stint, day), ACCOUNTS[row.account]].filter(Boolean).join(" · ");
}

function basis(row: Control, stint: Stint, day: number): string {
  if (row.basis !== "carried") return row.basis;
  const observed = stint.rows.filter((one) => one.basis === "observed");
  const before = observed.findLast((one) => one.to !== null && toNumber(one.to) < day);
  if (before?.to != null) return `carried over, ${days(day - toNumber(before.to))} after the last report`;
  const after = observed.find((one) => one.from !== null && toNumber(one.from) > day);
  if (after?.from != null) return `carried back, ${days(toNumber(after.from) - day)} before the first report`;
  return `carried over, at most ${days(row.carried_days)} from a report`;
}

function days(count: number): string {
  return `${count} ${count === 1 ? "day" : "days"}`;
}
