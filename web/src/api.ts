// What the server answers, and the few requests that the page makes.

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

export interface Control {
  place: Place;
  holder: string | null;
  from: string | null;
  to: string | null;
  status: "held" | "contested" | "unknown";
  belief: number;
  basis: "observed" | "carried" | "inferred" | "unknown";
  carried_days: number;
  account: "claimed" | "corroborated" | "none";
  events: string[];
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
  /** Slug of who says so inside the text. */
  source: string | null;
  source_text: string | null;
  /** Whose side the source and the outlet are on, where the answer tells. */
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

export interface Summary {
  counts: Record<string, number>;
  first: string | null;
  last: string | null;
  extent: [number, number, number, number] | null;
  days: { day: string; events: number }[];
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export const api = {
  summary: () => get<Summary>("summary"),
  actors: () => all<Actor>("actors"),
  control: () => all<Control>("control"),
  eventsOf: (place: string) => all<Event>(`events?place=${encodeURIComponent(place)}`),
  claimsOf: (place: string) => all<Claim>(`claims?place=${encodeURIComponent(place)}`),
  whoHeld: (place: string) => get<Answer>(`who-held?place=${encodeURIComponent(place)}`),
  document: (id: string) => get<WholeReport>(`documents/${encodeURIComponent(id)}`),
};

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`./api/v1/${path}`, { headers: { accept: "application/json" } });
  if (response.ok) return (await response.json()) as T;
  const problem = await response.json().catch(() => null);
  throw new Error(problem?.detail ?? `The server answered ${response.status}.`);
}

async function all<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const joint = path.includes("?") ? "&" : "?";
    const more: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<T> = await get<Page<T>>(`${path}${joint}limit=1000${more}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}
