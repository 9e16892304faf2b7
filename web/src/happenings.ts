// All events in short, in memory, by first day.

import type { EventsInShort, Spot } from "./api";
import { toNumber } from "./days";
import { kindOf, type Kind } from "./kinds";

const MONTH = 31;

export interface Happening {
  id: string;
  type: string;
  kind: Kind;
  agent: string[];
  patient: string[];
  /** Id. */
  place: string | null;
  relation: string;
  /** Days since 1970; NaN when unknown. */
  from: number;
  to: number;
  status: string;
  /** Outlets, or slugs of those who speak inside a report. */
  sources: string[];
  disputes: number;
  /** How precisely the reports say where; null when none does. */
  precision: string | null;
  /** Where it was, if that is elsewhere than its place. */
  spot: Spot | null;
}

export class Happenings {
  readonly all: Happening[];
  /** The busiest first. */
  readonly sources: string[];

  constructor(short: EventsInShort = { sources: [], events: { id: [], type: [], agent: [], patient: [], place: [], relation: [], from: [], to: [], status: [], sources: [], disputes: [], precision: [], spot: [] } }) {
    const { events, sources } = short;
    this.sources = sources;
    this.all = events.id.map((id, at) => ({
      id,
      type: events.type[at]!,
      kind: kindOf(events.type[at]!),
      agent: events.agent[at]!,
      patient: events.patient[at]!,
      place: events.place[at] ?? null,
      relation: events.relation[at]!,
      from: day(events.from[at] ?? events.to[at]),
      to: day(events.to[at] ?? events.from[at]),
      status: events.status[at]!,
      sources: events.sources[at]!.map((source) => sources[source]!),
      disputes: events.disputes[at]!,
      precision: events.precision[at] ?? null,
      spot: events.spot[at] ?? null,
    }));
  }

  /** What touches the days; of what is known to no month, only what lies in them altogether. */
  within(from: number, to: number): Happening[] {
    return this.all.filter((one) =>
      one.to - one.from <= MONTH ? one.from <= to && one.to >= from : one.from >= from && one.to <= to,
    );
  }
}

function day(iso: string | null | undefined): number {
  return iso == null ? NaN : toNumber(iso);
}
