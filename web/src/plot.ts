// A place's history as a small plot: the belief in whoever held it, day by day, over marks of what happened there.

import { interval, toIso } from "./days";
import { el, svg } from "./dom";
import type { Happening } from "./happenings";
import type { Holdings } from "./holdings";
import type { State } from "./state";
import type { Row, Town } from "./town";

const HEIGHT = 100;

export class Plot {
  readonly root: HTMLElement;
  readonly #cursor = el("span", { class: "cursor", "aria-hidden": "true" });

  readonly #marks = svg("path");

  constructor(town: Town, readonly holdings: Holdings, readonly state: State) {
    const { first, last } = holdings;
    const span = last + 1 - first;
    const shapes = town.rows.filter((row) => row.status !== "unknown").flatMap((row) => this.#stretch(row));
    const plot = svg("svg", { class: "belief-plot", viewBox: `0 0 ${span} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...shapes);
    const events = svg("svg", { class: "event-marks", viewBox: `0 0 ${span} 100`, preserveAspectRatio: "none", "aria-hidden": "true" }, this.#marks);
    const label = "Belief through time, from 0 to 1, in the colour of the holder; below, a mark for each event";
    this.root = el(
      "figure",
      { class: "plot", onclick: (event: MouseEvent) => this.#go(event) },
      el("figcaption", { class: "sr" }, label),
      el("div", { class: "plane", title: "belief, from 0 to 1; click for a day" }, plot, el("span", { class: "one", "aria-hidden": "true" }, "1"), el("span", { class: "half", "aria-hidden": "true" }, "½"), this.#cursor),
      events,
      el("div", { class: "ends", "aria-hidden": "true" }, el("span", {}, toIso(first).slice(0, 4)), el("span", {}, toIso(last).slice(0, 4))),
    );
  }

  /** Mark when something happened at the place. */
  mark(happenings: Happening[]): void {
    const { first } = this.holdings;
    const marks = happenings.filter((one) => one.from >= first).map((one) => `M${one.from - first} 0v100`);
    this.#marks.setAttribute("d", marks.join(""));
  }

  show(day: number): void {
    this.#cursor.style.left = `${this.#share(day + 0.5) * 100}%`;
  }

  #stretch(row: Row): SVGElement[] {
    const { first, last } = this.holdings;
    const from = Math.max(first, row.from);
    const to = Math.min(last, row.to);
    if (from > to) return [];
    const height = Math.max(3, row.belief * HEIGHT);
    const title = svg("title", {}, [this.holdings.brief(row), interval(row.from, row.to), `belief ${row.belief.toFixed(2)}`].join(", "));
    const shape = svg("rect", { x: from - first, y: HEIGHT - height, width: to + 1 - from, height, class: `${row.status} ${row.basis}` }, title);
    shape.style.setProperty("--colour", this.holdings.colour(row));
    return [shape];
  }

  #go(event: MouseEvent): void {
    const { left, width } = this.root.getBoundingClientRect();
    const { first, last } = this.holdings;
    this.state.go({ day: Math.floor(first + ((event.clientX - left) / width) * (last + 1 - first)) });
  }

  #share(day: number): number {
    const { first, last } = this.holdings;
    return (day - first) / (last + 1 - first);
  }
}
