// The page: reads the record once, then every part draws itself whenever the reader looks at something else.

import { api, type Event } from "./api";
import { fetchAtlas } from "./atlas";
import { Changes } from "./changes";
import { interval, toIso } from "./days";
import { byId, el } from "./dom";
import { csv, eventRows, geojson, save, townRows, type Content } from "./download";
import { EventPanel } from "./eventpanel";
import { Find } from "./find";
import { FoundPanel } from "./found";
import { Happenings } from "./happenings";
import { Holdings } from "./holdings";
import { Legend } from "./legend";
import type { TownMap } from "./map";
import { Panel } from "./panel";
import { sheet } from "./picture";
import { Review } from "./review";
import { ReviewSheet } from "./reviewsheet";
import { eventsSeen } from "./seen";
import { State, type View } from "./state";
import { Strips } from "./strips";
import { Table } from "./table";
import { Timeline } from "./timeline";
import { Toolbar } from "./toolbar";
import { TownList } from "./towns";

/** Asked for at once, beside the overview. */
const eventsOnTheirWay = api.events();
eventsOnTheirWay.catch(() => {});

async function start(): Promise<void> {
  const [overview, judgements] = await Promise.all([api.overview(), api.judgements()]);
  if (overview.counts.documents === 0) return tell("The record is empty.", "Read some reports into it: dateline read FOLDER");
  const holdings = new Holdings(overview);
  const state = new State(holdings.first, holdings.last, holdings.opening);
  let happenings = new Happenings();
  const review = new Review(holdings, state, () => happenings, judgements);
  let found: ReadonlySet<string> | null = null;
  let map: TownMap | undefined;
  let spot: Event | null = null;

  byId("summary").textContent = describe(holdings);
  const legend = new Legend(byId("legend"), holdings, state);
  const strips = new Strips(byId("strips"), holdings, state);
  const table = new Table(byId("table"), holdings, state);
  const timeline = new Timeline(byId("timeline"), holdings, state);
  const towns = new TownList(byId("towns"), holdings, state);
  const panel = new Panel(byId("panel"), holdings, () => happenings, state, review);
  const event = new EventPanel(byId("event"), holdings, state, review, (opened) => map?.showSpot((spot = opened)));
  const reviewed = new ReviewSheet(byId("review"), holdings, state, review);
  const changed = new Changes(byId("changes"), holdings, state);
  const words = new FoundPanel(byId("found"), holdings, state, review, (events) => {
    found = events;
    drawEvents(state.view);
  });
  const toolbar = new Toolbar(byId("toolbar"), holdings, state, review, (content) => void keep(content));
  new Find(byId("find"), holdings, state);

  const drawEvents = (view: View) => {
    const seen = eventsSeen(view, happenings, holdings, found);
    legend.show(view, seen);
    table.show(view, seen);
    // Beside what changed hands, what happened would be too much.
    map?.showEvents(view.against === null ? seen : []);
  };

  const keep = async (content: Content) => {
    const { view } = state;
    const name = `dateline-${toIso(view.day)}-${content}`;
    const rows = content.startsWith("towns") ? townRows(view, holdings) : eventRows(eventsSeen(view, happenings, holdings, found), holdings);
    if (content.endsWith(".csv")) return save(name, new Blob([csv(rows)], { type: "text/csv" }));
    if (content.endsWith(".geojson")) return save(name, new Blob([geojson(rows)], { type: "application/geo+json" }));
    const what = content === "map.png" ? "map" : "strips";
    state.go({ show: what });
    strips.show(state.view);
    const drawn = what === "strips" ? strips.picture() : await map?.picture();
    if (drawn !== undefined) save(name, await sheet(drawn, what, state.view, holdings, happenings));
  };

  const draw = (view: View, change: ReadonlySet<keyof View>) => {
    const any = (...keys: (keyof View)[]) => keys.some((key) => change.has(key));
    if (any("day", "from", "to", "against")) timeline.show(view);
    if (any("day", "off")) towns.show(view);
    if (any("show", "against", "type", "actor", "side", "status", "publisher", "precision", "review")) toolbar.show(view);
    if (any("town", "event", "find", "against", "show")) layOut(view);
    if (any("show", "day", "from", "to", "off", "sort", "lanes", "against", "town")) strips.show(view);
    if (any("day", "from", "to", "off", "show", "against", "type", "actor", "side", "status", "publisher", "precision")) drawEvents(view);
    if (any("find")) void words.open(view.find);
    if (any("against", "day")) changed.show(view);
    if (any("town")) void panel.open(view.town);
    else if (any("day")) panel.show(view.day);
    if (any("event")) void event.open(view.event);
    if (any("review")) void reviewed.open(view.review);
    map?.show(view, change);
  };
  state.onChange(draw);
  draw(state.view, new Set(Object.keys(state.view) as (keyof View)[]));
  addEventListener("keydown", (pressed) => {
    if (pressed.key === "Escape" && document.querySelector("dialog[open]") === null) state.close();
  });

  void openMap(holdings, state).then((opened) => {
    map = opened;
    map?.showSpot(spot);
    drawEvents(state.view);
  });
  happenings = new Happenings(await eventsOnTheirWay);
  timeline.drawEvents(happenings.all);
  toolbar.fill(happenings);
  drawEvents(state.view);
  panel.mark();
  document.body.dataset.ready = "true";
}

/** Which of the views and panels are to be seen. */
function layOut(view: View): void {
  byId("map").hidden = view.show !== "map";
  byId("strips").hidden = view.show !== "strips";
  byId("table").hidden = view.show !== "events" && view.show !== "towns";
  byId("legend").hidden = view.show === "events" || view.show === "towns";
  const top = view.event !== null ? "event" : view.town !== null ? "panel" : view.review !== null ? "review" : view.find !== null ? "found" : view.against !== null ? "changes" : "towns";
  for (const id of ["event", "panel", "review", "found", "changes", "towns"]) byId(id).hidden = id !== top;
  document.body.dataset.side = top;
  document.body.dataset.show = view.show;
}

async function openMap(holdings: Holdings, state: State): Promise<TownMap | undefined> {
  if (document.createElement("canvas").getContext("webgl2") === null) {
    note("The map needs WebGL, which this browser does not offer. The list of towns and the strips tell the same.");
    return undefined;
  }
  const atlas = fetchAtlas();
  const { TownMap } = await import("./map");
  return TownMap.open(byId("map"), holdings, state, () => byId("legend").offsetWidth, atlas);
}

function note(text: string): void {
  const place = byId("map-note");
  place.textContent = text;
  place.hidden = false;
}

function describe({ overview: { counts }, towns, first, last }: Holdings): string {
  const count = (number: number, one: string) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
  return [
    count(counts.documents ?? 0, "report"),
    count(counts.events ?? 0, "event"),
    count(towns.length, "town"),
    interval(first, last),
  ].join(" · ");
}

/** Say why there is nothing to see. */
function tell(what: string, why: string): void {
  byId("summary").textContent = what;
  document.querySelector("main")?.replaceChildren(el("p", { class: "fatal", role: "alert" }, why));
  document.body.dataset.ready = "true";
}

start().catch((error: unknown) => {
  tell("The record could not be opened.", error instanceof Error ? error.message : String(error));
});
