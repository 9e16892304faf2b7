// What is seen, as tables: the events of the chosen days, or the towns on the day.

import { interval, short } from "./days";
import { el } from "./dom";
import { parties } from "./eventlist";
import type { Happening } from "./happenings";
import type { Holdings } from "./holdings";
import { words } from "./kinds";
import { isFiltered, isTownSeen, span } from "./seen";
import type { State, View } from "./state";
import { sign, swatch } from "./swatch";
import { rowOn, stintOn } from "./town";
import { where } from "./where";

const BASES = {
  observed: "reports of these days",
  carried: "reports of other days",
  inferred: "places nearby",
  judged: "a person's decision",
  unknown: "",
};

/** Rows that are made at once; more on demand. */
const PAGE = 200;

export class Table {
  #rows = PAGE;
  #events: Happening[] = [];

  constructor(readonly root: HTMLElement, readonly holdings: Holdings, readonly state: State) {}

  show(view: View, events: Happening[]): void {
    this.#events = events;
    this.#rows = PAGE;
    this.#draw(view);
  }

  #draw(view: View): void {
    if (view.show === "events") this.root.replaceChildren(...this.#ofEvents(view));
    else if (view.show === "towns") this.root.replaceChildren(...this.#ofTowns(view));
  }

  #ofEvents(view: View): HTMLElement[] {
    const { holdings, state } = this;
    const caption = `${counted(this.#events.length, "event")}, ${interval(...span(view))}${isFiltered(view) ? ", that the filters leave" : ""}`;
    if (this.#events.length === 0) {
      const all = el("button", { type: "button", class: "link", onclick: () => state.go({ from: state.first, to: state.last }) }, "look at all days");
      return [el("p", { class: "empty" }, `No event of ${interval(...span(view))} is known that the filters and switches leave. `, all)];
    }
    const rows = this.#events.slice(0, this.#rows).map((one) => [
      interval(one.from, one.to),
      el("button", { type: "button", class: "opens", onclick: () => state.go({ event: one.id }) }, sign(one.kind), words(one.type, one.status)),
      placed(one, holdings),
      parties(one.agent, one.patient, holdings),
      sources(one.sources.map((source) => holdings.name(source))),
      one.disputes === 0 ? "" : "disputed",
    ]);
    return this.#table(caption, ["Day", "What", "Where", "Who to whom", "Told by", ""], rows, this.#events.length, view);
  }

  #ofTowns(view: View): HTMLElement[] {
    const { holdings, state } = this;
    const off = new Set(view.off);
    const seen = holdings.towns.map((town) => ({ town, row: rowOn(town, view.day) })).filter(({ row }) => isTownSeen(row, off));
    const rows = seen.slice(0, this.#rows).map(({ town, row }) => {
      const since = stintOn(town, view.day)?.from ?? -Infinity;
      const known = row !== undefined && row.status !== "unknown";
      return [
        el("button", { type: "button", class: "opens", onclick: () => state.go({ town: town.place.id, event: null }) }, swatch(row?.status ?? "unknown", holdings.colour(row)), town.place.name),
        where(town.place),
        holdings.brief(row),
        known && Number.isFinite(since) ? short(since) : "",
        known ? row.belief.toFixed(2) : "",
        known ? BASES[row.basis] : "",
      ];
    });
    return this.#table(`${counted(seen.length, "town")} on ${short(view.day)}`, ["Town", "Province", "Held by", "Since", "Belief", "Rests on"], rows, seen.length, view);
  }

  #table(caption: string, heads: string[], rows: (Node | string)[][], total: number, view: View): HTMLElement[] {
    const table = el(
      "table",
      {},
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head === "" ? el("span", { class: "sr" }, "Disputed") : head)))),
      el("tbody", {}, ...rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, cell))))),
    );
    if (total <= this.#rows) return [table];
    const more = el("button", { type: "button", class: "more-button", onclick: () => this.#more(view) }, `Show ${Math.min(PAGE, total - this.#rows)} more of ${total.toLocaleString("en")}`);
    return [table, more];
  }

  #more(view: View): void {
    this.#rows += PAGE;
    this.#draw(view);
  }
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** "Aleppo", "south of Aleppo" */
function placed({ place, relation }: Happening, holdings: Holdings): string {
  const name = holdings.place(place)?.name ?? "";
  return name === "" || relation === "in" ? name : `${relation.replace("_", " ")} ${name}`;
}

function sources(names: string[]): string {
  return names.length <= 2 ? names.join(", ") : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}
