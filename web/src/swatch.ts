// Small signs: the dot that stands for a holder, the symbol that stands for a kind of event.

import { el, svg } from "./dom";
import { KINDS, type Kind } from "./kinds";

/** The dot that stands for a holder; hollow when contested. */
export function swatch(status: string, colour: string): HTMLElement {
  const dot = el("span", { class: `swatch ${status}`, "aria-hidden": "true" });
  dot.style.setProperty("--colour", colour);
  return dot;
}

export function sign(kind: Kind): SVGElement {
  return svg("svg", { class: "sign", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: KINDS[kind].path }));
}
