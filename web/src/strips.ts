// The whole war on one screen: a lane for each town, time from left to right, in the colour of whoever held it.

import { interval, long, toIso } from "./days";
import { el } from "./dom";
import type { Holdings } from "./holdings";
import { isTownSeen } from "./seen";
import type { Sort, State, View } from "./state";
import { holderOf, rowOn, strength, type Row, type Town } from "./town";

const SORTS: Record<Sort, string> = {
  change: "who changed hands when",
  place: "where they lie, north to south",
  dispute: "how long they were contested",
  name: "name",
};
/** Pixels: lanes are as high as fits, within these. */
const LOWEST = 1;
const HIGHEST = 24;
const ROOMY = 16;
/** Lanes of this height have room for the town's name. */
const NAMED = 12;
const LABELS = 128;
const AXIS = 22;

export class Strips {
  readonly #canvas = el("canvas", { tabindex: 0, role: "application" });
  readonly #note = el("p", { class: "strip-note", "aria-live": "polite" });
  readonly #scroll = el("div", { class: "lanes" }, this.#canvas);
  readonly #sort: HTMLSelectElement;
  readonly #names: HTMLInputElement;
  #lanes: Town[] = [];
  /** The lane under the pointer, or chosen by keys. */
  #at = -1;
  #height = HIGHEST;

