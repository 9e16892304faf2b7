// One event: what is told of it, in figures, in dispute, and in the sentences that it rests on.

import { api, type Event } from "./api";
import { between, toNumber } from "./days";
import { disputes } from "./disputes";
import { el, toTop } from "./dom";
import { figures, parties } from "./eventlist";
import { evidence, roleKey } from "./evidence";
import type { Holdings } from "./holdings";
import { words } from "./kinds";
import type { Review } from "./review";
import type { State } from "./state";

export class EventPanel {
  #id: string | null = null;

  constructor(
    readonly root: HTMLElement,
    readonly holdings: Holdings,
    readonly state: State,
    readonly review: Review,
    /** Told which event is open, so that the map shows where it was. */
    readonly tell: (event: Event | null) => void,
  ) {}

  async open(id: string | null): Promise<void> {
    this.#id = id;
    this.tell(null);
    if (id === null) return;
    const body = el("div", {}, el("p", { class: "quiet" }, "Looking up the event …"));
    const close = el("button", { type: "button", class: "close", "aria-label": "Close the event", onclick: () => this.state.go({ event: null }) }, "×");
    this.root.replaceChildren(close, body);
    try {
      const [event, claims] = await Promise.all([api.event(id), api.claimsTelling(id)]);
      if (this.#id !== id) return;
      const whole = event.part_of === null ? null : await api.event(event.part_of);
      if (this.#id !== id) return;
      this.tell(event);
      const disagreements = disputes([event], claims, this.holdings);
      const parts: (Node | null)[] = [
        this.#title(event),
        this.#facts(event, whole),
        disagreements.length === 0 ? null : el("h3", {}, "Where the reports disagree"),
        ...disagreements,
        el("h3", {}, "What this rests on"),
        roleKey(),
        evidence(claims, this.holdings, this.review, event),
        this.review.onEvent(event, claims),
      ];
      body.replaceChildren(...parts.filter((part) => part !== null));
      toTop(this.root);
    } catch (error) {
      body.replaceChildren(el("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  }

  #title(event: Event): HTMLElement {
    return el("header", {}, el("h2", { tabindex: -1 }, titleOf(event)), el("p", { class: "quiet" }, between(event.from, event.to)));
  }

  #facts(event: Event, whole: Event | null): HTMLElement {
    const { from, place, point } = event;
    /** How many of the claims say so, where not all do. */
    const behind = (field: string) => {
      const [some, all] = [event.support[field]?.length ?? 0, event.claims.length];
      return some === 0 || some === all ? "" : ` (${some} of ${all} claims)`;
    };
    const go = (label: string, act: () => void) => el("button", { type: "button", class: "link", onclick: act }, label);
    const sources = event.sources.map((source) => this.holdings.name(source));
    const facts: [string, (Node | string)[]][] = [
      ["Who", [parties(event.agent, event.patient, this.holdings), behind("agent")]],
      ["How many", [figures(event, behind).join(", ")]],
      ["Status", [event.status, behind("status")]],
      ["Told by", [told(event, this.holdings), el("span", { class: "quiet" }, ` ${sources.join(", ")}`)]],
      ["Part of", whole === null ? [""] : [go(titleOf(whole), () => this.state.go({ event: whole.id }))]],
      ["Place", place === null ? [""] : [go(place.name, () => this.state.go({ town: place.id, event: null })), behind("place"), within(point)]],
      ["Day", from === null ? [""] : [go(between(from, event.to), () => this.state.go({ day: toNumber(from) })), behind("when")]],
    ];
    const rows = facts.filter(([, value]) => value[0] !== "").flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, ...value)]);
    return el("dl", { class: "facts" }, ...rows);
  }
}

/** "Capture in Qayyarah" */
export function titleOf({ type, relation, place }: Event): string {
  const what = words(type);
  const where = place === null ? "" : ` ${relation === "in" ? "in" : relation.replace("_", " ")} ${place.name}`;
  return what.charAt(0).toUpperCase() + what.slice(1) + where;
}

/** "3 independent sources of 2 sides (Syrian government, Islamic State):" */
function told({ sources, sides }: Event, holdings: Holdings): string {
  const names = [...new Set(sides.map((side) => holdings.name(holdings.side(side))))];
  const whose = names.length === 0 ? "" : ` of ${names.length} ${names.length === 1 ? "side" : "sides"} (${names.join(", ")})`;
  return `${sources.length} independent ${sources.length === 1 ? "source" : "sources"}${whose}:`;
}

function within(point: Event["point"]): string {
  return point === null || point.radius_km < 1 ? "" : `, within ${Math.round(point.radius_km)} km`;
}
