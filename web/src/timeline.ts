// The day: its date in large type, play, steps by button and key, and the histogram to move over.

import { interval, long, month, toIso, weekday } from "./days";
import { el } from "./dom";
import type { Happening } from "./happenings";
import { Histogram } from "./histogram";
import type { Holdings } from "./holdings";
import type { State, View } from "./state";

const TICK_MS = 100;
const PLAY_MS = 30_000;

export class Timeline {
  readonly #date = el("p", { class: "date" });
  readonly #slider: HTMLInputElement;
  readonly #play: HTMLButtonElement;
  readonly #histogram: Histogram;
  readonly #span = el("p", { class: "span-note" });
  #timer: number | undefined;

  constructor(root: HTMLElement, readonly holdings: Holdings, readonly state: State) {
    const { first, last } = holdings;
    this.#slider = el("input", {
      type: "range",
      min: first,
      max: last,
      step: 1,
      "aria-label": "Day",
      oninput: () => state.go({ day: this.#slider.valueAsNumber }),
    });
    this.#play = el("button", { type: "button", class: "play", onclick: () => this.#toggle() });
    this.#histogram = new Histogram(holdings, state);
    const step = (days: number, label: string, sign: string) =>
      el("button", { type: "button", "aria-label": label, title: label, onclick: () => this.#step(days) }, sign);
    root.append(
      el(
        "div",
        { class: "clock" },
        el("div", { class: "buttons" }, step(-1, "A day back", "‹"), this.#play, step(1, "A day on", "›")),
        this.#date,
      ),
      el("div", { class: "track" }, this.#histogram.root, this.#slider, ticks(first, last)),
      this.#span,
    );
    this.#stop();
    addEventListener("keydown", (event) => this.#key(event));
  }

  show(view: View): void {
    const { day, from, to } = view;
    this.#slider.value = String(day);
    this.#slider.setAttribute("aria-valuetext", long(day));
    this.#date.replaceChildren(el("span", { class: "weekday" }, weekday(day)), el("time", { datetime: toIso(day) }, long(day)));
    this.#histogram.show(view);
    const all = el("button", { type: "button", class: "link", onclick: () => this.state.go({ from: null, to: null }) }, "all days");
    const choose = el("button", { type: "button", class: "link", onclick: () => this.state.go({ from: day - 29, to: day }) }, "choose a span");
    if (from === null || to === null) this.#span.replaceChildren("Drag over the bars to ", choose);
    else this.#span.replaceChildren(`Events of ${interval(from, to)} · `, all);
  }

  drawEvents(events: Happening[]): void {
    this.#histogram.draw(events);
  }

  #step(days: number): void {
    this.#stop();
    this.state.go({ day: this.state.view.day + days });
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || hasKeysOfItsOwn(event.target)) return;
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    this.#step(way * (event.shiftKey ? 7 : 1));
  }

  /** Run through the days, or through the chosen span, in half a minute. */
  #toggle(): void {
    if (this.#timer !== undefined) return this.#stop();
    const { from, to, day } = this.state.view;
    const first = from ?? this.holdings.first;
    const last = to ?? this.holdings.last;
    if (day >= last || day < first) this.state.go({ day: first });
    const days = Math.max(1, Math.round(((last - first) * TICK_MS) / PLAY_MS));
    this.#timer = window.setInterval(() => {
      this.state.go({ day: Math.min(last, this.state.view.day + days) });
      if (this.state.view.day >= last) this.#stop();
    }, TICK_MS);
    this.#label("Pause", "❚❚");
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#label("Play", "▶");
  }

  #label(label: string, sign: string): void {
    this.#play.textContent = sign;
    this.#play.setAttribute("aria-label", label);
    this.#play.title = label;
  }
}

/** Fields, the map while it has the focus (it pans), an open report (it scrolls). */
function hasKeysOfItsOwn(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "range" && target.type !== "checkbox";
  if (target instanceof HTMLCanvasElement || target instanceof HTMLSelectElement) return true;
  return target instanceof Element && target.closest("dialog, form, [role=menu]") !== null;
}

/** Years, or months when the record is short, written where they begin. */
function ticks(first: number, last: number): HTMLElement {
  const months = last - first < 550;
  const row = el("div", { class: "ticks", "aria-hidden": "true" });
  const years = Math.max(1, Math.ceil((last - first) / 365 / 12));
  for (let day = first + 1; day <= last; day++) {
    const iso = toIso(day);
    const newYear = iso.endsWith("-01-01");
    if (!iso.endsWith(months ? "-01" : "-01-01") || (!months && Number(iso.slice(0, 4)) % years !== 0)) continue;
    const tick = el("span", {}, newYear ? iso.slice(0, 4) : month(day));
    tick.style.left = `${(100 * (day - first)) / (last + 1 - first)}%`;
    row.append(tick);
  }
  return row;
}
