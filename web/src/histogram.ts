// Events through time as bars. A click goes to a day; a drag chooses a span, whose edges can be moved, by keys too.

import { long } from "./days";
import { el, svg } from "./dom";
import type { Happening } from "./happenings";
import type { Holdings } from "./holdings";
import type { State, View } from "./state";

const BARS = 240;
/** Pixels that tell a drag from a click. */
const DRAG = 5;

export class Histogram {
  readonly root: HTMLElement;
  readonly #bars = svg("svg", { class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" });
  readonly #chosen = el("div", { class: "chosen-span" });
  readonly #edges: Record<"from" | "to", HTMLElement>;
  readonly #cursor = el("span", { class: "cursor", "aria-hidden": "true" });
  readonly #against = el("span", { class: "cursor against", "aria-hidden": "true" });

  constructor(readonly holdings: Holdings, readonly state: State) {
    this.#edges = { from: this.#edge("from", "First day of the span"), to: this.#edge("to", "Last day of the span") };
    this.root = el(
      "div",
      { class: "histogram", onpointerdown: (event: PointerEvent) => this.#drag(event) },
      this.#bars,
      this.#chosen,
      this.#against,
      this.#cursor,
      this.#edges.from,
      this.#edges.to,
    );
  }

  show({ day, from, to, against }: View): void {
    this.#cursor.style.left = this.#percent(day + 0.5);
    this.#against.hidden = against === null;
    if (against !== null) this.#against.style.left = this.#percent(against + 0.5);
    const chosen = from !== null && to !== null;
    for (const one of [this.#chosen, this.#edges.from, this.#edges.to]) one.hidden = !chosen;
    if (!chosen) return;
    this.#chosen.style.left = this.#percent(from);
    this.#chosen.style.right = `calc(100% - ${this.#percent(to + 1)})`;
    for (const [edge, at] of [["from", from], ["to", to]] as const) {
      const handle = this.#edges[edge];
      handle.style.left = this.#percent(edge === "from" ? at : at + 1);
      handle.setAttribute("aria-valuemin", String(this.holdings.first));
      handle.setAttribute("aria-valuemax", String(this.holdings.last));
      handle.setAttribute("aria-valuenow", String(at));
      handle.setAttribute("aria-valuetext", long(at));
    }
  }

  /** The bars' heights grow with the root of the number: a quiet week is seen beside a great battle. */
  draw(events: Happening[]): void {
    const { first, last } = this.holdings;
    const span = last - first + 1;
    const width = Math.max(1, Math.ceil(span / BARS));
    const bars = new Array<number>(Math.ceil(span / width)).fill(0);
    for (const { from } of events) {
      const bar = Math.floor((from - first) / width);
      if (bar in bars) bars[bar]! += 1;
    }
    const most = Math.sqrt(Math.max(1, ...bars));
    const path = bars
      .map((count, bar) => (count === 0 ? "" : `M${bar * width} 100v-${6 + (94 * Math.sqrt(count)) / most}h${width * 0.85}V100z`))
      .join("");
    this.#bars.setAttribute("viewBox", `0 0 ${span} 100`);
    this.#bars.replaceChildren(svg("path", { d: path }));
  }

  #edge(key: "from" | "to", label: string): HTMLElement {
    return el("div", {
      class: `edge ${key}`,
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      onkeydown: (event: KeyboardEvent) => {
        const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (way === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        this.#move(key, (this.state.view[key] ?? 0) + way * (event.shiftKey ? 7 : 1));
      },
      onpointerdown: (event: PointerEvent) => {
        event.stopPropagation();
        this.#follow(event, (day) => this.#move(key, day));
      },
    });
  }

  #move(key: "from" | "to", day: number): void {
    const { from, to } = this.state.view;
    if (from === null || to === null) return;
    this.state.go(key === "from" ? { from: Math.min(day, to) } : { to: Math.max(day, from) });
  }

  #drag(event: PointerEvent): void {
    if (event.button !== 0) return;
    const start = this.#dayAt(event.clientX);
    let dragged = false;
    this.#follow(event, (day, moved) => {
      dragged ||= moved > DRAG;
      if (dragged) this.state.go({ from: Math.min(start, day), to: Math.max(start, day) });
    }, () => {
      const { from, to, day } = this.state.view;
      if (!dragged) this.state.go({ day: start });
      else if (from !== null && to !== null && (day < from || day > to)) this.state.go({ day: to });
    });
  }

  #follow(event: PointerEvent, move: (day: number, moved: number) => void, end: () => void = () => {}): void {
    const start = event.clientX;
    const moved = ({ clientX }: PointerEvent) => move(this.#dayAt(clientX), Math.abs(clientX - start));
    const done = () => {
      removeEventListener("pointermove", moved);
      removeEventListener("pointerup", done);
      removeEventListener("pointercancel", done);
      end();
    };
    addEventListener("pointermove", moved);
    addEventListener("pointerup", done);
    addEventListener("pointercancel", done);
  }

  #dayAt(x: number): number {
    const { left, width } = this.root.getBoundingClientRect();
    const { first, last } = this.holdings;
    return Math.min(last, Math.max(first, Math.floor(first + ((x - left) / width) * (last + 1 - first))));
  }

  #percent(day: number): string {
    const { first, last } = this.holdings;
    return `${(100 * (day - first)) / (last + 1 - first)}%`;
  }
}
