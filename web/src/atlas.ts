// The file of the world's countries (npm: world-atlas), asked for while the map's code is still on its way.

import type { GeometryCollection, Topology } from "topojson-specification";
import atlasUrl from "world-atlas/countries-50m.json?url";

export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export async function fetchAtlas(): Promise<Atlas> {
  return (await (await fetch(atlasUrl)).json()) as Atlas;
}
