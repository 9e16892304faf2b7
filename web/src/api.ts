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
}

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
  positions: { value: string; claims: string[] }[];
}

export interface Event {
  id: string;
  type: string;
  agent: string[];
  patient: string[];
  place: Place | null;
  relation: string;
  from: string | null;
  to: string | null;
  status: string;
  counts: { of: string; low: number; best: number; high: number }[];
  claims: string[];
  sources: string[];
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

export interface Claim {
  id: string;
  type: string;
  status: string;
  agent: string[];
  patient: string[];
  /** Slug of who says so inside the text. */
  source: string | null;
  source_text: string | null;
  source_side: string | null;
  cue: string | null;
  publisher_side: string | null;
  confidence: number;
  from: string | null;
  to: string | null;
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
  /** The place of that name in any spelling; null when the record tells nothing of it. */
  place: async (name: string): Promise<Place | null> => {
    const found = await get<Page<{ place: Place }>>(`places${of("name", name)}`);
    return found.items[0]?.place ?? null;
  },
};

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`./api/v1/${path}`);
  if (response.ok) return (await response.json()) as T;
  const problem = await response.json().catch(() => null);
  throw new Error(problem?.detail ?? `The server answered ${response.status}.`);
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
