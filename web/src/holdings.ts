// The whole record of control in memory: towns, who is who, and in which colour.

import type { Actor, Control, Summary } from "./api";
import { coloursOf } from "./colours";
import { toNumber } from "./days";
import { townsOf, type Town } from "./town";

export class Holdings {
  readonly towns: Town[];
  /** Days since 1970 that the slider spans. */
  readonly first: number;
  readonly last: number;
  /** Everyone who ever holds a place, sides together. */
  readonly holders: string[];
  readonly #colours: Map<string, string>;
  readonly #actors: Map<string, Actor>;

  constructor(readonly summary: Summary, actors: Actor[], control: Control[]) {
    this.#actors = new Map(actors.map((actor) => [actor.id, actor]));
    this.towns = townsOf(control);
    const days = [summary.first, summary.last].filter((day) => day !== null).map(toNumber);
    const today = Math.floor(Date.now() / 86_400_000);
    this.first = Math.min(...days, days.length > 0 ? Infinity : today);
    this.last = Math.max(...days, days.length > 0 ? -Infinity : today);
    const held = control.flatMap((row) => (row.holder === null || row.status === "unknown" ? [] : [row.holder]));
    this.#colours = coloursOf(held.map((holder) => this.side(holder)));
    const rank = [...this.#colours.keys()];
    const place = (holder: string) => rank.indexOf(this.side(holder));
    this.holders = [...new Set(held)].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
  }

  town(id: string | null): Town | undefined {
    return this.towns.find((town) => town.place.id === id);
  }

  name(actor: string): string {
    return this.#actors.get(actor)?.name ?? (actor.charAt(0).toUpperCase() + actor.slice(1)).replaceAll("-", " ");
  }

  side(actor: string): string {
    return this.#actors.get(actor)?.side ?? actor;
  }

  /** The colour of whose side the holder is on; the page's grey when nobody is known to hold it. */
  colour(row: Control | undefined): string {
    if (row === undefined || row.holder === null || row.status === "unknown") return "var(--unknown)";
    return this.colourOf(row.holder);
  }

  colourOf(holder: string): string {
    return this.#colours.get(this.side(holder)) ?? "var(--unknown)";
  }

  /** "Iraqi forces", "contested, Iraqi forces" or "not known": what a label has room for. */
  brief(row: Control | undefined): string {
    if (row === undefined || row.status === "unknown") return "not known";
    const holder = row.holder === null ? "" : this.name(row.holder);
    return row.status === "contested" ? ["contested", holder].filter(Boolean).join(", ") : holder;
  }
}
