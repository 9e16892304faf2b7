// The list of towns: the same as the map, for reading, searching, keyboards and screen readers.

import { el } from "./dom";
import type { Holdings } from "./holdings";
import { swatch } from "./legend";
import type { State } from "./state";
import { rowOn, type Town } from "./town";

export class TownList {
  readonly #list = el("ul", { class: "town-list" });
  readonly #entries: { town: Town; item: HTMLElement; button: HTMLElement }[];

  constructor(root: HTMLElement, readonly holdings: Holdings, state: State) {
    this.#entries = holdings.towns.map((town) => {
      const button = el("button", { type: "button", onclick: () => state.go({ town: town.place.id }) });
      return { town, button, item: el("li", {}, button) };
    });
    const search = el("input", {
      type: "search",
      placeholder: "Find a town",
      "aria-label": "Find a town in the list",
      oninput: () => this.#filter(search.value),
    });
    this.#list.append(...this.#entries.map((entry) => entry.item));
    root.append(search, this.#list);
  }

  show(day: number): void {
    for (const { town, button } of this.#entries) {
      const row = rowOn(town, day);
      const sure = row === undefined || row.status === "unknown" ? "" : row.belief.toFixed(2);
      button.replaceChildren(
        swatch(row?.status ?? "unknown", this.holdings.colour(row)),
        el("span", { class: "name" }, town.place.name),
        el("span", { class: "holder" }, this.holdings.brief(row)),
        el("span", { class: "belief", title: "belief, 0 to 1" }, sure),
      );
    }
  }

  #filter(words: string): void {
    const wanted = plain(words);
    for (const { town, item } of this.#entries) item.hidden = !plain(town.place.name).includes(wanted);
  }
}

/** Without accents, apostrophes, hyphens and capitals. */
function plain(name: string): string {
  return name.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
