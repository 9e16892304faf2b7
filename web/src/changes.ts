// What changed hands between two days: each side's balance, and every town that another party holds.

import { long, toIso, toNumber } from "./days";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import type { State, View } from "./state";
import { swatch } from "./swatch";
import { holderOf, rowOn, stintOn, type Row, type Town } from "./town";

export interface Change {
  town: Town;
  before: Row | undefined;
  after: Row | undefined;
  /** Since when it stands as it does on the later day. */
  since: number;
}

/** Towns whose holder on the later day is another than on the earlier one, by when that came about. */
export function changes(holdings: Holdings, earlier: number, later: number): Change[] {
  return holdings.towns
    .flatMap((town) => {
      const [before, after] = [rowOn(town, earlier), rowOn(town, later)];
      if (holderOf(before) === holderOf(after)) return [];
      return [{ town, before, after, since: stintOn(town, later)?.from ?? later }];
    })
    .sort((a, b) => b.since - a.since);
}

/** Between parties: not merely from or to "not known". */
export function isTaken({ before, after }: Change): boolean {
  return holderOf(before) !== null && holderOf(after) !== null;
}

export class Changes {
  constructor(readonly root: HTMLElement, readonly holdings: Holdings, readonly state: State) {}

  show(view: View): void {
    if (view.against === null) return;
    const [earlier, later] = [Math.min(view.day, view.against), Math.max(view.day, view.against)];
    const found = changes(this.holdings, earlier, later);
    const taken = found.filter(isTaken);
    const lost = found.filter((one) => !isTaken(one));
    const swap = { [earlier]: "earlier", [later]: "later" };
    this.root.replaceChildren(
      el(
        "header",
        {},
        el("h2", { tabindex: -1 }, "What changed hands"),
        el("button", { type: "button", class: "close", "aria-label": "End the comparison", onclick: () => this.state.go({ against: null }) }, "×"),
      ),
      el(
        "p",
        { class: "two-days" },
        "between ",
        this.#field("The day compared with", view.against, (day) => this.state.go({ against: day })),
        " and ",
        this.#field("The day shown", view.day, (day) => this.state.go({ day })),
      ),
      earlier === later
        ? el("p", { class: "quiet" }, "Both days are the same: choose another one, or move along the bars below.")
        : el("p", { class: "quiet" }, `${swap[view.day] === "later" ? "" : "The day shown is the earlier one. "}On the map the ring is what a town was on ${long(view.against)}.`),
      taken.length === 0 ? el("p", {}, "No town is known to have passed from one party to another.") : this.#balance(taken),
      this.#list(taken),
      lost.length === 0
        ? ""
        : el("details", { class: "all" }, el("summary", {}, `Known on one of the days only (${lost.length})`), this.#list(lost)),
    );
  }

  #field(label: string, day: number, go: (day: number) => void): HTMLElement {
    const { first, last } = this.holdings;
    const input = el("input", {
      type: "date",
      "aria-label": label,
      value: toIso(day),
      min: toIso(first),
      max: toIso(last),
      onchange: () => {
        const chosen = toNumber(input.value);
        if (!Number.isNaN(chosen)) go(chosen);
      },
    });
    return input;
  }

  #balance(taken: Change[]): HTMLElement {
    const tally = new Map<string, { won: number; lost: number }>();
    const of = (row: Row | undefined) => {
      const holder = holderOf(row) ?? "";
      if (!tally.has(holder)) tally.set(holder, { won: 0, lost: 0 });
      return tally.get(holder)!;
    };
    for (const { before, after } of taken) {
      of(before).lost += 1;
      of(after).won += 1;
    }
    const order = [...tally].sort((a, b) => b[1].won - b[1].lost - (a[1].won - a[1].lost));
    return el(
      "ul",
      { class: "balance" },
      ...order.map(([holder, { won, lost }]) =>
        el(
          "li",
          {},
          swatch("held", this.holdings.colourOf(holder)),
          el("span", { class: "name" }, this.holdings.name(holder)),
          el("span", { class: "count" }, [won === 0 ? "" : `+${won}`, lost === 0 ? "" : `−${lost}`].filter(Boolean).join(" ")),
        ),
      ),
    );
  }

  #list(found: Change[]): HTMLElement {
    return el("ul", { class: "changes" }, ...found.map((one) => changeLine(one, this.holdings, this.state)));
  }
}

/** "Qayyarah  Islamic State → Iraqi forces" */
export function changeLine({ town, before, after, since }: Change, holdings: Holdings, state: State): HTMLElement {
  const stand = (row: Row | undefined) =>
    el("span", { class: "stand" }, swatch(row?.status ?? "unknown", holdings.colour(row)), holdings.brief(row));
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", onclick: () => state.go({ town: town.place.id, event: null, ...(Number.isFinite(since) ? { day: since } : {}) }) },
      el("span", { class: "name" }, town.place.name),
      el("span", { class: "when" }, Number.isFinite(since) ? long(since) : ""),
      el("span", { class: "rest" }, stand(before), " → ", stand(after)),
    ),
  );
}
