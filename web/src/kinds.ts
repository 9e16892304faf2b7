// Kinds of event: the record's types in six groups, each with a symbol, and all of them in words.

/** Shapes in a square of 16, drawn by the map and the page alike. */
export const KINDS = {
  ground: { name: "ground taken or lost", path: "M4 15.5V.5h1.6V1.500h7.900L11 5l2.500 3.500H5.600v7z", types: "capture hold advance withdraw besiege" },
  fighting: { name: "fighting", path: "M1.500 3.500l2-2L8 6l4.500-4.500 2 2L10 8l4.500 4.500-2 2L8 10l-4.500 4.500-2-2L6 8z", types: "clash attack operation deploy" },
  bombardment: { name: "bombardment", path: "M8 0l1.700 4.500L13.700 2.300l-2.200 4L16 8l-4.500 1.700 2.200 4-4-2.200L8 16l-1.700-4.500-4 2.200 2.200-4L0 8l4.500-1.700-2.200-4 4 2.200z", types: "airstrike shelling bombing chemical" },
  harm: { name: "dead, detained, destroyed", path: "M8 .5c2.900 4 5 6.800 5 9.700a5 5 0 0 1-10 0C3 7.300 5.100 4.500 8 .5z", types: "casualties detain destroy disarm" },
  people: { name: "civilians: need, flight, aid", path: "M8 1a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2.500 15.500c0-4.500 2-7 5.500-7s5.500 2.500 5.500 7z", types: "displace evacuate need aid" },
  words: { name: "talks, protest, blame", path: "M1.500 2h13v9H9l-4 4v-4H1.500z", types: "negotiate protest accuse" },
} as const;

export type Kind = keyof typeof KINDS;

export const kinds = Object.keys(KINDS) as Kind[];

const KIND_OF = new Map<string, Kind>(kinds.flatMap((kind) => KINDS[kind].types.split(" ").map((type) => [type, kind] as const)));

/** All types of event, kinds together. */
export const TYPES = [...KIND_OF.keys()];

export const STATUSES = ["happened", "ongoing", "planned", "possible", "denied"];

/** How precisely reports say where. */
export const PRECISIONS: Record<string, string> = {
  exact: "in a town or smaller",
  near: "near a town",
  admin2: "somewhere in a district",
  admin1: "somewhere in a province",
  country: "somewhere in a country",
};

export function kindOf(type: string): Kind {
  return KIND_OF.get(type) ?? "words";
}

const WORDS: Record<string, string> = {
  hold: "held",
  operation: "military operation",
  chemical: "chemical weapon",
  casualties: "dead or wounded",
  detain: "detention",
  destroy: "destruction",
  disarm: "weapons found",
  deploy: "deployment",
  displace: "flight",
  evacuate: "evacuation",
  need: "people in need",
  negotiate: "talks",
  accuse: "accusation",
  withdraw: "withdrawal",
  besiege: "siege",
};

/** "airstrike", "airstrike (denied)" */
export function words(type: string, status = "happened"): string {
  const word = WORDS[type] ?? type;
  return status === "happened" ? word : `${word} (${status})`;
}
