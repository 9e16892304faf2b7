// The world from Natural Earth, served by Dateline itself: countries (npm: world-atlas), and inside of them
// provinces, rivers and lakes (base/make-inland.mjs tells where those are from).

import type { Feature, FeatureCollection, MultiLineString, Point, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryObject, Topology } from "topojson-specification";
import type { Atlas } from "./atlas";
import inlandUrl from "../base/inland.json?url";

export interface Countries {
  countries: FeatureCollection;
  borders: Feature<MultiLineString>;
  names: FeatureCollection<Point>;
}

export interface Inland {
  provinces: FeatureCollection;
  /** Of provinces, in their middles, each with its size: the root of its area, in tenths of a degree. */
  names: FeatureCollection;
  rivers: FeatureCollection;
  lakes: FeatureCollection;
}

type Waters = Topology<Record<keyof Inland, GeometryObject>>;

export function countries(atlas: Atlas): Countries {
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

/** What lies inside of the countries; it is large, and the map is readable without it. */
export async function inland(): Promise<Inland> {
  const waters = (await (await fetch(inlandUrl)).json()) as Waters;
  const of = (kind: keyof Inland): FeatureCollection => {
    const found: Feature | FeatureCollection = feature(waters, waters.objects[kind]);
    return found.type === "FeatureCollection" ? found : { type: "FeatureCollection", features: [found] };
  };
  return { provinces: of("provinces"), names: of("names"), rivers: of("rivers"), lakes: of("lakes") };
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
