// Why the record says so: how many sources of whose side an interval of control rests on, in a sentence or two.

import type { Claim, Dispute } from "./api";
import type { Holdings } from "./holdings";
import { outlet } from "./report";
import type { Row } from "./town";

/** "3 independent sources: 1 of the holder’s own side, 1 of a rival side (Islamic State), 1 of outsiders." */
export function reasons(row: Row, evidence: Claim[], disputes: Dispute[], holdings: Holdings): string {
  if (row.status === "unknown" || evidence.length === 0) return "";
  const firsthand = evidence.filter((claim) => claim.document.copy_of === null);
  const originals = firsthand.length > 0 ? firsthand : evidence;
  const copies = new Set(evidence.filter((claim) => claim.document.copy_of !== null).map((claim) => claim.document.id)).size;
  const voices = new Map<string, string | null>();
  for (const claim of originals) voices.set(voice(claim, holdings), claim.source_side ?? claim.publisher_side);
  const own = row.holder === null ? null : holdings.side(row.holder);
  const sides = [...voices.values()].map((side) => (side === null ? null : holdings.side(side)));
  const rivals = sides.filter((side) => side !== null && side !== own && holdings.holds(side));
  const friends = sides.filter((side) => side !== null && side === own);
  const names = [...new Set(rivals)].map((side) => holdings.name(side!));
  const others = sides.length - friends.length - rivals.length;
  const parts = [
    friends.length === 0 ? "" : `${friends.length} of the holder’s own side`,
    rivals.length === 0 ? "" : `${rivals.length} of a rival side (${names.join(", ")})`,
    others === 0 ? "" : `${others} of outsiders`,
  ].filter(Boolean);
  const fields = [...new Set(disputes.map((dispute) => FIELDS[dispute.field] ?? dispute.field))];
  const whose = parts.length > 1 ? `: ${parts.join(", ")}` : `, ${parts[0]?.replace(/^\d+ /, sides.length > 1 ? "all " : "")}`;
  return [
    `${sides.length} independent ${sides.length === 1 ? "source" : "sources"}${whose}.`,
    copies === 0 ? "" : `${copies} ${copies === 1 ? "copy is" : "copies are"} left out.`,
    fields.length === 0 ? "" : `They disagree on ${fields.join(" and ")}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Questions that disputes are about, as they follow "disagree on". */
const FIELDS: Record<string, string> = {
  when: "the day",
  agent: "by whom",
  patient: "against whom",
  status: "whether it happened",
  place: "where",
  killed: "the number of dead",
  wounded: "the number of wounded",
};

/** Whose word a claim is: the one who speaks inside the report, else the outlet. */
function voice(claim: Claim, holdings: Holdings): string {
  return claim.source !== null && claim.source_side !== null ? holdings.name(claim.source) : outlet(claim.document);
}