  constructor(readonly root: HTMLElement, readonly holdings: Holdings, readonly state: State) {
    const options = Object.entries(SORTS).map(([sort, name]) => el("option", { value: sort }, name));
    this.#sort = el("select", { id: "sort", onchange: () => state.go({ sort: this.#sort.value as Sort }) }, ...options);
    this.#names = el("input", { type: "checkbox", onchange: () => state.go({ lanes: this.#names.checked ? "named" : "fit" }) });
    const bar = [el("span", {}, el("label", { for: "sort" }, "Towns by"), " ", this.#sort), el("label", { class: "names" }, this.#names, "with names"), this.#note];
    root.append(el("div", { class: "strip-bar" }, ...bar), this.#scroll);
    const canvas = this.#canvas;
    canvas.setAttribute("aria-label", "Who held each town through time. Up and down choose a town, Enter opens it.");
    canvas.addEventListener("pointermove", (event) => this.#point(event));
    canvas.addEventListener("pointerleave", () => this.#choose(-1, null));
    canvas.addEventListener("click", (event) => this.#open(this.#laneAt(event), this.#dayAt(event)));
    canvas.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.show(this.state.view)).observe(root);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.show(this.state.view));
  }

  show(view: View): void {
    if (view.show !== "strips" || this.root.clientWidth === 0) return;
    this.#sort.value = view.sort;
    this.#names.checked = view.lanes === "named";
    const off = new Set(view.off);
    const [first, last] = this.#days(view);
    const seen = this.holdings.towns.filter((town) => town.rows.some((row) => row.from <= last && row.to >= first && row.status !== "unknown" && isTownSeen(row, off)));
    this.#lanes = sorted(seen, view.sort);
    this.#draw(view);
  }

  /** The strips as they stand, with all their lanes. */
  picture(): HTMLCanvasElement {
    return this.#canvas;
  }

  #draw(view: View): void {
    const width = this.#scroll.clientWidth;
    const room = this.#scroll.clientHeight - AXIS;
    const fit = Math.min(HIGHEST, Math.floor(room / Math.max(1, this.#lanes.length)));
    this.#height = Math.max(view.lanes === "named" ? ROOMY : LOWEST, fit);
    const height = Math.max(1, this.#lanes.length * this.#height) + AXIS;
    const canvas = this.#canvas;
    const ratio = devicePixelRatio;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const pen = canvas.getContext("2d");
    if (pen === null) return;
    pen.scale(ratio, ratio);
    const style = getComputedStyle(this.root);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const ink = colour("--ink");
    const off = new Set(view.off);
    pen.fillStyle = colour("--paper");
    pen.fillRect(0, 0, width, height);
    this.#axis(pen, view, height, colour("--rule"), colour("--quiet"));
    pen.font = `${Math.min(13, this.#height - 2)}px ${colour("--sans")}`;
    pen.textBaseline = "middle";
    this.#lanes.forEach((town, lane) => {
      const y = AXIS + lane * this.#height;
      const gap = this.#height > 5 ? 1.5 : this.#height > 2 ? 0.5 : 0;
      for (const row of town.rows) {
        if (row.status !== "unknown" && isTownSeen(row, off)) this.#stretch(pen, view, row, y + gap / 2, this.#height - gap);
      }
      if (this.#height >= NAMED) {
        pen.fillStyle = ink;
        pen.globalAlpha = 1;
        pen.fillText(fitting(pen, town.place.name, LABELS - 14), 8, y + this.#height / 2);
      }
      if (town.place.id === view.town || lane === this.#at) {
        pen.strokeStyle = ink;
        pen.lineWidth = 1;
        pen.strokeRect(0.5, y + 0.5, width - 1, Math.max(2, this.#height - 1));
      }
    });
    for (const [day, dash] of [[view.day, []], [view.against, [3, 3]]] as const) {
      if (day === null) continue;
      const x = Math.round(this.#x(view, day + 0.5)) + 0.5;
      pen.strokeStyle = ink;
      pen.lineWidth = 1;
      pen.setLineDash([...dash]);
      pen.beginPath();
      pen.moveTo(x, AXIS - 4);
      pen.lineTo(x, height);
      pen.stroke();
    }
    pen.setLineDash([]);
    canvas.dataset.lanes = String(this.#lanes.length);
    if (this.#lanes.length === 0) this.#note.textContent = "No town is known to have been held in these days by those switched on.";
    else if (this.#at < 0) this.#note.textContent = `${this.#lanes.length} towns · point at a lane to read it, click to open it`;
  }

  #stretch(pen: CanvasRenderingContext2D, view: View, row: Row, y: number, height: number): void {
    const [first, last] = this.#days(view);
    if (row.to < first || row.from > last) return;
    const left = this.#x(view, Math.max(first, row.from));
    const right = this.#x(view, Math.min(last, row.to) + 1);
    const holder = holderOf(row);
    const colour = holder === null ? "#888888" : this.holdings.colourOf(holder);
    pen.fillStyle = colour.startsWith("#") ? colour : "#888888";
    pen.globalAlpha = 0.25 + 0.75 * strength(row);
    if (row.status !== "contested") pen.fillRect(left, y, Math.max(1, right - left), height);
    else hatch(pen, left, y, Math.max(1, right - left), height);
    pen.globalAlpha = 1;
  }

  #axis(pen: CanvasRenderingContext2D, view: View, height: number, rule: string, quiet: string): void {
    const [first, last] = this.#days(view);
    const months = last - first < 800;
    pen.font = "11px sans-serif";
    pen.textBaseline = "alphabetic";
    let free = 0;
    for (let day = first; day <= last; day++) {
      const iso = toIso(day);
      if (!iso.endsWith(months ? "-01" : "-01-01")) continue;
      const x = this.#x(view, day);
      pen.fillStyle = rule;
      pen.fillRect(x, AXIS - 6, 1, height);
      const label = months ? new Date(day * 86_400_000).toLocaleString("en-GB", { month: "short", year: "2-digit", timeZone: "UTC" }) : iso.slice(0, 4);
      if (x < free) continue;
      pen.fillStyle = quiet;
      pen.fillText(label, x + 3, AXIS - 8);
      free = x + pen.measureText(label).width + 14;
    }
  }

  #days({ from, to }: View): [number, number] {
    return [from ?? this.holdings.first, to ?? this.holdings.last];
  }

  get #left(): number {
    return this.#height >= NAMED ? LABELS : 0;
  }

  #x(view: View, day: number): number {
    const [first, last] = this.#days(view);
    return this.#left + ((day - first) / (last + 1 - first)) * (this.#scroll.clientWidth - this.#left);
  }

  #dayAt(event: MouseEvent): number | null {
    const [first, last] = this.#days(this.state.view);
    const share = (event.offsetX - this.#left) / (this.#scroll.clientWidth - this.#left);
    return share < 0 ? null : Math.min(last, Math.floor(first + share * (last + 1 - first)));
  }

  #laneAt(event: MouseEvent): number {
    return Math.floor((event.offsetY - AXIS) / this.#height);
  }

  #point(event: PointerEvent): void {
    this.#choose(this.#laneAt(event), this.#dayAt(event));
  }

  #choose(lane: number, day: number | null): void {
    const at = lane in this.#lanes ? lane : -1;
    const town = this.#lanes[at];
    if (at !== this.#at) {
      this.#at = at;
      this.#draw(this.state.view);
    }
    if (town === undefined) return;
    const when = day ?? this.state.view.day;
    const row = rowOn(town, when);
    const told = row === undefined ? "not known" : `${this.holdings.brief(row)}, ${interval(row.from, row.to)}`;
    this.#note.replaceChildren(el("strong", {}, town.place.name), ` on ${long(when)}: ${told}`);
  }

  #open(lane: number, day: number | null): void {
    const town = this.#lanes[lane];
    if (town !== undefined) this.state.go({ town: town.place.id, event: null, ...(day === null ? {} : { day }) });
  }

  #key(event: KeyboardEvent): void {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (way !== undefined) {
      event.preventDefault();
      this.#choose(Math.max(0, Math.min(this.#lanes.length - 1, this.#at + way)), null);
    } else if (event.key === "Enter") {
      this.#open(this.#at, null);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      this.state.go({ day: this.state.view.day + (event.key === "ArrowLeft" ? -1 : 1) * (event.shiftKey ? 7 : 1) });
    }
  }
}

/** Diagonal stripes in the pen's colour. */
function hatch(pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.strokeStyle = pen.fillStyle;
  pen.lineWidth = 1.6;
  pen.beginPath();
  for (let at = x - height - (x % 5); at < x + width + height; at += 5) {
    pen.moveTo(at, y + height);
    pen.lineTo(at + height, y);
  }
  pen.stroke();
  pen.restore();
}

function fitting(pen: CanvasRenderingContext2D, name: string, width: number): string {
  let shown = name;
  while (shown.length > 1 && pen.measureText(shown).width > width) shown = shown.slice(0, -1);
  return shown === name ? name : `${shown.slice(0, -1)}…`;
}

function sorted(towns: Town[], sort: Sort): Town[] {
  const days = (town: Town, status: string) =>
    town.rows.filter((row) => row.status === status).reduce((sum, row) => sum + (Number.isFinite(row.to - row.from) ? row.to - row.from + 1 : 0), 0);
  const keys: Record<Sort, (town: Town) => number> = {
    change: lastChange,
    place: (town) => -town.place.lat,
    dispute: (town) => -days(town, "contested"),
    name: () => 0,
  };
  const key = new Map(towns.map((town) => [town, keys[sort](town)]));
  return towns.toSorted((a, b) => key.get(a)! - key.get(b)!);
}

/** The day on which another party took it for the last time; towns that nobody took come last. */
function lastChange({ stints }: Town): number {
  const held = stints.filter((stint) => holderOf(stint.rows[0]) !== null);
  const at = held.findLastIndex((stint, n) => n > 0 && stint.rows[0].holder !== held[n - 1]!.rows[0].holder);
  return at < 0 ? Infinity : held[at]!.from;
}
