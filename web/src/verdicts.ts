// Judgements in words, and what each of them is about.

import type { Cited, Claim, Decision, Judgement, Place } from "./api";
import { between } from "./days";
import type { Holdings } from "./holdings";
import { words } from "./kinds";

const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** "28 Nov 2026, 11:20 UTC" */
export function moment(iso: string): string {
  return `${MOMENT.format(Date.parse(iso))} UTC`;
}

/** "Ramadi was held by Islamic State, 17 May 2015 – 27 Dec 2015" */
export function verdict({ verdict, decision }: Judgement, holdings: Holdings): string {
  const { claim, one, other, text, place, actor } = decision;
  const quoted = claim === undefined ? "" : `${words(claim.type)} “${claim.words}”`;
  switch (verdict) {
    case "accept":
      return `Accepted: ${quoted} is read rightly`;
    case "reject":
      return `Rejected: nothing is drawn from ${quoted}`;
    case "correct":
      return `Corrected: ${quoted} tells ${corrections(decision, holdings)}`;
    case "link":
      return `Merged: ${quotes(one)} and ${quotes(other)} tell of one event`;
    case "unlink":
      return `Parted: ${quotes(one)} and ${quotes(other)} tell of different events`;
    case "place":
      return `“${text}” means ${named(place)}`;
    case "actor":
      return `“${text}” means ${holdings.name(actor ?? "")}`;
    case "control":
      return ruled(decision, holdings);
    case "undo":
      return "An earlier judgement was undone";
  }
}

/** Whether it is about a claim, also one that was read anew under another id. */
export function isOnClaim({ decision: { claim, document, text } }: Judgement, on: Claim): boolean {
  if (claim !== undefined) return isOf(claim, on);
  if (document === undefined || document !== on.document.id || text === undefined) return false;
  const { agent, patient, place } = on.mentions;
  const said = [...agent, ...patient, ...place].map((mention) => mention.text.toLowerCase());
  return [...said, on.source_text?.toLowerCase()].includes(text.toLowerCase());
}

export function isOnEvent({ decision: { one, other } }: Judgement, claims: Claim[]): boolean {
  return [...(one ?? []), ...(other ?? [])].some((cited) => claims.some((claim) => isOf(cited, claim)));
}

export function isOnPlace({ verdict, decision: { place } }: Judgement, on: Place): boolean {
  return verdict === "control" && place !== undefined && !Array.isArray(place) && place.id === on.id;
}

/** A claim as judgements name it. */
export function cite({ id, document, trigger_start: start, mentions: { trigger }, type }: Claim): Cited {
  return { id, document: document.id, trigger: { start, end: start + [...trigger].length }, words: trigger, type };
}

function isOf(cited: Cited, claim: Claim): boolean {
  return cited.id === claim.id || (cited.document === claim.document.id && cited.trigger.start === claim.trigger_start && cited.type === claim.type);
}

function ruled({ place, holder, status, start, end }: Decision, holdings: Holdings): string {
  const whose = holder === undefined ? "" : holdings.name(holder);
  const how = status === "held" ? `held by ${whose}` : status === "contested" ? `contested${whose && `, most likely held by ${whose}`}` : "in hands not known";
  const days = start === undefined && end === undefined ? "on all days" : between(start ?? null, end ?? null);
  return `Ruled: ${named(place)} was ${how}, ${days}`;
}

/** "when: 25 Aug 2016; where: Hatra" */
function corrections({ type, agent, patient, place, start, end, status }: Decision, holdings: Holdings): string {
  const who = (ids: string[]) => (ids.length === 0 ? "nobody named" : ids.map((id) => holdings.name(id)).join(", "));
  return [
    type === undefined ? "" : `what: ${words(type)}`,
    agent === undefined ? "" : `who: ${who(agent)}`,
    patient === undefined ? "" : `to whom: ${who(patient)}`,
    place === undefined ? "" : `where: ${named(place)}`,
    start === undefined && end === undefined ? "" : `when: ${between(start ?? end ?? null, end ?? start ?? null)}`,
    status === undefined ? "" : `status: ${status}`,
  ]
    .filter(Boolean)
    .join("; ");
}

function named(place: Decision["place"]): string {
  const places = place === undefined ? [] : [place].flat();
  return places.length === 0 ? "nowhere named" : places.map(({ name }) => name).join(", ");
}

function quotes(cited: Cited[] = []): string {
  const [first, ...rest] = cited;
  return `“${first?.words}”${rest.length === 0 ? "" : ` and ${rest.length} more`}`;
}
