// One event: what is told of it, in figures, in dispute, and in the sentences that it rests on.

import { api, type Event } from "./api";
import { between, toNumber } from "./days";
import { disputes } from "./disputes";
import { el, toTop } from "./dom";
import { figures, parties } from "./eventlist";
import { evidence, roleKey } from "./evidence";
import type { Holdings } from "./holdings";
import { words } from "./kinds";
import type { State } from "./state";

export class EventPanel {
  #id: string | null = null;

  constructor(readonly root: HTMLElement, readonly holdings: Holdings, readonly state: State) {}

  async open(id: string | null): Promise<void> {
    this.#id = id;
    if (id === null) return;
    const body = el("div", {}, el("p", { class: "quiet" }, "Looking up the event …"));
    const close = el("button", { type: "button", class: "close", "aria-label": "Close the event", onclick: () => this.state.go({ event: null }) }, "×");
    this.root.replaceChildren(close, body);
    try {
      const [event, claims] = await Promise.all([api.event(id), api.claimsTelling(id)]);
      if (this.#id !== id) return;
      const disagreements = disputes([event], claims, this.holdings);
      const parts: (Node | null)[] = [
        this.#title(event),
        this.#facts(event),
        disagreements.length === 0 ? null : el("h3", {}, "Where the reports disagree"),
        ...disagreements,
        el("h3", {}, "What this rests on"),
        roleKey(),
        evidence(claims, this.holdings),
      ];
      body.replaceChildren(...parts.filter((part) => part !== null));
      toTop(this.root);
    } catch (error) {
      body.replaceChildren(el("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  }

  #title(event: Event): HTMLElement {
    const what = words(event.type);
    const name = what.charAt(0).toUpperCase() + what.slice(1);
    const where = event.place === null ? "" : ` ${event.relation === "in" ? "in" : event.relation.replace("_", " ")} ${event.place.name}`;
    return el("header", {}, el("h2", { tabindex: -1 }, name + where), el("p", { class: "quiet" }, between(event.from, event.to)));
  }

  #facts(event: Event): HTMLElement {
    const { from, place } = event;
    const go = (label: string, act: () => void) => el("button", { type: "button", class: "link", onclick: act }, label);
    const sources = event.sources.map((source) => this.holdings.name(source));
    const facts: [string, (Node | string)[]][] = [
      ["Who", [parties(event.agent, event.patient, this.holdings)]],
      ["How many", [figures(event).join(", ")]],
      ["Status", [event.status]],
      [`Told by ${sources.length}`, [sources.join(", ")]],
      ["Place", place === null ? [""] : [go(place.name, () => this.state.go({ town: place.id, event: null }))]],
      ["Day", from === null ? [""] : [go(between(from, event.to), () => this.state.go({ day: toNumber(from) }))]],
    ];
    const rows = facts.filter(([, value]) => value[0] !== "").flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, ...value)]);
    return el("dl", { class: "facts" }, ...rows);
  }
}
