// The ground of each side on the day, asked for as the day moves: never more than one question on its way.

import type { FeatureCollection } from "geojson";
import { api } from "./api";
import { toIso } from "./days";
import type { Holdings } from "./holdings";
import { EMPTY } from "./mapstyle";
import type { View } from "./state";

/** Days that are kept: going back and forth asks for nothing twice. */
const KEPT = 100;

export class AreasOnDay {
  readonly #kept = new Map<number, FeatureCollection>();
  #wanted: View | null = null;
  #asking = false;

  constructor(readonly holdings: Holdings, readonly draw: (areas: FeatureCollection) => void) {}

  show(view: View): void {
    this.#wanted = view;
    if (!this.#asking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    while (this.#wanted !== null) {
      const view = this.#wanted;
      this.#wanted = null;
      const found = view.off.includes("areas") ? EMPTY : await this.#on(view.day);
      if (this.#wanted === null) this.draw(this.#coloured(found, new Set(view.off)));
    }
    this.#asking = false;
  }

  async #on(day: number): Promise<FeatureCollection> {
    const kept = this.#kept.get(day);
    if (kept !== undefined) return kept;
    // Without them the towns still tell who held what.
    const found = await api.areas(toIso(day)).catch(() => EMPTY);
    if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(day, found);
    return found;
  }

  #coloured(areas: FeatureCollection, off: ReadonlySet<string>): FeatureCollection {
    const features = areas.features
      .filter(({ properties }) => !(properties?.status === "contested" && off.has("contested")))
      .filter(({ properties }) => !this.#isOff(String(properties?.holder), off))
      .map((one) => ({ ...one, properties: { ...one.properties, colour: this.holdings.colourOf(String(one.properties?.holder)) } }))
      .filter((one) => one.properties.colour.startsWith("#"));
    return { type: "FeatureCollection", features };
  }

  /** A side's ground goes when every holder of that side is switched off. */
  #isOff(side: string, off: ReadonlySet<string>): boolean {
    const holders = this.holdings.holders.filter((holder) => this.holdings.side(holder) === this.holdings.side(side));
    return holders.length > 0 && holders.every((holder) => off.has(holder));
  }
}
