// The whole record of control in memory, and the questions that the page asks of it on every step of the slider.

import type { Actor, Control, Place, Summary } from "./api";
import { coloursOf } from "./colours";
import { short, toNumber } from "./days";

const BY_NAME = new Intl.Collator("en", { ignorePunctuation: true });

export interface Town {
  place: Place;
  /** In the order of time. */
  rows: Control[];
}

export class Holdings {
  readonly towns: Town[];
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

  /** "Held by Iraqi forces since 25 Aug 2016 · belief 0.93 · observed · corroborated" */
  answer(row: Control | undefined): string {
    if (row === undefined || row.status === "unknown") return "Not known: no report reaches this day.";
    const since = row.from === null ? "" : ` since ${short(row.from)}`;
    const holder = row.holder === null ? null : this.name(row.holder);
    const said = row.status === "held" ? `Held by ${holder ?? "an unknown party"}${since}` : `Contested${since}`;
    const likeliest = row.status === "contested" && holder !== null ? `, most likely ${holder}` : "";
    const basis = row.basis === "carried" ? `carried ${row.carried_days} days from the nearest report` : row.basis;
    const account = { claimed: "claimed by its own side only", corroborated: "corroborated", none: "" }[row.account];
    return [`${said}${likeliest}`, `belief ${row.belief.toFixed(2)}`, basis, account].filter(Boolean).join(" · ");
  }

  /** "Iraqi forces", "contested" or "not known": what a label has room for. */
  brief(row: Control | undefined): string {
    if (row === undefined || row.status === "unknown") return "not known";
    const holder = row.holder === null ? "" : this.name(row.holder);
    return row.status === "contested" ? ["contested", holder].filter(Boolean).join(", ") : holder;
  }
}

/** The row in force on a day; undefined when the record tells nothing of it. */
export function rowOn(town: Town, day: number): Control | undefined {
  return town.rows.find(
    (row) => (row.from === null || toNumber(row.from) <= day) && (row.to === null || day <= toNumber(row.to)),
  );
}

function townsOf(control: Control[]): Town[] {
  const towns = new Map<string, Town>();
  for (const row of control) {
    const town = towns.get(row.place.id) ?? { place: row.place, rows: [] };
    town.rows.push(row);
    towns.set(row.place.id, town);
  }
  for (const town of towns.values()) town.rows.sort((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
  return [...towns.values()].sort((a, b) => BY_NAME.compare(a.place.name, b.place.name));
}
