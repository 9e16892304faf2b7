// The answer to "who held it on that day?", and how far it can be trusted.

import { short } from "./days";
import type { Holdings } from "./holdings";
import { rowOn, stintOn, type Row, type Stint, type Town } from "./town";

const CONTESTS = { fighting: "it is fought over", accounts: "reports give it to one side and to another" };
const ACCOUNTS = { claimed: "only its own side says so", corroborated: "others than its own side say so", judged: "", none: "" };

/** "Held by Iraqi forces since 25 Aug 2016" */
export function answer(town: Town, day: number, holdings: Holdings): string {
  const row = rowOn(town, day);
  const stint = stintOn(town, day);
  if (row === undefined || stint === undefined) return "Not known: no report reaches this day.";
  if (row.status === "unknown") return `Not known: ${row.basis === "judged" ? "a person decided so" : "the reports do not tell"}.`;
  const since = Number.isFinite(stint.from) ? ` since ${short(stint.from)}` : "";
  const holder = row.holder === null ? "an unknown party" : holdings.name(row.holder);
  return row.status === "held" ? `Held by ${holder}${since}` : `Contested${since}, most likely ${holder}`;
}

/** "belief 0.93 · reports tell of these days · others than its own side say so" */
export function trust(town: Town, day: number): string {
  const row = rowOn(town, day);
  const stint = stintOn(town, day);
  if (row === undefined || stint === undefined || row.status === "unknown") return "";
  const contest = row.contest === null ? "" : CONTESTS[row.contest];
  return [contest, `belief ${row.belief.toFixed(2)}`, basis(row, stint, day), ACCOUNTS[row.account]].filter(Boolean).join(" · ");
}

function basis(row: Row, stint: Stint, day: number): string {
  if (row.basis === "observed") return "reports tell of these days";
  if (row.basis === "judged") return "decided by a person who keeps the record";
  if (row.basis === "inferred") return "inferred from places nearby";
  const observed = stint.rows.filter((one) => one.basis === "observed");
  const before = observed.findLast((one) => one.to < day);
  if (before !== undefined) return `carried over, ${days(day - before.to)} after the last report`;
  const after = observed.find((one) => one.from > day);
  if (after !== undefined) return `carried back, ${days(after.from - day)} before the first report`;
  return `carried over, at most ${days(row.carried)} from a report`;
}

function days(count: number): string {
  return `${count} ${count === 1 ? "day" : "days"}`;
}
