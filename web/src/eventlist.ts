// Events as lines: when, what, who to whom, how many, on how many sources; a click opens one.

import type { Event } from "./api";
import { between } from "./days";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import { kindOf, words } from "./kinds";
import type { State } from "./state";
import { sign } from "./swatch";

export function eventList(events: Event[], holdings: Holdings, state: State): HTMLElement {
  return el("ol", { class: "events" }, ...events.map((event) => line(event, holdings, state)));
}

function line(event: Event, holdings: Holdings, state: State): HTMLElement {
  const where = event.relation === "in" ? null : event.relation.replace("_", " ");
  const sources = `${event.sources.length} ${event.sources.length === 1 ? "source" : "sources"}`;
  const disputed = event.disputes.length === 0 ? null : "disputed";
  const rest = [parties(event.agent, event.patient, holdings), where, ...figures(event), sources, disputed].filter(Boolean);
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", onclick: () => state.go({ event: event.id }) },
      sign(kindOf(event.type)),
      el("span", { class: "what" }, words(event.type, event.status)),
      el("span", { class: "when" }, between(event.from, event.to)),
      el("span", { class: "rest" }, rest.join(" · ")),
    ),
  );
}

/** "Syrian Arab Army → Islamic State" */
export function parties(agent: string[], patient: string[], holdings: Holdings): string {
  const names = (ids: string[]) => ids.slice(0, 2).map((id) => holdings.name(id)).join(", ");
  const [who, whom] = [names(agent), names(patient)];
  return whom === "" ? who : `${who} → ${whom}`.trim();
}

/** "30–39 killed" */
export function figures({ counts }: Event, behind: (of: string) => string = () => ""): string[] {
  return counts.map(({ of, low, high }) => `${low === high ? number(low) : `${number(low)}–${number(high)}`} ${of}${behind(of)}`);
}

function number(value: number): string {
  return value.toLocaleString("en");
}
