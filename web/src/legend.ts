// The key to the map, with a switch for everything on it, and the day's balance at a glance.

import { interval, short } from "./days";
import { el } from "./dom";
import type { Happening } from "./happenings";
import type { Holdings } from "./holdings";
import { KINDS, kinds } from "./kinds";
import { span } from "./seen";
import type { State, View } from "./state";
import { sign, swatch } from "./swatch";
import { rowOn } from "./town";

interface Line {
  item: HTMLElement;
  box: HTMLInputElement;
  count: HTMLElement;
}

export class Legend {
  readonly #lines = new Map<string, Line>();
  readonly #day = el("h2");
  readonly #span = el("h2");
  readonly #all: HTMLElement;
  readonly #present = el("ul", {});
  readonly #absent = el("ul", {});
  readonly #absentNote = el("summary");
  readonly #others: HTMLElement;

  constructor(readonly root: HTMLElement, readonly holdings: Holdings, readonly state: State) {
    for (const holder of holdings.holders) this.#line(holder, swatch("held", holdings.colourOf(holder)), holdings.name(holder));
    this.#others = el("details", { class: "others" }, this.#absentNote, this.#absent);
    const rest = [
      this.#line("contested", swatch("contested", "currentColor"), "contested"),
      this.#line("unknown", swatch("unknown", "var(--unknown)"), "not known"),
      this.#line("areas", el("span", { class: "swatch area", "aria-hidden": "true" }), "ground around towns"),
    ];
    const events = kinds.map((kind) => this.#line(`kind:${kind}`, sign(kind), KINDS[kind].name));
    this.#all = el("button", { type: "button", class: "link", onclick: () => state.go({ off: [] }) }, "show all again");
    const open = matchMedia("(min-width: 1101px)").matches;
    root.append(
      el(
        "details",
        { open },
        el("summary", {}, "Key"),
        this.#day,
        this.#present,
        this.#others,
        el("ul", { class: "rest-key" }, ...rest),
        this.#span,
        el("ul", { class: "events-key" }, ...events),
        this.#all,
      ),
    );
  }

  show(view: View, events: Happening[]): void {
    const { towns } = this.holdings;
    const counts = new Map<string, number>();
    const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const town of towns) {
      const row = rowOn(town, view.day);
      if (row === undefined || row.status === "unknown") add("unknown");
      else if (row.status === "contested" || row.holder === null) add("contested");
      else add(row.holder);
    }
    for (const event of events) add(`kind:${event.kind}`);
    this.#day.textContent = `Who held what on ${short(view.day)}`;
    this.#span.textContent = `Events, ${interval(...span(view))}`;
    const off = new Set(view.off);
    const [present, absent] = [true, false].map((holds) =>
      this.holdings.holders.filter((holder) => (view.show === "strips" || counts.has(holder) || off.has(holder)) === holds),
    );
    this.#present.replaceChildren(...present!.map((holder) => this.#lines.get(holder)!.item));
    this.#absent.replaceChildren(...absent!.map((holder) => this.#lines.get(holder)!.item));
    this.#absentNote.textContent = `${absent!.length} hold nothing on this day`;
    this.#others.hidden = absent!.length === 0;
    for (const [key, { item, box, count }] of this.#lines) {
      const number = counts.get(key) ?? 0;
      count.textContent = key === "areas" ? "" : String(number);
      item.classList.toggle("none", number === 0 && key !== "areas");
      box.checked = !off.has(key);
    }
    this.#all.hidden = off.size === 0;
  }

  #line(key: string, mark: Element, name: string): HTMLElement {
    const box = el("input", { type: "checkbox", checked: true, onchange: () => this.#switch(key) });
    const count = el("span", { class: "count" });
    const item = el("li", {}, el("label", {}, box, mark, el("span", { class: "name" }, name), count));
    this.#lines.set(key, { item, box, count });
    return item;
  }

  #switch(key: string): void {
    const { off } = this.state.view;
    this.state.go({ off: off.includes(key) ? off.filter((one) => one !== key) : [...off, key] });
  }
}
