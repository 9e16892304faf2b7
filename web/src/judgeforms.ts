// The forms by which a person judges a sentence, an event, or who held a place.

import type { Claim, Event, Place } from "./api";
import { interval, toIso } from "./days";
import { el } from "./dom";
import type { Happening } from "./happenings";
import { STATUSES, TYPES, words } from "./kinds";
import type { Review } from "./review";
import type { Row } from "./town";
import { cite } from "./verdicts";

/** Other events offered for merging, the likeliest first. */
const MOST_EVENTS = 40;
const NOBODY = "-";

type Options = [value: string, name: string][];
type Said = (name: string) => string;

/** What a button does with what the fields say. */
interface Act {
  name: string;
  act: (said: Said) => Promise<void>;
}

/** Judge what a sentence was read as: each reading by itself, in all reports that print it. */
export function claimForm(told: Claim[], event: Event | null, claims: Claim[], review: Review): HTMLElement {
  const readings = Map.groupBy(told, (claim) => `${claim.type} ${claim.status} ${claim.trigger_start - claim.sentence_start}`);
  return el("div", {}, ...[...readings.values()].map((reading) => readingForm(reading, event, claims, review)));
}

function readingForm(reading: Claim[], event: Event | null, claims: Claim[], review: Review): HTMLElement {
  const first = reading[0]!;
  const name = `${words(first.type, first.status)}: “${first.mentions.trigger}”`;
  const each = (row: object) => reading.map(({ id }) => ({ ...row, claim: id }));
  const rest = claims.filter((claim) => !reading.includes(claim));
  const asRead = (read: string) => (read === "" ? "as read" : `as read: ${read}`);
  const names = (ids: string[]) => ids.map((id) => review.holdings.name(id)).join(", ");
  const parties = (read: string[]): Options => [["", asRead(names(read))], ...partiesOf(review), [NOBODY, "nobody named"]];
  const places = first.places.map((id) => review.holdings.place(id)?.name ?? "").filter(Boolean).join(", ");
  const fields = [
    select("What", "type", [["", asRead(words(first.type))], ...TYPES.map((type): [string, string] => [type, words(type)])]),
    select("Status", "status", [["", asRead(first.status)], ...STATUSES.map((status): [string, string] => [status, status])]),
    select("Who", "agent", parties(first.agent)),
    select("To whom", "patient", parties(first.patient)),
    input("Where", "place", { type: "text", placeholder: asRead(places), autocomplete: "off" }),
    input("From", "start", { type: "date" }),
    input("To", "end", { type: "date" }),
  ];
  const party = (value: string) => (value === "" ? undefined : value === NOBODY ? [] : [value]);
  const correction = (said: Said) => ({
    type: said("type") || undefined,
    status: said("status") || undefined,
    agent: party(said("agent")),
    patient: party(said("patient")),
    place: said("place") === "" ? undefined : [said("place")],
    start: said("start") || undefined,
    end: said("end") || undefined,
  });
  const keep = (rows: object[], said: Said, done: string) => review.judge(rows, said("note"), done, claims);
  const acts: Act[] = [
    { name: "Accept", act: (said) => keep(each({ verdict: "accept" }), said, `Accepted: ${name}.`) },
    { name: "Reject", act: (said) => keep(each({ verdict: "reject" }), said, `Rejected: ${name}.`) },
  ];
  if (event !== null && rest.length > 0) {
    const parted = { verdict: "unlink", one: reading.map(cite), other: rest.map(cite) };
    acts.push({ name: "Tells of another event", act: (said) => keep([parted], said, `Split off: ${name}.`) });
  }
  const correct = { name: "Keep the correction", act: (said: Said) => keep(each({ verdict: "correct", ...correction(said) }), said, `Corrected: ${name}.`) };
  return el(
    "fieldset",
    {},
    el("legend", {}, name),
    form([note()], acts, review),
    el("details", { class: "correct" }, el("summary", {}, "Correct it"), form([...fields, note()], [correct], review)),
  );
}

