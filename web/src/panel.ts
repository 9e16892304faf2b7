// One town: the answer for the day, its strip, disputes, events, and the sentences that it all rests on.

import { answer } from "./answer";
import { api, type Claim, type Event } from "./api";
import { interval, long, toNumber } from "./days";
import { el } from "./dom";
import { disputes, eventList, evidence, roleKey } from "./evidence";
import type { Holdings } from "./holdings";
import { swatch } from "./legend";
import type { State } from "./state";
import { Strip } from "./strip";
import { rowOn, stintOn, type Stint, type Town } from "./town";

export class Panel {
  #town: Town | undefined;
  #strip: Strip | undefined;
  #rows: HTMLElement[] = [];
  #claims: Claim[] = [];
  readonly #answer = el("p", { class: "answer", "aria-live": "polite" });
  readonly #rests = el("div");

  constructor(readonly root: HTMLElement, readonly holdings: Holdings, readonly state: State) {
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && document.querySelector("dialog[open]") === null) state.go({ town: null });
    });
  }

  async open(id: string | null): Promise<void> {
    const town = this.holdings.town(id);
    this.#town = town;
    this.root.hidden = town === undefined;
    document.body.classList.toggle("has-town", town !== undefined);
    if (town === undefined) return;
    this.#claims = [];
    this.#strip = new Strip(town, this.holdings, this.state);
    this.#rows = town.stints.map((stint) => this.#interval(stint));
    const more = el("div", { class: "more" }, el("p", { class: "quiet" }, "Looking up the reports …"));
    this.root.replaceChildren(
      this.#title(town),
      this.#answer,
      this.#strip.root,
      el("ul", { class: "intervals" }, ...this.#rows),
      this.#rests,
      more,
    );
    this.root.scrollTop = 0;
    this.show(this.state.view.day);
    this.root.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    try {
      const { id } = town.place;
      const [events, claims, held] = await Promise.all([api.eventsOf(id), api.claimsOf(id), api.whoHeld(id)]);
      if (this.#town !== town) return;
      // The answer tells whose side outlets and sources are on; the listing of claims does not.
      const findings = [held.finding, ...held.earlier];
      const sided = new Map(findings.flatMap((finding) => finding.evidence).map((claim) => [claim.id, claim]));
      this.#claims = claims.map((claim) => sided.get(claim.id) ?? claim);
      this.#fill(more, events, this.#claims);
      this.show(this.state.view.day);
    } catch (error) {
      more.replaceChildren(el("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  }

  show(day: number): void {
    if (this.#town === undefined) return;
    const row = rowOn(this.#town, day);
    this.#strip?.show(day);
    this.#answer.replaceChildren(el("span", { class: "day" }, `${long(day)} `), answer(this.#town, day, this.holdings));
    const stint = stintOn(this.#town, day);
    this.#rows.forEach((line, at) => {
      const current = this.#town?.stints[at] === stint;
      line.classList.toggle("current", current);
      line.firstElementChild?.setAttribute("aria-current", String(current));
    });
    const ids = new Set(row?.claims ?? []);
    const rests = this.#claims.filter((claim) => ids.has(claim.id));
    this.#rests.replaceChildren(
      ...(rests.length === 0 ? [] : [el("h3", {}, "What this rests on"), roleKey(), evidence(rests, this.holdings)]),
    );
  }

  #title(town: Town): HTMLElement {
    const where = [town.place.admin1, town.place.country].filter((part) => part !== null).join(", ");
    return el(
      "header",
      {},
      el("h2", { tabindex: -1 }, town.place.name),
      el("p", { class: "quiet" }, where),
      el("button", { type: "button", class: "close", "aria-label": "Back to all towns", onclick: () => this.state.go({ town: null }) }, "×"),
    );
  }

  #interval({ from, to, rows: [row, ...others] }: Stint): HTMLElement {
    const day = from === null ? this.holdings.first : toNumber(from);
    const belief = Math.max(row.belief, ...others.map((other) => other.belief));
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", onclick: () => this.state.go({ day }) },
        swatch(row.status, this.holdings.colour(row)),
        el("span", { class: "name" }, this.holdings.brief(row)),
        el("span", { class: "when" }, interval(from, to)),
        el("span", { class: "belief", title: "belief, 0 to 1" }, row.status === "unknown" ? "" : belief.toFixed(2)),
      ),
    );
  }

  #fill(more: HTMLElement, events: Event[], claims: Claim[]): void {
    const told = events.toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
    const disagreements = disputes(told, claims, this.holdings);
    const parts: (Node | null)[] = [
      disagreements.length === 0 ? null : el("h3", {}, "Where the reports disagree"),
      ...disagreements,
      told.length === 0 ? null : el("h3", {}, `Events (${told.length})`),
      told.length === 0 ? null : eventList(told, this.holdings),
      claims.length === 0
        ? null
        : el("details", {}, el("summary", {}, `All sentences about the town (${claims.length} claims)`), evidence(claims, this.holdings)),
    ];
    more.replaceChildren(...parts.filter((part) => part !== null));
  }
}
