// Ways to look at it: map, strips, tables; comparing two days; which events; keeping what is seen.

import { download, type Content } from "./download";
import { el } from "./dom";
import type { Happenings } from "./happenings";
import type { Holdings } from "./holdings";
import { PRECISIONS, STATUSES, TYPES, words } from "./kinds";
import type { Review } from "./review";
import type { Show, State, View } from "./state";

const SHOWS: Record<Show, string> = { map: "Map", strips: "Strips", events: "Events", towns: "Towns" };
const FILTERS = ["type", "actor", "side", "status", "publisher", "precision"] as const;
type Filter = (typeof FILTERS)[number];
const LABELS: Record<Filter, string> = { type: "What", actor: "Party", side: "Side", status: "Status", publisher: "Source", precision: "Located" };
const YEAR_DAYS = 365;

export class Toolbar {
  readonly #shows = new Map<Show, HTMLButtonElement>();
  readonly #compare: HTMLButtonElement;
  readonly #review = el("button", { type: "button", class: "tool review-tool", onclick: () => this.#toggleReview() });
  readonly #selects = new Map<Filter, HTMLSelectElement>();
  readonly #chips = el("ul", { class: "chips", "aria-label": "Filters in force" });

  constructor(root: HTMLElement, readonly holdings: Holdings, readonly state: State, readonly review: Review, keep: (content: Content) => void) {
    for (const [show, name] of Object.entries(SHOWS) as [Show, string][]) {
      this.#shows.set(show, el("button", { type: "button", onclick: () => state.go({ show }) }, name));
    }
    this.#compare = el("button", { type: "button", class: "tool", onclick: () => this.#toggleCompare() }, "Compare days");
    for (const filter of FILTERS) {
      const select: HTMLSelectElement = el("select", { id: `filter-${filter}`, onchange: () => state.go({ [filter]: select.value || null }) });
      this.#selects.set(filter, select);
    }
    const fields = FILTERS.map((filter) => el("div", {}, el("label", { for: `filter-${filter}` }, LABELS[filter]), this.#selects.get(filter)!));
    const clear = el("button", { type: "button", class: "link", onclick: () => this.#clear() }, "All events again");
    const contents = Object.entries(download).map(([content, name]) =>
      el("button", { type: "button", onclick: () => keep(content as Content) }, name),
    );
    root.append(
      el("div", { class: "shows", role: "group", "aria-label": "Look at it as" }, ...this.#shows.values()),
      this.#compare,
      menu("Filter events", el("div", { class: "fields" }, ...fields, clear)),
      menu("Keep", el("div", { class: "choices" }, ...contents)),
      review.isShown ? this.#review : "",
      this.#chips,
      el("p", { class: "done", role: "status" }, review.done()),
    );
  }

  /** Fill the choices once the events are known. */
  fill(happenings: Happenings): void {
    const { holdings } = this;
    const busiest = (ids: string[]) => [...Map.groupBy(ids, (id) => id)].sort((a, b) => b[1].length - a[1].length).map(([id]) => id);
    const parties = busiest(happenings.all.flatMap((one) => [...one.agent, ...one.patient]));
    const sides = busiest(happenings.all.flatMap((one) => [...new Set([...one.agent, ...one.patient].map((party) => holdings.side(party)))]));
    const options: Record<Filter, [string, string][]> = {
      type: TYPES.map((type) => [type, words(type)]),
      actor: parties.map((id) => [id, holdings.name(id)]),
      side: sides.map((id) => [id, holdings.name(id)]),
      status: STATUSES.map((status) => [status, status]),
      publisher: happenings.sources.map((source) => [source, holdings.name(source)]),
      precision: Object.entries(PRECISIONS),
    };
    for (const [filter, select] of this.#selects) {
      select.replaceChildren(el("option", { value: "" }, "all"), ...options[filter].map(([value, name]) => el("option", { value }, name)));
    }
    this.show(this.state.view);
  }

  show(view: View): void {
    for (const [show, button] of this.#shows) button.setAttribute("aria-pressed", String(show === view.show));
    this.#compare.setAttribute("aria-pressed", String(view.against !== null));
    const { reviewer } = this.review;
    this.#review.textContent = this.review.isAllowed ? (reviewer === null ? "Review" : `Reviewing as ${reviewer.author}`) : "Judgements";
    this.#review.setAttribute("aria-pressed", String(view.review !== null));
    document.body.toggleAttribute("data-reviewing", reviewer !== null);
    for (const [filter, select] of this.#selects) select.value = view[filter] ?? "";
    const chips = FILTERS.filter((filter) => view[filter] !== null).map((filter) => {
      const value = view[filter]!;
      const name = filter === "type" ? words(value) : filter === "status" ? value : filter === "precision" ? (PRECISIONS[value] ?? value) : this.holdings.name(value);
      const label = `${LABELS[filter]}: ${name}`;
      return el("li", {}, el("button", { type: "button", "aria-label": `Drop the filter ${label}`, onclick: () => this.state.go({ [filter]: null }) }, `${label} ×`));
    });
    this.#chips.replaceChildren(...chips);
  }

  /** With the day a year before, or with the record's first. */
  #toggleCompare(): void {
    const { against, day } = this.state.view;
    this.state.go({ against: against === null ? Math.max(this.state.first, day - YEAR_DAYS) : null, town: null, event: null, find: null });
  }

  #toggleReview(): void {
    this.state.go({ review: this.state.view.review === null ? "1" : null, town: null, event: null });
  }

  #clear(): void {
    this.state.go(Object.fromEntries(FILTERS.map((filter) => [filter, null])));
  }
}

/** A button that opens a small sheet; it closes on a click elsewhere, on Escape, and after a choice. */
function menu(name: string, sheet: HTMLElement): HTMLElement {
  const made = el("details", { class: "menu" }, el("summary", { class: "tool" }, name), sheet);
  addEventListener("pointerdown", (event) => {
    if (!(event.target instanceof Node) || !made.contains(event.target)) made.open = false;
  });
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !made.open) return;
    event.stopPropagation();
    made.open = false;
    made.querySelector("summary")?.focus();
  });
  sheet.addEventListener("click", (event) => {
    if (event.target instanceof HTMLButtonElement) made.open = false;
  });
  return made;
}
