// What the reader looks at. The address after # holds all of it: it can be shared, and the back button works.

import { toIso, toNumber } from "./days";

export type Show = "map" | "strips" | "events" | "towns";
export type Lanes = "fit" | "named";
export type Sort = "place" | "change" | "dispute" | "name";

export interface View {
  /** Days since 1970, like all days here. */
  day: number;
  /** First and last day of the span chosen on the histogram; null for none. */
  from: number | null;
  to: number | null;
  /** The earlier or later day that the day is compared with. */
  against: number | null;
  show: Show;
  /** Id of the place whose panel is open. */
  town: string | null;
  /** Id of the event whose panel is open. */
  event: string | null;
  /** Words looked for in the reports. */
  find: string | null;
  /** Which of the questions to a person is before one, from "1"; null while the sheet for review is closed. */
  review: string | null;
  type: string | null;
  actor: string | null;
  side: string | null;
  status: string | null;
  publisher: string | null;
  /** How precisely an event is located. */
  precision: string | null;
  /** Switched off in the legend: slugs of holders, `contested`, `unknown`, `areas`, `kind:…`. */
  off: string[];
  sort: Sort;
  /** Lanes of the strips: as high as fits on the screen, or high enough for names. */
  lanes: Lanes;
  /** "zoom/lat/lon"; null lets the map show the whole record. */
  map: string | null;
}

type Change = ReadonlySet<keyof View>;
type Listener = (view: View, changed: Change) => void;

/** Steps that the back button takes back; all else changes the address in place. */
const STEPS: (keyof View)[] = ["town", "event", "find", "review", "show", "against", "type", "actor", "side", "status", "publisher", "precision"];
const WRITE_MS = 400;
const DAYS = ["day", "from", "to", "against"] as const;
const SHOWS: Show[] = ["map", "strips", "events", "towns"];
const SORTS: Sort[] = ["change", "place", "dispute", "name"];
/** What is left out of the address, as it is so at first. */
const FIRST: Partial<Record<keyof View, string>> = { show: SHOWS[0], sort: SORTS[0], lanes: "fit" };

export class State {
  #view: View;
  #listeners: Listener[] = [];
  /** The timer that runs after the address was written. */
  #written: number | undefined;

  constructor(readonly first: number, readonly last: number, readonly opening: number) {
    this.#view = this.#read();
    const again = () => {
      clearTimeout(this.#written);
      this.#written = undefined;
      this.#apply(this.#read());
    };
    addEventListener("popstate", again);
    addEventListener("hashchange", again);
  }

  get view(): View {
    return this.#view;
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  go(to: Partial<View>): void {
    const next = { ...this.#view, ...to };
    for (const key of DAYS) next[key] = this.#within(next[key]) as number;
    const before = this.#view;
    const changed = this.#apply(next);
    if (changed.size === 0) return;
    if (STEPS.some((key) => next[key] !== before[key])) this.#push(before, next);
    else this.#replace();
  }

  #push(before: View, next: View): void {
    if (this.#written !== undefined) history.replaceState(null, "", address(before));
    clearTimeout(this.#written);
    this.#written = undefined;
    history.pushState(null, "", address(next));
  }

  /** At once, but not again and again: browsers refuse pages that write their address too often. */
  #replace(): void {
    if (this.#written !== undefined) return;
    history.replaceState(null, "", address(this.#view));
    const written = this.#view;
    this.#written = window.setTimeout(() => {
      this.#written = undefined;
      if (this.#view !== written) this.#replace();
    }, WRITE_MS);
  }

  /** Go back to all towns: close what lies on top. */
  close(): void {
    const { event, town, review, find, against } = this.#view;
    if (event !== null) this.go({ event: null });
    else if (town !== null) this.go({ town: null });
    else if (review !== null) this.go({ review: null });
    else if (find !== null) this.go({ find: null });
    else if (against !== null) this.go({ against: null });
  }

  #apply(next: View): Change {
    const keys = Object.keys(next) as (keyof View)[];
    const changed = new Set(keys.filter((key) => String(next[key]) !== String(this.#view[key])));
    if (changed.size > 0) {
      this.#view = next;
      for (const listener of this.#listeners) listener(next, changed);
    }
    return changed;
  }

  #read(): View {
    const hash = new URLSearchParams(location.hash.slice(1));
    const day = (key: string) => {
      const number = toNumber(hash.get(key) ?? "");
      return Number.isNaN(number) ? null : this.#within(number);
    };
    return {
      day: day("day") ?? this.opening,
      from: day("from"),
      to: day("to"),
      against: day("against"),
      show: SHOWS.find((one) => one === hash.get("show")) ?? SHOWS[0]!,
      town: hash.get("town"),
      event: hash.get("event"),
      find: hash.get("find"),
      review: hash.get("review"),
      type: hash.get("type"),
      actor: hash.get("actor"),
      side: hash.get("side"),
      status: hash.get("status"),
      publisher: hash.get("publisher"),
      precision: hash.get("precision"),
      off: hash.get("off")?.split(",").filter(Boolean) ?? [],
      sort: SORTS.find((one) => one === hash.get("sort")) ?? SORTS[0]!,
      lanes: hash.get("lanes") === "named" ? "named" : "fit",
      map: hash.get("map"),
    };
  }

  #within(day: number | null): number | null {
    return day === null ? null : Math.min(this.last, Math.max(this.first, day));
  }
}

/** The part of the address after #, without what is as it is at first. */
export function address(view: View): string {
  const hash = new URLSearchParams();
  for (const [key, value] of Object.entries(view)) {
    const isDay = (DAYS as readonly string[]).includes(key);
    const text = value === null ? "" : isDay ? toIso(value as number) : String(value);
    if (text !== (FIRST[key as keyof View] ?? "")) hash.set(key, text);
  }
  return `#${hash.toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}
