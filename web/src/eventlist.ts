// Events as lines: when, what, who to whom, how many, on how many sources; a click opens one.

import type { Event } from "./api";
import { between, toNumber } from "./days";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import { kindOf, words } from "./kinds";
import type { State } from "./state";
import { sign } from "./swatch";

/** Events shown before and after the day, and more each time that the reader asks. */
const AROUND = 10;
const MORE = 50;

/** Events by first day: of many, those around the day that is looked at, and buttons that show what was before and after. */
export function eventList(events: Event[], holdings: Holdings, state: State): HTMLElement {
  const lines = (from: number, to: number) => events.slice(from, to).map((event) => line(event, holdings, state));
  const list = el("ol", { class: "events" });
  const earlier = el("button", { type: "button", class: "more-button" });
  const later = el("button", { type: "button", class: "more-button" });
  const after = events.findIndex(({ from }) => from !== null && toNumber(from) > state.view.day);
  const middle = after < 0 ? events.length : after;
  let [start, end] = [Math.max(0, middle - AROUND), Math.min(events.length, middle + AROUND)];
  const tell = () => {
    earlier.hidden = start === 0;
    later.hidden = end === events.length;
    earlier.textContent = `${Math.min(MORE, start)} of ${start} before`;
    later.textContent = `${Math.min(MORE, events.length - end)} of ${events.length - end} after`;
  };
  earlier.addEventListener("click", () => {
    list.prepend(...lines(Math.max(0, start - MORE), start));
    start = Math.max(0, start - MORE);
    tell();
  });
  later.addEventListener("click", () => {
    list.append(...lines(end, end + MORE));
    end = Math.min(events.length, end + MORE);
    tell();
  });
  list.append(...lines(start, end));
  tell();
  return el("div", {}, earlier, list, later);
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
