// Countries of the world from Natural Earth (npm: world-atlas), served by Dateline itself.

import type { Feature, FeatureCollection, MultiLineString, Point, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlasUrl from "world-atlas/countries-50m.json?url";

export interface BaseMap {
  countries: FeatureCollection;
  borders: Feature<MultiLineString>;
  names: FeatureCollection<Point>;
}

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export async function baseMap(): Promise<BaseMap> {
  const atlas = (await (await fetch(atlasUrl)).json()) as Atlas;
  const countries = feature(atlas, atlas.objects.countries);
  const borders = mesh(atlas, atlas.objects.countries);
  const names = countries.features.map((country): Feature<Point> => {
    const { geometry } = country;
    const polygons =
      geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    return {
      type: "Feature",
      properties: { name: country.properties.name },
      geometry: { type: "Point", coordinates: middle(polygons.map((rings) => rings[0] ?? [])) },
    };
  });
  return {
    countries,
    borders: { type: "Feature", properties: {}, geometry: borders },
    names: { type: "FeatureCollection", features: names },
  };
}

/** The centroid of the largest ring, where a country's name is written. */
function middle(rings: Position[][]): Position {
  let best = { area: 0, point: [0, 0] as Position };
  for (const ring of rings) {
    let area = 0;
    let x = 0;
    let y = 0;
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1]!;
      const [bx = 0, by = 0] = ring[i]!;
      const cross = ax * by - bx * ay;
      area += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    if (Math.abs(area) > best.area) best = { area: Math.abs(area), point: [x / (3 * area), y / (3 * area)] };
  }
  return best.point;
}
