// Who held what, all of it, in memory: towns, who is who, and in which colour.

import type { Actor, Overview, Place } from "./api";
import { coloursOf } from "./colours";
import { toNumber } from "./days";
import { holderOf, townsOf, type Row, type Town } from "./town";

export class Holdings {
  readonly towns: Town[];
  /** Days since 1970 that the slider spans. */
  readonly first: number;
  readonly last: number;
  /** The day that the page opens on: the last on which much is known. */
  readonly opening: number;
  /** Everyone who ever holds a place, sides together. */
  readonly holders: string[];
  readonly actors: Map<string, Actor>;
  readonly #byId: Map<string, Town>;
  readonly #places: Map<string, Place>;
  readonly #colours: Map<string, string>;

  constructor(readonly overview: Overview) {
    this.actors = new Map(overview.actors.map((actor) => [actor.id, actor]));
    this.#places = new Map([...overview.places, ...overview.others].map((place) => [place.id, place]));
    this.towns = townsOf(overview.places, overview.control);
    this.#byId = new Map(this.towns.map((town) => [town.place.id, town]));
    const today = Math.floor(Date.now() / 86_400_000);
    this.first = overview.first === null ? today : toNumber(overview.first);
    this.last = overview.last === null ? today : toNumber(overview.last);
    this.opening = lastWellKnown(this.towns, this.first, this.last);
    const held = this.towns.flatMap((town) => town.rows.map(holderOf)).filter((holder) => holder !== null);
    this.#colours = coloursOf(held.map((holder) => this.side(holder)));
    const rank = [...this.#colours.keys()];
    const place = (holder: string) => rank.indexOf(this.side(holder));
    const times = new Map<string, number>();
    for (const holder of held) times.set(holder, (times.get(holder) ?? 0) + 1);
    this.holders = [...times.keys()].sort((a, b) => place(a) - place(b) || times.get(b)! - times.get(a)!);
  }

  town(id: string | null): Town | undefined {
    return id === null ? undefined : this.#byId.get(id);
  }

  place(id: string | null): Place | undefined {
    return id === null ? undefined : this.#places.get(id);
  }

  name(actor: string): string {
    return this.actors.get(actor)?.name ?? (actor.charAt(0).toUpperCase() + actor.slice(1)).replaceAll("-", " ");
  }

  side(actor: string): string {
    return this.actors.get(actor)?.side ?? actor;
  }

  /** Whether a side ever holds a place: then it is a party to the war. */
  holds(side: string): boolean {
    return this.#colours.has(side);
  }

  /** The colour of whose side the holder is on; the page's grey when nobody is known to hold it. */
  colour(row: Row | undefined): string {
    const holder = holderOf(row);
    return holder === null ? "var(--unknown)" : this.colourOf(holder);
  }

  colourOf(actor: string): string {
    return this.#colours.get(this.side(actor)) ?? "var(--unknown)";
  }

  /** "Iraqi forces", "contested, Iraqi forces" or "not known": what a label has room for. */
  brief(row: Row | undefined): string {
    const holder = holderOf(row);
    if (row?.status === "contested") return holder === null ? "contested" : `contested, ${this.name(holder)}`;
    return holder === null ? "not known" : this.name(holder);
  }
}

/** The last day on which at least half as many towns are known to be held as on the best known day. */
function lastWellKnown(towns: Town[], first: number, last: number): number {
  const change = new Int32Array(last - first + 2);
  for (const row of towns.flatMap((town) => town.rows)) {
    if (holderOf(row) === null || row.basis === "carried" || row.to < first || row.from > last) continue;
    change[Math.max(first, row.from) - first]! += 1;
    change[Math.min(last, row.to) + 1 - first]! -= 1;
  }
  let known = 0;
  const counts = change.map((one) => (known += one));
  const most = Math.max(0, ...counts);
  const at = counts.findLastIndex((count) => count > 0 && count >= most / 2);
  return at < 0 ? last : Math.min(last, first + at);
}
