// Pictures that the map asks for by name: a kind of event, or the hatching of contested ground in a side's colour.

import { KINDS, type Kind } from "./kinds";

const SIZE = 20;
const HATCH = 12;
/** Device pixels per pixel of the map: sharp on a telephone too. */
export const RATIO = 2;

/** "kind-ground", "disc-" or "hatch-#d55e00" as an image, inked and edged in the map's colours; null for any other name. */
export function picture(name: string, ink: string, edge: string): ImageData | null {
  const [what, which = ""] = [name.slice(0, name.indexOf("-")), name.slice(name.indexOf("-") + 1)];
  if (what === "kind" && which in KINDS) return symbol(which as Kind, ink, edge);
  if (what === "disc") return disc(ink, edge);
  return what === "hatch" ? hatching(which) : null;
}

/** What the number of events of a crowded place is written on. */
function disc(ink: string, edge: string): ImageData {
  const pen = canvas(SIZE);
  pen.beginPath();
  pen.arc(SIZE / 2, SIZE / 2, SIZE / 2 - 1, 0, 2 * Math.PI);
  pen.fillStyle = edge;
  pen.fill();
  pen.strokeStyle = ink;
  pen.lineWidth = 1.2;
  pen.stroke();
  return pixels(pen);
}

function symbol(kind: Kind, ink: string, edge: string): ImageData {
  const pen = canvas(SIZE);
  pen.translate(2, 2);
  const shape = new Path2D(KINDS[kind].path);
  pen.strokeStyle = edge;
  pen.lineWidth = 3.5;
  pen.lineJoin = "round";
  pen.stroke(shape);
  pen.fillStyle = ink;
  pen.fill(shape);
  return pixels(pen);
}

function hatching(colour: string): ImageData {
  const pen = canvas(HATCH);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.5;
  for (const shift of [-HATCH, 0, HATCH]) {
    pen.beginPath();
    pen.moveTo(shift - 2, HATCH + 2);
    pen.lineTo(shift + HATCH + 2, -2);
    pen.stroke();
  }
  return pixels(pen);
}

function canvas(size: number): CanvasRenderingContext2D {
  const made = document.createElement("canvas");
  made.width = made.height = size * RATIO;
  // Read at once: drawn where it need not be fetched back from a graphics card.
  const pen = made.getContext("2d", { willReadFrequently: true });
  if (pen === null) throw new Error("no canvas to draw on");
  pen.scale(RATIO, RATIO);
  return pen;
}

function pixels(pen: CanvasRenderingContext2D): ImageData {
  return pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
}
