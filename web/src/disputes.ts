// Where reports disagree: the answers side by side, each with those who give it.

import type { Claim, Dispute, Event } from "./api";
import { between } from "./days";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import { words } from "./kinds";
import { outlet } from "./report";

/** Disputes shown before the reader asks for all. */
const FIRST = 4;

export function disputes(events: Event[], claims: Claim[], holdings: Holdings): HTMLElement[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const cards = events.flatMap((event) => event.disputes.map((dispute) => card(event, dispute, byId, holdings)));
  if (cards.length <= FIRST) return cards;
  return [...cards.slice(0, FIRST), el("details", { class: "rest" }, el("summary", {}, `${cards.length - FIRST} more`), ...cards.slice(FIRST))];
}

function card(event: Event, dispute: Dispute, claims: Map<string, Claim>, holdings: Holdings): HTMLElement {
  const positions = dispute.positions.map((position) => {
    const cited = position.claims.flatMap((id) => claims.get(id) ?? []).map((claim) => claim.source_text ?? outlet(claim.document));
    const who = new Set(position.sources.length > 0 ? position.sources.map((source) => holdings.name(source)) : cited);
    const shown = [...who].slice(0, 3).join(", ") + (who.size > 3 ? ` and ${who.size - 3} more` : "");
    const sides = [...new Set(position.sides.map((side) => holdings.name(holdings.side(side))))].filter((side) => !who.has(side));
    const whose = sides.length === 0 ? null : el("span", {}, `word of ${sides.join(", ")}`);
    return el("li", {}, el("strong", {}, readable(dispute.field, position.value, holdings)), el("span", {}, shown), whose);
  });
  const title = `${words(event.type, event.status)}, ${between(event.from, event.to)}: ${FIELDS[dispute.field] ?? `how many ${dispute.field}`}?`;
  return el("div", { class: "dispute" }, el("p", {}, title), el("ul", {}, ...positions));
}

const FIELDS: Record<string, string> = {
  when: "which day",
  agent: "by whom",
  patient: "against whom",
  status: "did it happen",
  place: "where",
};

function readable(field: string, value: string, holdings: Holdings): string {
  if (field === "agent" || field === "patient") return holdings.name(value);
  if (field === "place") return holdings.place(value)?.name ?? value;
  if (field !== "when") return value;
  const [from = "", to = from] = value.split(/\/|\.\./);
  const isDay = /^\d{4}-\d\d-\d\d$/;
  return isDay.test(from) && isDay.test(to) ? between(from, to) : value;
}
