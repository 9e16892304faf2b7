// One box for everything: a town in any spelling, a party, a day, or words of the reports.

import { api, type Place } from "./api";
import { long, parse } from "./days";
import { el, isTyping } from "./dom";
import type { Holdings } from "./holdings";
import type { State } from "./state";
import { swatch } from "./swatch";
import { rowOn } from "./town";
import { where } from "./where";

const MOST_PLACES = 6;
const MOST_ACTORS = 4;
/** How long the typing must rest before the server is asked for other spellings. */
const REST_MS = 250;

interface Offer {
  label: (Node | string)[];
  hint: string;
  /** Chosen by Enter without any arrow key. */
  exact: boolean;
  take: () => void;
}

export class Find {
  readonly #input: HTMLInputElement;
  readonly #list = el("ul", { id: "offers", role: "listbox", "aria-label": "Suggestions", hidden: true });
  #offers: Offer[] = [];
  #at = -1;
  /** What the offers answer to. */
  #words = "";
  #asked: number | undefined;

  constructor(root: HTMLElement, readonly holdings: Holdings, readonly state: State) {
    this.#input = el("input", {
      type: "search",
      role: "combobox",
      "aria-label": "Find a town, a party, a day, or words in the reports",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "offers",
      placeholder: "Town, party, day or words",
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => this.#typed(),
      onkeydown: (event: KeyboardEvent) => this.#key(event),
      onfocus: () => this.#typed(),
      onblur: () => this.#close(),
    });
    root.append(this.#input, this.#list);
    addEventListener("keydown", (event) => {
      const typing = isTyping(event.target);
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      this.#input.focus();
    });
  }

  #typed(): void {
    const words = this.#input.value.trim();
    if (words === this.#words) return this.#open();
    clearTimeout(this.#asked);
    this.#words = words;
    this.#offer(words === "" ? [] : this.#offersFor(words));
    if (words.length < 2 || this.#places(words).length > 0) return;
    this.#asked = window.setTimeout(async () => {
      const place = await api.place(words).catch(() => null);
      if (place !== null && this.#input.value.trim() === words) this.#offer([this.#placeOffer(place, true), ...this.#offersFor(words)]);
    }, REST_MS);
  }

  #offersFor(words: string): Offer[] {
    const day = parse(words);
    const wanted = plain(words);
    const actors = [...this.holdings.actors.values()].filter((actor) => plain(actor.name).includes(wanted)).slice(0, MOST_ACTORS);
    return [
      ...(day === null ? [] : [{ label: [long(day)], hint: "go to the day", exact: true, take: () => this.state.go({ day }) }]),
      ...this.#places(words).map((place) => this.#placeOffer(place, plain(place.name) === wanted)),
      ...actors.map((actor) => ({
        label: [swatch("held", this.holdings.colourOf(actor.id)), actor.name],
        hint: "events of this party",
        exact: false,
        take: () => this.#all({ actor: actor.id, show: "events" }),
      })),
      { label: ["“", words, "”"], hint: "search the reports", exact: false, take: () => this.#all({ find: words, town: null, event: null }) },
    ];
  }

  #placeOffer(place: Place, exact: boolean): Offer {
    const town = this.holdings.town(place.id);
    const row = town === undefined ? undefined : rowOn(town, this.state.view.day);
    return {
      label: [swatch(row?.status ?? "unknown", this.holdings.colour(row)), place.name],
      hint: where(place),
      exact,
      take: () => this.state.go({ town: place.id, event: null, find: null }),
    };
  }

  /** Over all days, as a look for something is not a look at one week. */
  #all(to: Parameters<State["go"]>[0]): void {
    const { from, to: until } = this.state.view;
    this.state.go({ ...(from === null || until === null ? { from: this.state.first, to: this.state.last } : {}), ...to });
  }

  /** Places whose name holds the words: those that it begins first, and towns of which the record tells who held them. */
  #places(words: string): Place[] {
    const wanted = plain(words);
    if (wanted === "") return [];
    const places = [...this.holdings.towns.map((town) => town.place), ...this.holdings.overview.others];
    const found = places.map((place) => ({ place, at: plain(place.name).indexOf(wanted) })).filter(({ at }) => at >= 0);
    return found.sort((a, b) => a.at - b.at).slice(0, MOST_PLACES).map(({ place }) => place);
  }

  #offer(offers: Offer[]): void {
    this.#offers = offers;
    this.#at = -1;
    this.#open();
    this.#input.removeAttribute("aria-activedescendant");
    this.#list.replaceChildren(
      ...offers.map((offer, at) =>
        el(
          "li",
          {
            id: `offer-${at}`,
            role: "option",
            "aria-selected": "false",
            onpointerdown: (event: PointerEvent) => event.preventDefault(),
            onclick: () => this.#take(offer),
          },
          el("span", { class: "label" }, ...offer.label),
          el("span", { class: "hint" }, offer.hint),
        ),
      ),
    );
  }

  #open(): void {
    const open = this.#offers.length > 0 && document.activeElement === this.#input;
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
  }

  #key(event: KeyboardEvent): void {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (way !== undefined && this.#offers.length > 0) {
      event.preventDefault();
      this.#mark((this.#at + way + this.#offers.length) % this.#offers.length);
    } else if (event.key === "Enter") {
      const offer = this.#offers[this.#at] ?? this.#offers.find((one) => one.exact) ?? this.#offers.at(-1);
      if (offer !== undefined) this.#take(offer);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.#input.value = this.#words = "";
      this.#offer([]);
      this.#input.blur();
    }
  }

  #mark(at: number): void {
    this.#at = at;
    [...this.#list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    this.#input.setAttribute("aria-activedescendant", `offer-${at}`);
    this.#list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  #take(offer: Offer): void {
    this.#input.value = this.#words = "";
    this.#offer([]);
    this.#input.blur();
    offer.take();
  }

  #close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
  }
}

/** Without accents, apostrophes, hyphens and capitals. */
function plain(name: string): string {
  return name.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
