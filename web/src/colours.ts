// One colour a side, the same on every day, told apart by colour-blind readers too (after Okabe and Ito).

const PALETTE = ["#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6bb1", "#8d6e3f"];

/** What a side gets when the palette is used up; its name still tells it. */
const MORE = "#6b7f8c";

/** The colour of every side; the one that holds places in most intervals comes first. */
export function coloursOf(sides: string[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const side of sides) counts.set(side, (counts.get(side) ?? 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return new Map(order.map(([side], rank) => [side, PALETTE[rank] ?? MORE]));
}
