// What the server answers, and the few requests that the page makes.

import type { FeatureCollection } from "geojson";

export interface Place {
  id: string;
  name: string;
  lat: number;
  lon: number;
  kind: string;
  country: string | null;
  admin1: string | null;
}

export interface Actor {
  id: string;
  name: string;
  kind: string;
  side: string;
  parent: string | null;
}

export type ControlStatus = "held" | "contested" | "unknown";
export type Basis = "observed" | "carried" | "inferred" | "judged" | "unknown";
export type Account = "claimed" | "corroborated" | "judged" | "none";
export type Contest = "fighting" | "accounts";

/** Lists of one length and order, one a field. */
export interface ControlColumns {
  place: number[];
  holder: (string | null)[];
  from: (string | null)[];
  to: (string | null)[];
  status: ControlStatus[];
  belief: number[];
  basis: Basis[];
  carried_days: number[];
  account: Account[];
  contest: (Contest | null)[];
}

export interface Overview {
  counts: Record<string, number>;
  first: string | null;
  last: string | null;
  actors: Actor[];
  places: Place[];
  /** Places that reports name without telling who held them. */
  others: Place[];
  control: ControlColumns;
  map_style: string | null;
  /** Whether the server takes judgements. */
  review: boolean;
}

/** Lists of one length and order, one a field. */
export interface EventColumns {
  id: string[];
  type: string[];
  agent: string[][];
  patient: string[][];
  place: (string | null)[];
  relation: string[];
  from: (string | null)[];
  to: (string | null)[];
  status: string[];
  sources: number[][];
  disputes: number[];
  precision: (string | null)[];
  /** Latitude, longitude and radius in km of their own points; null where that is the place's. */
  spot: (Spot | null)[];
}

export type Spot = [lat: number, lon: number, radiusKm: number];

export interface EventsInShort {
  sources: string[];
  events: EventColumns;
}

export interface Control {
  place: Place;
  holder: string | null;
  from: string | null;
  to: string | null;
  status: ControlStatus;
  belief: number;
  basis: Basis;
  account: Account;
  claims: string[];
}

export interface Dispute {
  field: string;
  positions: { value: string; claims: string[]; sources: string[]; sides: string[] }[];
}

export interface Event {
  id: string;
  type: string;
  agent: string[];
  patient: string[];
  place: Place | null;
  relation: string;
  /** Where that is, within its radius. */
  point: { lat: number; lon: number; radius_km: number } | null;
  from: string | null;
  to: string | null;
  status: string;
  counts: { of: string; low: number; best: number; high: number }[];
  claims: string[];
  sources: string[];
  /** The parties whose word is among them. */
  sides: string[];
  /** Per field the claims behind it. */
  support: Record<string, string[]>;
  /** Id of the battle, siege or operation within which it happened. */
  part_of: string | null;
  disputes: Dispute[];
}

export interface MarkedText {
  text: string;
  /** Sorted, without overlap; offsets count code points. */
  marks: { start: number; end: number; role: string }[];
}

export interface Report {
  id: string;
  headline: string | null;
  publisher: string | null;
  published: string | null;
  ref: string;
  copy_of: string | null;
}

interface Mention {
  text: string;
}

export interface Claim {
  id: string;
  type: string;
  status: string;
  agent: string[];
  patient: string[];
  /** Ids. */
  places: string[];
  /** Slug of who says so inside the text. */
  source: string | null;
  source_text: string | null;
  source_side: string | null;
  cue: string | null;
  publisher_side: string | null;
  confidence: number;
  from: string | null;
  to: string | null;
  event: string | null;
  mentions: { trigger: string; agent: Mention[]; patient: Mention[]; place: (Mention & { place: Place | null })[] };
  /** In code points of the report's text. */
  sentence_start: number;
  trigger_start: number;
  sentence: MarkedText;
  document: Report;
}

/** One interval of control with what it rests on. */
export interface Finding {
  control: Control;
  evidence: Claim[];
  disputes: Dispute[];
}

export interface Answer {
  finding: Finding;
  earlier: Finding[];
}

export interface WholeReport extends Report {
  dateline: string | null;
  translator: string | null;
  content: MarkedText;
}

