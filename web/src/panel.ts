// One place: the answer for the day, why, its plot, disputes, events, and the sentences that it all rests on.

import { answer, trust } from "./answer";
import { api, type Claim, type Event, type Finding, type Place } from "./api";
import { interval, long, toNumber } from "./days";
import { disputes } from "./disputes";
import { el, toTop } from "./dom";
import { eventList } from "./eventlist";
import { evidence, roleKey } from "./evidence";
import type { Happenings } from "./happenings";
import type { Holdings } from "./holdings";
import { Plot } from "./plot";
import { reasons } from "./reasons";
import type { Review } from "./review";
import type { State } from "./state";
import { swatch } from "./swatch";
import { rowOn, stintOn, type Stint, type Town } from "./town";
import { where } from "./where";

/** Turns of a place that are shown without being asked for. */
const FEW = 4;

export class Panel {
  #place: Place | undefined;
  #town: Town | undefined;
  #plot: Plot | undefined;
  #stints: HTMLElement[] = [];
  #findings: Finding[] = [];
  readonly #answer = el("p", { class: "answer", "aria-live": "polite" });
  readonly #rests = el("div");

  constructor(readonly root: HTMLElement, readonly holdings: Holdings, readonly happenings: () => Happenings, readonly state: State, readonly review: Review) {}

  async open(id: string | null): Promise<void> {
    const place = this.holdings.place(id);
    this.#place = place;
    this.#town = this.holdings.town(id);
    this.#findings = [];
    if (place === undefined) {
      if (id !== null) this.root.replaceChildren(this.#close(), el("p", { class: "empty" }, "The record names no such place."));
      return;
    }
    const more = el("div", { class: "more" }, el("p", { class: "quiet" }, "Looking up the reports …"));
    this.root.replaceChildren(this.#title(place), ...this.#history(), more);
    this.show(this.state.view.day);
    toTop(this.root);
    try {
      const { id } = place;
      const [events, claims, held] = await Promise.all([api.eventsOf(id), api.claimsOf(id), api.whoHeld(id)]);
      if (this.#place !== place) return;
      this.#findings = [held.finding, ...held.earlier];
      this.#fill(more, events, claims);
      this.show(this.state.view.day);
    } catch (error) {
      more.replaceChildren(el("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  }

  show(day: number): void {
    const town = this.#town;
    if (town === undefined) return this.#rests.replaceChildren();
    const row = rowOn(town, day);
    this.#plot?.show(day);
    const [said, why] = [answer(town, day, this.holdings), trust(town, day)];
    this.#answer.replaceChildren(el("span", { class: "day" }, `${long(day)} `), said, el("span", { class: "trust" }, why));
    const stint = stintOn(town, day);
    this.#stints.forEach((line, at) => {
      const current = town.stints[at] === stint;
      line.classList.toggle("current", current);
      line.firstElementChild?.setAttribute("aria-current", String(current));
    });
    const finding = this.#findings.find(({ control: { from } }) => (from === null ? -Infinity : toNumber(from)) === row?.from);
    if (row === undefined || finding === undefined || finding.evidence.length === 0) return this.#rests.replaceChildren();
    this.#rests.replaceChildren(
      el("h3", {}, "Why the record says so"),
      el("p", { class: "reasons" }, reasons(row, finding.evidence, finding.disputes, this.holdings)),
      roleKey(),
      evidence(finding.evidence, this.holdings, this.review),
    );
  }

  /** Mark the events on the plot, as far as they are known yet. */
  mark(): void {
    const id = this.#town?.place.id;
    this.#plot?.mark(this.happenings().all.filter((one) => one.place === id));
  }

  #title(place: Place): HTMLElement {
    const kind = place.kind === "town" ? "" : `${place.kind} · `;
    return el(
      "header",
      {},
      el("h2", { tabindex: -1 }, place.name),
      el("p", { class: "quiet" }, kind + where(place)),
      this.#close(),
    );
  }

  #close(): HTMLElement {
    return el("button", { type: "button", class: "close", "aria-label": "Close the place", onclick: () => this.state.go({ town: null }) }, "×");
  }

  #history(): HTMLElement[] {
    const town = this.#town;
    const ruling = this.#place === undefined ? null : this.review.onPlace(this.#place, () => town && rowOn(town, this.state.view.day));
    const rules = ruling === null ? [] : [ruling];
    if (town === undefined) return [el("p", { class: "answer" }, "The reports name it without telling who held it."), ...rules];
    this.#plot = new Plot(town, this.holdings, this.state);
    this.mark();
    this.#stints = town.stints.map((stint) => this.#stint(stint));
    const stints = el("ul", { class: "stints" }, ...this.#stints);
    const few = this.#stints.length <= FEW;
    const folded = el("details", { class: "all", open: few }, el("summary", {}, `Who held it when (${this.#stints.length})`), stints);
    return [this.#answer, this.#plot.root, ...rules, this.#rests, folded];
  }

  #stint({ from, to, rows: [row, ...others] }: Stint): HTMLElement {
    const day = Number.isFinite(from) ? from : this.holdings.first;
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
        el("span", { class: "belief", title: "highest belief, 0 to 1" }, row.status === "unknown" ? "" : belief.toFixed(2)),
      ),
    );
  }

  #fill(more: HTMLElement, events: Event[], claims: Claim[]): void {
    const told = events.toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
    const disagreements = disputes(told, claims, this.holdings);
    const sentences = new Set(claims.map((claim) => claim.sentence.text)).size;
    const parts: (Node | null)[] = [
      disagreements.length === 0 ? null : el("h3", {}, "Where the reports disagree"),
      ...disagreements,
      told.length === 0 ? null : el("h3", {}, `Events (${told.length})`),
      told.length === 0 ? null : eventList(told, this.holdings, this.state),
      sentences === 0
        ? null
        : el("details", { class: "all" }, el("summary", {}, `All sentences about the place (${sentences})`), evidence(claims, this.holdings, this.review)),
    ];
    more.replaceChildren(...parts.filter((part) => part !== null));
  }
}
