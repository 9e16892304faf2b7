// The day in brief: what changed hands lately, and every town. It tells what the map tells, for reading and for keys.

import { changeLine, changes, isTaken } from "./changes";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import { isTownSeen } from "./seen";
import type { State, View } from "./state";
import { swatch } from "./swatch";
import { rowOn, type Row, type Town } from "./town";

const LATELY_DAYS = 30;
const LATELY_LINES = 5;

interface Entry {
  town: Town;
  item: HTMLElement;
  button: HTMLElement;
  /** What it shows now. */
  row: Row | undefined | null;
}

export class TownList {
  readonly #lately = el("section", { class: "lately", "aria-label": "Changed hands lately" });
  readonly #entries: Entry[];
  readonly #count = el("span", { class: "count" });

  constructor(root: HTMLElement, readonly holdings: Holdings, readonly state: State) {
    this.#entries = holdings.towns.map((town) => {
      const button = el("button", { type: "button", onclick: () => state.go({ town: town.place.id, event: null }) });
      return { town, button, item: el("li", {}, button), row: null };
    });
    root.append(
      this.#lately,
      el("h2", {}, el("span", {}, "Towns ", this.#count), el("span", { class: "belief" }, "belief, 0 to 1")),
      el("ul", { class: "town-list" }, ...this.#entries.map((entry) => entry.item)),
    );
    if (holdings.towns.length === 0) {
      root.append(el("p", { class: "quiet" }, "The record does not tell of any place who held it. Read more reports: dateline read FOLDER"));
    }
  }

  show(view: View): void {
    const off = new Set(view.off);
    let shown = 0;
    for (const entry of this.#entries) {
      const row = rowOn(entry.town, view.day);
      const seen = isTownSeen(row, off);
      entry.item.hidden = !seen;
      if (seen) shown += 1;
      if (seen && entry.row !== row) this.#draw(entry, row);
    }
    this.#count.textContent = shown === this.#entries.length ? String(shown) : `${shown} of ${this.#entries.length}`;
    this.#drawLately(view.day);
  }

  #draw(entry: Entry, row: Row | undefined): void {
    entry.row = row;
    const sure = row === undefined || row.status === "unknown" ? "" : row.belief.toFixed(2);
    entry.button.replaceChildren(
      swatch(row?.status ?? "unknown", this.holdings.colour(row)),
      el("span", { class: "name" }, entry.town.place.name),
      el("span", { class: "holder" }, this.holdings.brief(row)),
      el("span", { class: "belief" }, sure),
    );
  }

  #drawLately(day: number): void {
    const found = changes(this.holdings, day - LATELY_DAYS, day).filter(isTaken);
    const more = found.length - LATELY_LINES;
    this.#lately.replaceChildren(
      el("h2", {}, `Changed hands in the ${LATELY_DAYS} days before`),
      found.length === 0
        ? el("p", { class: "quiet" }, "No town, as far as the reports tell.")
        : el("ul", { class: "changes" }, ...found.slice(0, LATELY_LINES).map((one) => changeLine(one, this.holdings, this.state))),
      more <= 0 ? "" : el("button", { type: "button", class: "link", onclick: () => this.state.go({ against: day - LATELY_DAYS }) }, `and ${more} more`),
    );
  }
}
