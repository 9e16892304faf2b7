// The page: reads the record once, then every part draws itself whenever the reader looks at something else.

import { api } from "./api";
import { byId, el } from "./dom";
import { interval } from "./days";
import { Holdings } from "./holdings";
import { drawLegend } from "./legend";
import { Panel } from "./panel";
import { State } from "./state";
import { Timeline } from "./timeline";
import { TownList } from "./towns";

async function start(): Promise<void> {
  const [summary, actors, control] = await Promise.all([api.summary(), api.actors(), api.control()]);
  const holdings = new Holdings(summary, actors, control);
  const state = new State(holdings.first, holdings.last);

  byId("summary").textContent = describe(holdings);
  const towns = new TownList(byId("towns"), holdings, state);
  const panel = new Panel(byId("panel"), holdings, state);
  const timeline = new Timeline(byId("timeline"), holdings, state);
  state.onChange((view, changed) => {
    if (changed.has("day")) {
      timeline.show(view.day);
      towns.show(view.day);
      drawLegend(byId("legend"), holdings, view.day);
    }
    if (changed.has("town")) void panel.open(view.town);
    else if (changed.has("day")) panel.show(view.day);
  });
  timeline.show(state.view.day);
  towns.show(state.view.day);
  drawLegend(byId("legend"), holdings, state.view.day);
  void panel.open(state.view.town);
  if (holdings.towns.length > 0) await startMap(holdings, state);
  else note("The record tells of no place yet. Read some reports: dateline read FOLDER");
}

async function startMap(holdings: Holdings, state: State): Promise<void> {
  if (document.createElement("canvas").getContext("webgl2") === null) {
    note("The map needs WebGL, which this browser does not offer. The list of towns tells the same.");
    return;
  }
  const { TownMap } = await import("./map");
  const map = await TownMap.open(byId("map"), holdings, state);
  state.onChange((view, changed) => map.show(view, changed));
}

function note(text: string): void {
  const place = byId("map-note");
  place.textContent = text;
  place.hidden = false;
}

function describe({ summary, towns }: Holdings): string {
  const count = (name: string, one: string, many = `${one}s`) => {
    const number = summary.counts[name];
    return number === undefined ? null : `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  };
  return [
    count("documents", "report"),
    count("claims", "claim"),
    count("events", "event"),
    `${towns.length} ${towns.length === 1 ? "place" : "places"}`,
    summary.first === null ? null : interval(summary.first, summary.last),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

start().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  byId("summary").textContent = "The record could not be opened.";
  document.querySelector("main")?.replaceChildren(el("p", { class: "fatal", role: "alert" }, reason));
});
