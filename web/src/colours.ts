// One colour a side, the same on every day and in every record, told apart by colour-blind readers too (after Okabe
// and Ito).

/** Each colour with the sides that are drawn in it wherever they appear: foes have different ones. */
const PALETTE: [colour: string, sides: string][] = [
  ["#d55e00", "islamic-state russia rsf taliban houthis hamas tplf m23 al-shabaab boko-haram three-brotherhood armenia"],
  ["#0072b2", "iraq-government ukraine sudan afghanistan yemen israel ethiopia dr-congo somalia nigeria myanmar mali azerbaijan"],
  ["#009e73", "syria-opposition stc mnla kia fano palestine libya"],
  ["#cc79a7", "syria-government artsakh splm-n colombia"],
  ["#e69f00", "sdf hezbollah ttp ola farc"],
  ["#56b4e9", "kurdistan-region coalition lebanon splm-io eln"],
  ["#8c6bb1", "nusra-front al-qaeda arsa isaf pakistan"],
  ["#8d6e3f", "turkey iran pkk serbia india"],
];

const KNOWN = new Map(PALETTE.flatMap(([, sides], at) => sides.split(" ").map((side) => [side, at] as const)));

/** What a side gets when the palette is used up; its name still tells it. */
const MORE = "#6b7f8c";

/**
 * The colour of every side; `sides` names one as often as it matters. A side of no list above is given its colour by
 * its name. Where two would get the same one, the side that matters less takes the next that is free.
 */
export function coloursOf(sides: string[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const side of sides) counts.set(side, (counts.get(side) ?? 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const colours = PALETTE.map(([colour]) => colour);
  const free = new Set(colours);
  return new Map(
    order.map(([side]) => {
      const first = KNOWN.get(side) ?? digest(side) % colours.length;
      const colour = [...colours.slice(first), ...colours.slice(0, first)].find((one) => free.has(one)) ?? MORE;
      free.delete(colour);
      return [side, colour];
    }),
  );
}

/** FNV-1a over the code units: the same number for the same name, everywhere. */
function digest(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