export interface Found {
  place: Place | null;
  actors: Actor[];
  /** Ids. */
  events: string[];
  claims: Claim[];
  total: number;
}

/** One thing that a person may decide. */
export interface Question {
  about: "control" | "dispute" | "claim" | "place" | "actor" | "ruling" | "orphan";
  asks: string;
  why: string;
  place: Place | null;
  from: string | null;
  to: string | null;
  doubt: number;
  days: number;
  people: number;
  event: string | null;
  judgement: string | null;
  evidence: Claim[];
}

/** A claim as a judgement keeps it, so that it is found again when its report is read anew. */
export interface Cited {
  id: string;
  document: string;
  trigger: { start: number; end: number };
  words: string;
  type: string;
}

/** What was decided: which of the fields are there depends on the verdict. */
export interface Decision {
  claim?: Cited;
  one?: Cited[];
  other?: Cited[];
  document?: string;
  text?: string;
  place?: Place | Place[];
  actor?: string;
  agent?: string[];
  patient?: string[];
  type?: string;
  status?: string;
  holder?: string;
  start?: string;
  end?: string;
  undoes?: string;
}

export type Verdict = "accept" | "reject" | "correct" | "link" | "unlink" | "place" | "actor" | "control" | "undo";

export interface Judgement {
  id: string;
  verdict: Verdict;
  author: string;
  moment: string;
  note: string;
  standing: "in_force" | "undone" | "orphaned";
  decision: Decision;
}

interface Page<T> {
  items: T[];
  next: string | null;
}

const of = (name: string, value: string) => `?${name}=${encodeURIComponent(value)}`;

export const api = {
  overview: () => get<Overview>("overview"),
  events: () => get<EventsInShort>("overview/events"),
  event: (id: string) => get<Event>(`events/${encodeURIComponent(id)}`),
  eventsOf: (place: string) => all<Event>(`events${of("place", place)}`),
  claimsOf: (place: string) => all<Claim>(`claims${of("about", place)}`),
  claimsTelling: (event: string) => all<Claim>(`claims${of("event", event)}`),
  whoHeld: (place: string) => get<Answer>(`who-held${of("place", place)}`),
  document: (id: string) => get<WholeReport>(`documents/${encodeURIComponent(id)}`),
  areas: (day: string) => get<FeatureCollection>(`areas${of("on", day)}`),
  find: (words: string) => get<Found>(`search${of("q", words)}&limit=100`),
  judgements: () => all<Judgement>("judgements?"),
  questions: async () => (await get<Page<Question>>("review?limit=30")).items,
  /** The event that a claim tells of by now. */
  eventOf: async ({ id, document }: Claim): Promise<string | null> => {
    const claims = await all<Claim>(`claims${of("document", document.id)}`);
    return claims.find((claim) => claim.id === id)?.event ?? null;
  },
  /** Fails unless the token lets judge. */
  mayJudge: async (token: string): Promise<void> => {
    await answered(fetch("./api/v1/review/token", { headers: { authorization: `Bearer ${token}` } }));
  },
  /** Keep a judgement, or undo one; answers once all conclusions are drawn anew. */
  judge: (row: object, token: string, undoes?: string) =>
    answered<Judgement>(
      fetch(`./api/v1/judgements${undoes === undefined ? "" : `/${encodeURIComponent(undoes)}/undo`}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify(row),
      }),
    ),
  /** The place of that name in any spelling; null when the record tells nothing of it. */
  place: async (name: string): Promise<Place | null> => {
    const found = await get<Page<{ place: Place }>>(`places${of("name", name)}`);
    return found.items[0]?.place ?? null;
  },
};

/** What the server refused, in its own words. */
export class Refused extends Error {
  constructor(message: string, readonly status: number) {
    super(message);
  }
}

const get = <T>(path: string): Promise<T> => answered<T>(fetch(`./api/v1/${path}`));

async function answered<T>(request: Promise<Response>): Promise<T> {
  const response = await request;
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem = await response.json().catch(() => null);
  throw new Refused(problem?.detail ?? `The server answered ${response.status}.`, response.status);
}

async function all<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<T> = await get<Page<T>>(`${path}&limit=1000${more}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}