/** Say that an event and another one are the same. */
export function mergeForm(event: Event, claims: Claim[], review: Review): HTMLElement {
  const { holdings } = review;
  const all = review.happenings().all;
  const own = all.find((one) => one.id === event.id);
  const far = (one: Happening) => (one.place === (event.place?.id ?? null) ? 0 : 1e6) + Math.abs(one.from - (own?.from ?? 0) || 0);
  const others = all.filter((one) => one.id !== event.id).sort((a, b) => far(a) - far(b)).slice(0, MOST_EVENTS);
  const label = (one: Happening) =>
    [words(one.type, one.status), holdings.place(one.place)?.name, Number.isNaN(one.from) ? "" : interval(one.from, one.to)].filter(Boolean).join(", ");
  const fields = [select("The same as", "other", others.map((one) => [one.id, label(one)])), note()];
  const act = (said: Said) => review.judge([{ verdict: "link", one: event.id, other: said("other") }], said("note"), "Merged.", claims);
  return form(fields, [{ name: "Merge", act }], review);
}

/** Decide who held a place over some days. */
export function rulingForm(place: Place, row: Row | undefined, review: Review): HTMLElement {
  const { state } = review;
  const iso = (day: number) => (Number.isFinite(day) ? toIso(day) : "");
  const [from, to] = row === undefined ? [state.view.day, state.view.day] : [row.from, row.to];
  const holder = select("Held by", "holder", [["", "nobody known"], ...partiesOf(review)], row?.status === "unknown" ? "" : (row?.holder ?? ""));
  const contested = el("input", { type: "checkbox", name: "contested" });
  contested.checked = row?.status === "contested";
  const fields = [
    holder,
    el("label", { class: "check" }, contested, "contested"),
    input("From", "start", { type: "date", value: iso(from) }),
    input("To", "end", { type: "date", value: iso(to) }),
    note(),
  ];
  const act = (said: Said) => {
    const who = said("holder") || undefined;
    const status = contested.checked ? "contested" : who === undefined ? "unknown" : "held";
    const ruling = { verdict: "control", place: place.id, holder: who, status, start: said("start") || undefined, end: said("end") || undefined };
    return review.judge([ruling], said("note"), `Ruled on ${place.name}.`);
  };
  return form(fields, [{ name: "Keep the ruling", act }], review);
}

/** A form of its fields and buttons; while one of them is at work, none can be pressed, and what goes wrong is told. */
function form(fields: HTMLElement[], acts: Act[], review: Review): HTMLFormElement {
  const told = el("div", { "aria-live": "polite" });
  const buttons = acts.map(({ name, act }) => {
    const button = el("button", { type: acts.length === 1 ? "submit" : "button", class: "act" }, name);
    const run = async () => {
      buttons.forEach((one) => (one.disabled = true));
      told.replaceChildren(el("p", { class: "quiet" }, "Drawing events and control anew …"));
      const data = new FormData(made);
      try {
        await act((field) => String(data.get(field) ?? "").trim());
      } catch (error) {
        told.replaceChildren(review.trouble(error));
        buttons.forEach((one) => (one.disabled = false));
        button.focus();
      }
    };
    if (acts.length > 1) button.addEventListener("click", () => void run());
    return Object.assign(button, { run });
  });
  const made = el("form", { class: "judge-form" }, ...fields, el("p", { class: "acts" }, ...buttons), told);
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    if (acts.length === 1) void buttons[0]!.run();
  });
  return made;
}

/** Those who ever hold a place, then all other parties by name. */
function partiesOf({ holdings }: Review): Options {
  const rest = [...holdings.actors.keys()].filter((id) => !holdings.holders.includes(id));
  const named = (id: string): [string, string] => [id, holdings.name(id)];
  return [...holdings.holders.map(named), ...rest.map(named).sort((a, b) => a[1].localeCompare(b[1]))];
}

function select(label: string, name: string, options: Options, chosen = ""): HTMLElement {
  const made = el("select", { name }, ...options.map(([value, text]) => el("option", { value }, text)));
  if (options.some(([value]) => value === chosen)) made.value = chosen;
  return el("label", {}, el("span", {}, label), made);
}

function input(label: string, name: string, properties: Record<string, string>): HTMLElement {
  return el("label", {}, el("span", {}, label), el("input", { name, ...properties }));
}

function note(): HTMLElement {
  return input("Why", "note", { type: "text", placeholder: "a note for those who read it later", autocomplete: "off" });
}
