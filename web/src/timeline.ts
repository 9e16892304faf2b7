// The day: a slider over a small histogram of events, with play, arrow keys, and the date in large type.

import { long, toIso, toNumber, weekday } from "./days";
import { el, svg } from "./dom";
import type { Holdings } from "./holdings";
import type { State } from "./state";

const BARS = 180;
const TICK_MS = 100;
const PLAY_MS = 30_000;

export class Timeline {
  readonly #date = el("div", { class: "date" });
  readonly #slider: HTMLInputElement;
  readonly #play: HTMLButtonElement;
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
    const step = (days: number, label: string, sign: string) =>
      el("button", { type: "button", "aria-label": label, title: label, onclick: () => this.#step(days) }, sign);
    root.append(
      el(
        "div",
        { class: "clock" },
        el("div", { class: "buttons" }, step(-1, "A day back", "‹"), this.#play, step(1, "A day on", "›")),
        this.#date,
      ),
      el("div", { class: "track" }, histogram(holdings), this.#slider, ticks(first, last)),
    );
    this.#stop();
    addEventListener("keydown", (event) => this.#key(event));
  }

  show(day: number): void {
    this.#slider.value = String(day);
    this.#slider.setAttribute("aria-valuetext", long(day));
    this.#date.replaceChildren(el("span", { class: "weekday" }, weekday(day)), el("time", { datetime: toIso(day) }, long(day)));
  }

  #step(days: number): void {
    this.#stop();
    this.state.go({ day: this.state.view.day + days });
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    this.#step(way * (event.shiftKey ? 7 : 1));
  }

  #toggle(): void {
    if (this.#timer !== undefined) return this.#stop();
    const { first, last } = this.holdings;
    if (this.state.view.day >= last) this.state.go({ day: first });
    const days = Math.max(1, Math.round(((last - first) * TICK_MS) / PLAY_MS));
    this.#timer = window.setInterval(() => {
      this.state.go({ day: this.state.view.day + days });
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

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "range";
  // The map pans with the arrow keys while it has the focus; an open report scrolls.
  return target instanceof HTMLCanvasElement || (target instanceof Element && target.closest("dialog") !== null);
}

/** Events per stretch of days, as bars as wide as the slider. */
function histogram({ summary, first, last }: Holdings): SVGElement {
  const span = last - first + 1;
  const width = Math.max(1, Math.ceil(span / BARS));
  const bars = new Array<number>(Math.ceil(span / width)).fill(0);
  for (const { day, events } of summary.days) {
    const bar = Math.floor((toNumber(day) - first) / width);
    if (bar in bars) bars[bar]! += events;
  }
  const most = Math.max(1, ...bars);
  const rects = bars.map((count, bar) => {
    const height = count === 0 ? 0 : 6 + (94 * count) / most;
    return svg("rect", { x: bar * width, y: 100 - height, width: width * 0.8, height });
  });
  const viewBox = `0 0 ${span} 100`;
  return svg("svg", { class: "histogram", viewBox, preserveAspectRatio: "none", "aria-hidden": "true" }, ...rects);
}

/** Years, or months when the record is short, written where they begin. */
function ticks(first: number, last: number): HTMLElement {
  const months = last - first < 550;
  const row = el("div", { class: "ticks", "aria-hidden": "true" });
  for (let day = first + 1; day <= last; day++) {
    const iso = toIso(day);
    if (!iso.endsWith(months ? "-01" : "-01-01")) continue;
    const month = new Date(`${iso}T00:00:00Z`).toLocaleString("en-GB", { month: "short", timeZone: "UTC" });
    const label = !months || iso.endsWith("-01-01") ? iso.slice(0, 4) : month;
    const tick = el("span", {}, label);
    tick.style.left = `${(100 * (day - first)) / (last - first)}%`;
    row.append(tick);
  }
  return row;
}
