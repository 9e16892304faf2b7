// Evidence: the sentences that claims stand in, with the words that play a role tinted, and who printed them when.

import type { Claim, Dispute, Event, MarkedText, Report } from "./api";
import { interval, short } from "./days";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import { openReport } from "./report";

/** Sentences with their claims, each sentence once; copies of a report fold into the first. */
export function evidence(claims: Claim[], holdings: Holdings): HTMLElement {
  const sentences = Map.groupBy(claims, (claim) => claim.sentence.text);
  const cards = [...sentences.values()].map((told) => card(told, holdings));
  return el("ol", { class: "evidence" }, ...cards);
}

function card(told: Claim[], holdings: Holdings): HTMLElement {
  const first = told.find((claim) => claim.document.copy_of === null) ?? told[0]!;
  const kinds = [...new Set(told.map((claim) => words(claim.type, claim.status)))];
  const reports = new Map(told.map((claim) => [claim.document.id, claim.document]));
  reports.delete(first.document.id);
  const copies = [...reports.values()].map(outlet);
  return el(
    "li",
    {},
    el("blockquote", {}, ...marked(first.sentence)),
    el("p", { class: "cite" }, ...cite(first.document), ...said(first, holdings)),
    el("p", { class: "kinds" }, ...kinds.map((kind) => el("span", { class: "kind" }, kind))),
    copies.length === 0 ? null : el("p", { class: "copies" }, `Also printed by ${copies.join(", ")}`),
  );
}

function cite(report: Report): (Node | string)[] {
  const day = report.published === null ? "undated" : short(report.published);
  const read = el(
    "button",
    { type: "button", class: "link", onclick: () => void openReport(report.id) },
    "read the report",
  );
  return [el("strong", {}, outlet(report)), ` · ${day} · `, read];
}

/** Who printed a report; where that is not known, what the user calls it. */
export function outlet(report: Report): string {
  return report.publisher ?? report.ref.split("/").at(-1) ?? report.ref;
}

/** Whose word it is, as far as that is known: the outlet's party, and the source inside the text with its own. */
function said(claim: Claim, holdings: Holdings): string[] {
  const of = (side: string | null) => (side === null ? "" : ` (side: ${holdings.name(side)})`);
  return [
    claim.publisher_side === null ? "" : ` · an outlet of ${holdings.name(claim.publisher_side)}`,
    claim.source_text === null ? "" : ` · ${saying(claim.cue)} “${claim.source_text}”${of(claim.source_side)}`,
  ];
}

/** How a source puts it, before the words that name the source. */
function saying(cue: string | null): string {
  switch (cue) {
    case "confirmed":
    case "claimed":
    case "denied":
      return `${cue} by`;
    case "hearsay":
      return "hearsay:";
    default:
      return "according to";
  }
}

/** What the tints mean. */
export function roleKey(): HTMLElement {
  const names = { trigger: "what", agent: "who", patient: "to whom", place: "where", when: "when", count: "how many", source: "says who" };
  const marks = Object.entries(names).map(([role, name]) => el("mark", { class: role }, name));
  return el("p", { class: "key", "aria-label": "What the tints mean" }, ...marks);
}

/** Text whose marked words carry a tint a role; offsets count code points, not UTF-16 units. */
export function marked({ text, marks }: MarkedText): Node[] {
  const points = [...text];
  const piece = (start: number, end: number) => document.createTextNode(points.slice(start, end).join(""));
  const nodes: Node[] = [];
  let at = 0;
  for (const { start, end, role } of marks) {
    nodes.push(piece(at, start), el("mark", { class: role, title: role }, piece(start, end)));
    at = end;
  }
  nodes.push(piece(at, points.length));
  return nodes;
}

/** What happened at the place, in the order of time. */
export function eventList(events: Event[], holdings: Holdings): HTMLElement {
  return el("ol", { class: "events" }, ...events.map((event) => eventLine(event, holdings)));
}

function eventLine(event: Event, holdings: Holdings): HTMLElement {
  const names = (ids: string[]) => ids.slice(0, 2).map((id) => holdings.name(id)).join(", ");
  const parties = [names(event.agent), names(event.patient)].filter(Boolean).join(" → ");
  const counts = event.counts.map(({ of, low, high }) => `${low === high ? low : `${low}–${high}`} ${of}`);
  const sources = `${event.sources.length} ${event.sources.length === 1 ? "source" : "sources"}`;
  const where = event.relation === "in" ? null : `${event.relation.replace("_", " ")}`;
  const rest = [parties, where, ...counts, sources].filter((part) => part !== null && part !== "");
  return el(
    "li",
    {},
    el("span", { class: "when" }, interval(event.from, event.to)),
    el("span", { class: "kind" }, words(event.type, event.status)),
    el("span", { class: "rest" }, rest.join(" · ")),
  );
}

/** Answers on which the reports disagree, side by side, each with those who give it. */
export function disputes(events: Event[], claims: Claim[], holdings: Holdings): HTMLElement[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return events.flatMap((event) => event.disputes.map((dispute) => disputeCard(event, dispute, byId, holdings)));
}

function disputeCard(event: Event, dispute: Dispute, claims: Map<string, Claim>, holdings: Holdings): HTMLElement {
  const positions = dispute.positions.map((position) => {
    const reports = position.claims.flatMap((id) => claims.get(id)?.document ?? []);
    const who = [...new Set(reports.map(outlet))].join(", ");
    return el("li", {}, el("strong", {}, readable(dispute.field, position.value, holdings)), el("span", {}, who));
  });
  const title = `${words(event.type, event.status)}, ${interval(event.from, event.to)}: ${FIELDS[dispute.field] ?? dispute.field}?`;
  return el("div", { class: "dispute" }, el("p", {}, title), el("ul", {}, ...positions));
}

const FIELDS: Record<string, string> = { when: "which day", agent: "by whom", patient: "against whom", status: "did it happen", place: "where" };

function readable(field: string, value: string, holdings: Holdings): string {
  if (field === "agent" || field === "patient") return holdings.name(value);
  if (field !== "when") return value;
  const [from = "", to = from] = value.split(/\/|\.\./);
  const isDay = /^\d{4}-\d\d-\d\d$/;
  return isDay.test(from) && isDay.test(to) ? interval(from, to) : value;
}

function words(type: string, status: string): string {
  return status === "happened" ? type : `${type} (${status})`;
}
