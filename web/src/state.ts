// What the reader looks at: a day, a town, a part of the map. The address after # holds it.

import { toIso, toNumber } from "./days";

export interface View {
  /** Days since 1970. */
  day: number;
  town: string | null;
  /** "zoom/lat/lon"; null lets the map show the whole record. */
  map: string | null;
}

type Listener = (view: View, changed: ReadonlySet<keyof View>) => void;

export class State {
  #view: View;
  #listeners: Listener[] = [];

  constructor(readonly first: number, readonly last: number) {
    this.#view = this.#read();
    addEventListener("popstate", () => this.#apply(this.#read()));
    addEventListener("hashchange", () => this.#apply(this.#read()));
  }

  get view(): View {
    return this.#view;
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Look at something else. Choosing a town can be taken back with the browser's back button. */
  go(to: Partial<View>): void {
    const next = { ...this.#view, ...to };
    next.day = this.#within(next.day);
    const another = next.town !== this.#view.town;
    this.#apply(next);
    history[another ? "pushState" : "replaceState"](null, "", this.#hash());
  }

  #apply(next: View): void {
    const keys: (keyof View)[] = ["day", "town", "map"];
    const changed = new Set(keys.filter((key) => next[key] !== this.#view[key]));
    if (changed.size === 0) return;
    this.#view = next;
    for (const listener of this.#listeners) listener(next, changed);
  }

  #read(): View {
    const hash = new URLSearchParams(location.hash.slice(1));
    const day = toNumber(hash.get("day") ?? "");
    return {
      day: Number.isNaN(day) ? this.last : this.#within(day),
      town: hash.get("town"),
      map: hash.get("map"),
    };
  }

  #hash(): string {
    const { day, town, map } = this.#view;
    const parts = [`day=${toIso(day)}`];
    if (town !== null) parts.push(`town=${encodeURIComponent(town)}`);
    if (map !== null) parts.push(`map=${map}`);
    return `#${parts.join("&")}`;
  }

  #within(day: number): number {
    return Math.min(this.last, Math.max(this.first, day));
  }
}
