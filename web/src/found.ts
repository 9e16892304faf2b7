// What the reports say to the words looked for: the sentences; map and tables show the events that they tell of.

import { api, type Found } from "./api";
import { el, toTop } from "./dom";
import { evidence, roleKey } from "./evidence";
import type { Holdings } from "./holdings";
import type { Review } from "./review";
import type { State } from "./state";

export class FoundPanel {
  #words: string | null = null;

  constructor(
    readonly root: HTMLElement,
    readonly holdings: Holdings,
    readonly state: State,
    readonly review: Review,
    /** Told the ids of the events that the words lead to; null when no words are looked for. */
    readonly tell: (events: ReadonlySet<string> | null) => void,
  ) {}

  async open(words: string | null): Promise<void> {
    this.#words = words;
    if (words === null) return this.tell(null);
    const body = el("div", {}, el("p", { class: "quiet" }, "Searching the reports …"));
    this.root.replaceChildren(
      el(
        "header",
        {},
        el("h2", { tabindex: -1 }, `“${words}”`),
        el("button", { type: "button", class: "close", "aria-label": "End the search", onclick: () => this.state.go({ find: null, from: null, to: null }) }, "×"),
      ),
      body,
    );
    toTop(this.root);
    try {
      const found = await api.find(words);
      if (this.#words !== words) return;
      // Only another spelling of a place: show the place.
      if (found.total === 0 && found.place !== null && this.holdings.town(found.place.id) !== undefined) {
        return this.state.go({ find: null, from: null, to: null, town: found.place.id });
      }
      this.tell(new Set(found.events));
      body.replaceChildren(...this.#results(found));
    } catch (error) {
      body.replaceChildren(el("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  }

  #results({ place, actors, events, claims, total }: Found): (Node | string)[] {
    const also = [
      ...(place === null || this.holdings.place(place.id) === undefined ? [] : [this.#link(place.name, { town: place.id })]),
      ...actors.slice(0, 4).map((actor) => this.#link(actor.name, { actor: actor.id, find: null, show: "events" })),
    ];
    const sentences = `${total.toLocaleString("en")} ${total === 1 ? "claim" : "claims"}`;
    const told = `${events.length.toLocaleString("en")} ${events.length === 1 ? "event" : "events"}`;
    const few = claims.length < total ? ` The first ${claims.length} are below.` : "";
    return [
      ...(also.length === 0 ? [] : [el("p", { class: "also" }, "See also ", ...also.flatMap((one, at) => (at === 0 ? [one] : [", ", one])))]),
      total === 0
        ? el("p", {}, "No sentence that tells of an event holds all these words. Try fewer words, or other ones.")
        : el("p", { class: "quiet" }, `${sentences} on ${told}; the map and the tables show those of the chosen days.${few}`),
      ...(total === 0 ? [] : [roleKey(), evidence(claims, this.holdings, this.review)]),
    ];
  }

  #link(name: string, to: Parameters<State["go"]>[0]): HTMLElement {
    return el("button", { type: "button", class: "link", onclick: () => this.state.go(to) }, name);
  }
}
