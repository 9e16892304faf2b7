// What is to be seen now: which events, of which days, and which towns the switches and filters leave.

import type { Happening, Happenings } from "./happenings";
import type { Holdings } from "./holdings";
import type { View } from "./state";
import { holderOf, type Row } from "./town";

/** Days up to the day of which events are shown while no span is chosen. */
const WINDOW = 7;

/** The days of which events are shown. */
export function span(view: View): [from: number, to: number] {
  return view.from !== null && view.to !== null ? [view.from, view.to] : [view.day - WINDOW + 1, view.day];
}

/** Whether any of the filters is set. */
export function isFiltered(view: View): boolean {
  return [view.type, view.actor, view.side, view.status, view.publisher, view.precision, view.find].some((one) => one !== null);
}

/** Tells of an event whether filters and switches leave it; `found` are the ids that the words lead to. */
function eventFilter(view: View, holdings: Holdings, found: ReadonlySet<string> | null): (one: Happening) => boolean {
  const hidden = new Set(view.off.filter((one) => one.startsWith("kind:")).map((one) => one.slice(5)));
  const { type, actor, side, status, publisher, precision } = view;
  return (one) =>
    !hidden.has(one.kind) &&
    (type === null || one.type === type || one.kind === type) &&
    (status === null || one.status === status) &&
    (precision === null || one.precision === precision) &&
    (publisher === null || one.sources.includes(publisher)) &&
    (actor === null || one.agent.includes(actor) || one.patient.includes(actor)) &&
    (side === null || [...one.agent, ...one.patient].some((party) => holdings.side(party) === side)) &&
    (found === null || found.has(one.id));
}

export function eventsSeen(view: View, happenings: Happenings, holdings: Holdings, found: ReadonlySet<string> | null): Happening[] {
  return happenings.within(...span(view)).filter(eventFilter(view, holdings, found));
}

/** Whether the legend's switches leave a town that stands so. */
export function isTownSeen(row: Row | undefined, off: ReadonlySet<string>): boolean {
  if (row === undefined || row.status === "unknown") return !off.has("unknown");
  if (row.status === "contested" && off.has("contested")) return false;
  const holder = holderOf(row);
  return holder === null || !off.has(holder);
}
