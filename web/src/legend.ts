// Who held how many places on the day: the key to the colours, and the day's balance at a glance.

import type { Control } from "./api";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import { rowOn } from "./town";

export function drawLegend(root: HTMLElement, holdings: Holdings, day: number): void {
  const rows = holdings.towns.map((town) => rowOn(town, day));
  const held = rows.filter((row): row is Control => row?.status === "held" && row.holder !== null);
  const contested = rows.filter((row) => row?.status === "contested").length;
  const unknown = rows.length - held.length - contested;

  const lines = holdings.holders.map((holder) => {
    const count = held.filter((row) => row.holder === holder).length;
    return line("held", holdings.colourOf(holder), holdings.name(holder), count);
  });
  lines.push(line("contested", "currentColor", "contested", contested));
  lines.push(line("unknown", "var(--unknown)", "not known", unknown));
  root.replaceChildren(el("ul", {}, ...lines));
}

function line(kind: string, colour: string, name: string, count: number): HTMLElement {
  return el("li", { class: count === 0 ? "none" : null }, swatch(kind, colour), el("span", { class: "name" }, name), el("span", { class: "count" }, `${count}`));
}

/** The dot that stands for a holder; hollow when contested. */
export function swatch(kind: string, colour: string): HTMLElement {
  const dot = el("span", { class: `swatch ${kind}`, "aria-hidden": "true" });
  dot.style.setProperty("--colour", colour);
  return dot;
}
