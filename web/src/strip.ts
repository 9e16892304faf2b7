// A place's whole history as one strip: an interval is a stretch of colour, a click leads to its first day.

import { interval, toNumber } from "./days";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import type { State } from "./state";
import type { Town } from "./town";

export class Strip {
  readonly root: HTMLElement;
  readonly #cursor = el("span", { class: "cursor", "aria-hidden": "true" });

  constructor(town: Town, readonly holdings: Holdings, state: State) {
    const { first, last } = holdings;
    const stretches = town.rows.flatMap((row) => {
      const start = Math.max(first, row.from === null ? first : toNumber(row.from));
      const end = Math.min(last, row.to === null ? last : toNumber(row.to));
      if (start > end) return [];
      const label = [holdings.brief(row), interval(row.from, row.to), row.basis === "carried" ? "carried" : null]
        .filter((part) => part !== null)
        .join(", ");
      const go = () => state.go({ day: start });
      const stretch = el("button", { type: "button", class: `stretch ${row.status} ${row.basis}`, title: label, "aria-label": label, onclick: go });
      stretch.style.left = `${this.#percent(start)}%`;
      stretch.style.width = `${this.#percent(end + 1) - this.#percent(start)}%`;
      stretch.style.setProperty("--colour", holdings.colour(row));
      stretch.style.setProperty("--belief", String(row.belief));
      return [stretch];
    });
    this.root = el("div", { class: "strip", role: "group", "aria-label": "Control through time" }, ...stretches, this.#cursor);
  }

  show(day: number): void {
    this.#cursor.style.left = `${this.#percent(day + 0.5)}%`;
  }

  #percent(day: number): number {
    const { first, last } = this.holdings;
    return (100 * (day - first)) / (last + 1 - first);
  }
}
