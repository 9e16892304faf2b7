// A picture to show elsewhere: the map or the strips with a heading, the colours' meaning, and where it is from.

import { interval, long } from "./days";
import type { Happenings } from "./happenings";
import type { Holdings } from "./holdings";
import { span } from "./seen";
import type { View } from "./state";
import { holderOf, rowOn } from "./town";

const MARGIN = 24;
const SOURCES = 6;
const FONTS = { head: "700 24px Georgia, serif", key: "14px system-ui, sans-serif", note: "12px system-ui, sans-serif" };

/** Draw on a sheet of the page's colours; the caption names days and sources. */
export function sheet(drawn: HTMLCanvasElement, what: "map" | "strips", view: View, holdings: Holdings, happenings: Happenings): Promise<Blob> {
  const style = getComputedStyle(document.documentElement);
  const [paper, ink, quiet] = ["--paper", "--ink", "--quiet"].map((name) => style.getPropertyValue(name).trim());
  const ratio = Math.max(1, devicePixelRatio);
  const width = drawn.width / ratio;
  const inner = width - 2 * MARGIN;
  const made = document.createElement("canvas");
  const pen = made.getContext("2d")!;

  pen.font = FONTS.key;
  const keys = lines(pen, holders(view, what, holdings).map((holder) => holdings.name(holder)), inner, 34);
  pen.font = FONTS.note;
  const notes = wrapped(pen, caption(what, view, holdings, happenings), inner);
  const head = 62 + keys.length * 22;
  const height = head + drawn.height / ratio + 20 + notes.length * 17 + 14;
  made.width = width * ratio;
  made.height = height * ratio;
  pen.scale(ratio, ratio);
  pen.fillStyle = paper!;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = ink!;
  pen.font = FONTS.head;
  pen.fillText(title(what, view, holdings), MARGIN, 38);
  pen.font = FONTS.key;
  const shown = holders(view, what, holdings);
  let at = 0;
  keys.forEach((line, row) => {
    for (const { text, x } of line) {
      const y = 62 + row * 22;
      pen.fillStyle = holdings.colourOf(shown[at++]!);
      pen.beginPath();
      pen.arc(MARGIN + x + 6, y - 5, 6, 0, 2 * Math.PI);
      pen.fill();
      pen.fillStyle = ink!;
      pen.fillText(text, MARGIN + x + 18, y);
    }
  });
  pen.drawImage(drawn, 0, head, width, drawn.height / ratio);
  pen.font = FONTS.note;
  pen.fillStyle = quiet!;
  notes.forEach((note, row) => pen.fillText(note, MARGIN, head + drawn.height / ratio + 24 + row * 17));
  return new Promise((resolve, reject) => made.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png"));
}

function title(what: "map" | "strips", view: View, holdings: Holdings): string {
  return what === "map" ? `Who held what on ${long(view.day)}` : `Who held what, ${interval(view.from ?? holdings.first, view.to ?? holdings.last)}`;
}

/** "From 403 reports published by SANA, Al-Alam … · events of 19–25 Aug 2016 · Dateline …" */
export function caption(what: "map" | "strips", view: View, holdings: Holdings, happenings: Happenings): string {
  const { documents = 0 } = holdings.overview.counts;
  const outlets = happenings.sources.slice(0, SOURCES).map((source) => holdings.name(source));
  const more = happenings.sources.length - outlets.length;
  const sources = outlets.length === 0 ? "" : `; sources: ${outlets.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const map = what === "map" ? ` Events of ${interval(...span(view))}. Base map: Natural Earth.` : "";
  return `Read by Dateline from ${documents.toLocaleString("en")} reports${sources}. Colour: the likeliest holder by these reports; hollow or hatched: contested; faint: less sure, or no report of the day itself.${map}`;
}

function holders(view: View, what: "map" | "strips", holdings: Holdings): string[] {
  const off = new Set(view.off);
  const rows = what === "map" ? holdings.towns.map((town) => rowOn(town, view.day)) : holdings.towns.flatMap((town) => town.rows);
  const seen = new Set(rows.map(holderOf));
  return holdings.holders.filter((holder) => seen.has(holder) && !off.has(holder));
}

/** Words set side by side, in as many lines as they need. */
function lines(pen: CanvasRenderingContext2D, texts: string[], width: number, gap: number): { text: string; x: number }[][] {
  const made: { text: string; x: number }[][] = [[]];
  let x = 0;
  for (const text of texts) {
    const long = pen.measureText(text).width + gap;
    if (x + long > width && x > 0) {
      made.push([]);
      x = 0;
    }
    made.at(-1)!.push({ text, x });
    x += long;
  }
  return made;
}

function wrapped(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const made: string[] = [""];
  for (const word of text.split(" ")) {
    const longer = `${made.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width > width) made.push(word);
    else made[made.length - 1] = longer;
  }
  return made;
}
