// Evidence: the sentences that claims stand in, with the words that play a role tinted, and who printed them when.

import type { Claim, Event, MarkedText, Report } from "./api";
import { short, toNumber } from "./days";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import { words } from "./kinds";
import { openReport, outlet } from "./report";
import type { Review } from "./review";
import { swatch } from "./swatch";

/** Sentences shown before the reader asks for all. */
const FIRST = 12;

/** Sentences with their claims, each sentence once; copies of a report fold into the first. Shown for an event, or without. */
export function evidence(claims: Claim[], holdings: Holdings, review: Review, event: Event | null = null): HTMLElement {
  const shown = (told: Claim[]) => card(told, claims, holdings, review, event);
  const sentences = [...Map.groupBy(claims, (claim) => claim.sentence.text).values()];
  const list = el("ol", { class: "evidence" }, ...sentences.slice(0, FIRST).map(shown));
  if (sentences.length <= FIRST) return list;
  const rest = sentences.slice(FIRST);
  const more = el("button", { type: "button", class: "more-button" }, `Show ${rest.length} more ${rest.length === 1 ? "sentence" : "sentences"}`);
  more.addEventListener("click", () => {
    list.append(...rest.map(shown));
    more.remove();
  });
  return el("div", {}, list, more);
}

function card(told: Claim[], claims: Claim[], holdings: Holdings, review: Review, event: Event | null): HTMLElement {
  const first = told.find((claim) => claim.document.copy_of === null) ?? told[0]!;
  const types = [...new Set(told.map((claim) => words(claim.type, claim.status)))];
  const reports = new Map(told.map((claim) => [claim.document.id, claim.document]));
  reports.delete(first.document.id);
  const copies = [...reports.values()].map(outlet);
  return el(
    "li",
    {},
    el("blockquote", {}, ...marked(first.sentence)),
    el("p", { class: "cite" }, ...cite(first.document), ...said(first, holdings)),
    el("p", { class: "types" }, `Read as: ${types.join(", ")}`),
    copies.length === 0
      ? null
      : el("details", { class: "copies" }, el("summary", {}, `${copies.length} more print it`), copies.join(", ")),
    review.onSentence(told, event, claims),
  );
}

function cite(report: Report): (Node | string)[] {
  const day = report.published === null ? "undated" : short(toNumber(report.published));
  const read = el("button", { type: "button", class: "link", onclick: () => void openReport(report.id) }, "read the report");
  return [el("strong", {}, outlet(report)), ` · ${day} · `, read];
}

/** Whose word it is, as far as that is known: the outlet's party, and the source inside the text with its own. */
function said(claim: Claim, holdings: Holdings): (Node | string)[] {
  const side = (actor: string) => el("span", { class: "side" }, swatch("held", holdings.colourOf(actor)), holdings.name(actor));
  const outletSide = claim.publisher_side === null ? [] : [" · an outlet of ", side(claim.publisher_side)];
  if (claim.source_text === null) return outletSide;
  const speaker = claim.source_side === null ? [] : [", of ", side(claim.source_side)];
  return [...outletSide, ` · ${saying(claim.cue)} “${claim.source_text}”`, ...speaker];
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

const ROLES: Record<string, string> = {
  trigger: "what",
  agent: "who",
  patient: "to whom",
  place: "where",
  when: "when",
  count: "how many",
  source: "says who",
};

/** What the tints mean. */
export function roleKey(): HTMLElement {
  const marks = Object.entries(ROLES).map(([role, name]) => el("mark", { class: role }, name));
  return el("p", { class: "tints" }, "Tinted: ", ...marks.flatMap((mark) => [mark, " "]));
}

/** Text whose marked words carry a tint a role; offsets count code points, not UTF-16 units. */
export function marked({ text, marks }: MarkedText): Node[] {
  const points = [...text];
  const piece = (start: number, end: number) => document.createTextNode(points.slice(start, end).join(""));
  const nodes: Node[] = [];
  let at = 0;
  for (const { start, end, role } of marks) {
    nodes.push(piece(at, start), el("mark", { class: role, title: ROLES[role] ?? role }, piece(start, end)));
    at = end;
  }
  nodes.push(piece(at, points.length));
  return nodes;
}
