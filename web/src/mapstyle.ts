// How the map looks: the layers of the record, over the built-in base map or over an online one.

import type { FeatureCollection } from "geojson";
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Countries, Inland } from "./basemap";

export const LIGHT = {
  sea: "#dbe5e9",
  land: "#f7f4ee",
  border: "#b3aa9c",
  province: "#ded6c8",
  water: "#c3d6de",
  river: "#54788a",
  text: "#31363b",
  faint: "#7d776c",
  unknown: "#a3a3a0",
};
export const DARK: Palette = {
  sea: "#11171c",
  land: "#1f252b",
  border: "#515c66",
  province: "#303840",
  water: "#2a4656",
  river: "#7d9fb0",
  text: "#e8e5de",
  faint: "#8d969e",
  unknown: "#767d83",
};
type Palette = typeof LIGHT;

/** What the map shows of the record. */
export interface Shown {
  areas: FeatureCollection;
  towns: FeatureCollection;
  others: FeatureCollection;
  events: FeatureCollection;
  /** Where the open event was. */
  spot: FeatureCollection;
}

export const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };
const FONT = ["Helvetica Neue", "Arial", "sans-serif"];
/** Zoom from which events of one place stand apart by kind. */
export const APART = 7;

type Sources = Record<string, GeoJSONSourceSpecification>;

/** The built-in base map. No glyphs: labels are drawn with the reader's own fonts. */
export function builtIn(base: Countries, inland: Inland | null, colours: Palette): StyleSpecification {
  const line = (id: string, source: string, colour: string, width: unknown): LayerSpecification => ({
    id,
    type: "line",
    source,
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": width as number },
  });
  return {
    version: 8,
    sources: {
      countries: geojson(base.countries, { tolerance: 0.2 }),
      borders: geojson(base.borders, { tolerance: 0.2 }),
      names: geojson(base.names),
      ...Object.fromEntries(Object.entries(inlandOf(inland)).map(([name, data]) => [name, geojson(data)])),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colours.sea } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colours.land } },
      { ...line("provinces", "provinces", colours.province, 1), minzoom: 4.8 },
      { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": colours.sea } },
      line("rivers", "rivers", colours.water, ["interpolate", ["linear"], ["zoom"], 3, 0.6, 8, 2.2]),
      line("borders", "borders", colours.border, 1.2),
      {
        id: "river-names",
        type: "symbol",
        source: "rivers",
        minzoom: 4.5,
        filter: ["has", "name"],
        layout: {
          "symbol-placement": "line",
          "symbol-spacing": 160,
          "text-field": ["get", "name"],
          "text-font": FONT,
          "text-size": 11,
          "text-letter-spacing": 0.08,
          "text-max-angle": 42,
        },
        paint: { "text-color": colours.river, "text-halo-color": colours.land, "text-halo-width": 1.2 },
      },
      {
        // A small province has no room for its name while the map is far.
        id: "province-names",
        type: "symbol",
        source: "province-names",
        minzoom: 4.8,
        filter: [">=", ["get", "size"], ["step", ["zoom"], 14, 5.5, 9, 6.5, 5, 7.5, 0]],
        layout: {
          "text-field": ["get", "name"],
          "text-font": FONT,
          "text-size": ["interpolate", ["linear"], ["zoom"], 5, 10, 8, 13],
          "text-letter-spacing": 0.16,
          "text-max-width": 7,
          "symbol-sort-key": ["-", ["get", "size"]],
        },
        paint: { "text-color": colours.faint, "text-halo-color": colours.land, "text-halo-width": 1, "text-opacity": 0.85 },
      },
      {
        id: "country-names",
        type: "symbol",
        source: "names",
        layout: {
          "text-field": ["upcase", ["get", "name"]],
          "text-font": FONT,
          "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9, 6, 13],
          "text-letter-spacing": 0.22,
          "text-max-width": 8,
        },
        paint: { "text-color": colours.faint, "text-halo-color": colours.land, "text-halo-width": 1 },
      },
    ],
  };
}

/** What lies inside of the countries, by source. */
export function inlandOf(inland: Inland | null): Record<string, FeatureCollection> {
  const { provinces, names, rivers, lakes } = inland ?? { provinces: EMPTY, names: EMPTY, rivers: EMPTY, lakes: EMPTY };
  return { provinces, "province-names": names, rivers, lakes };
}

/** A base map with the record on top. */
export function over(base: StyleSpecification, shown: Shown, colours: Palette): StyleSpecification {
  const sources: Sources = {
    areas: geojson(shown.areas),
    others: geojson(shown.others),
    towns: geojson(shown.towns),
    spot: geojson(shown.spot),
    events: geojson(shown.events, {
      cluster: true,
      clusterRadius: 24,
      clusterMaxZoom: APART - 1,
      clusterProperties: { total: ["+", ["get", "count"]] },
    }),
  };
  return { ...base, sources: { ...base.sources, ...sources }, layers: [...base.layers, ...record(colours)] };
}

function geojson(data: GeoJSONSourceSpecification["data"], more: Partial<GeoJSONSourceSpecification> = {}): GeoJSONSourceSpecification {
  return { type: "geojson", data, ...more };
}

function record(colours: Palette): LayerSpecification[] {
  const status = (held: unknown, contested: unknown, unknown: unknown) =>
    ["match", ["get", "status"], "held", held, "contested", contested, unknown] as never;
  const zoomed = (far: unknown, near: unknown) => ["interpolate", ["linear"], ["zoom"], 4, far, 7, near] as never;
  const fade = (shown: unknown) => ["case", ["get", "faded"], ["*", 0.25, shown], shown] as never;
  const label = { "text-halo-color": colours.land, "text-halo-width": 1.6 };
  return [
    {
      id: "areas",
      type: "fill",
      source: "areas",
      filter: ["==", ["get", "status"], "held"],
      paint: { "fill-color": ["get", "colour"], "fill-opacity": ["*", 0.34, ["get", "belief"]], "fill-antialias": false },
    },
    {
      id: "areas-disputed",
      type: "fill",
      source: "areas",
      filter: ["==", ["get", "status"], "contested"],
      paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.1, "fill-antialias": false },
    },
    {
      id: "areas-contested",
      type: "fill",
      source: "areas",
      filter: ["==", ["get", "status"], "contested"],
      paint: { "fill-pattern": ["concat", "hatch-", ["get", "colour"]] as never, "fill-opacity": 0.35 },
    },
    {
      id: "others",
      type: "symbol",
      source: "others",
      minzoom: 5.5,
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": 11,
        "text-max-width": 9,
        "symbol-sort-key": 5,
      },
      paint: { ...label, "text-color": colours.faint, "text-halo-width": 1 },
    },
    {
      id: "chosen",
      type: "circle",
      source: "towns",
      filter: ["get", "chosen"],
      paint: { "circle-radius": 14, "circle-color": "transparent", "circle-stroke-width": 2, "circle-stroke-color": colours.text },
    },
    {
      id: "spot-around",
      type: "line",
      source: "spot",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "line-color": colours.text, "line-width": 1.5, "line-dasharray": [2, 2] },
    },
    {
      // What a town was on the day compared with, around what it is.
      id: "before",
      type: "circle",
      source: "towns",
      filter: ["has", "before"],
      paint: { "circle-radius": zoomed(8, 12), "circle-color": ["get", "before"] },
    },
    {
      id: "towns",
      type: "circle",
      source: "towns",
      layout: { "circle-sort-key": status(2, 3, 1) },
      paint: {
        "circle-radius": zoomed(status(5, 4, 2.5), status(8, 6.5, 4.5)),
        "circle-color": status(["get", "colour"], colours.land, ["get", "colour"]),
        "circle-opacity": fade(status(["+", 0.3, ["*", 0.7, ["get", "strength"]]], 1, 0.5)),
        "circle-stroke-width": zoomed(status(1, 2.5, 0.5), status(1.5, 3.5, 1)),
        "circle-stroke-color": status(colours.land, ["get", "colour"], colours.land),
        "circle-stroke-opacity": fade(status(1, ["+", 0.4, ["*", 0.6, ["get", "strength"]]], 1)),
      },
    },
    {
      id: "town-names",
      type: "symbol",
      source: "towns",
      layout: {
        "text-field": [
          "step",
          ["zoom"],
          ["get", "name"],
          6,
          ["case", ["==", ["get", "holder"], ""], ["get", "name"], ["format", ["get", "name"], {}, "\n", {}, ["get", "holder"], { "font-scale": 0.8 }]],
        ],
        "text-font": FONT,
        "text-size": 12.5,
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.95,
        "text-justify": "auto",
        "text-max-width": 12,
        "symbol-sort-key": ["case", ["get", "chosen"], 0, status(1, 1, 2)],
      },
      paint: { ...label, "text-color": colours.text, "text-opacity": fade(1) },
    },
    {
      id: "spot",
      type: "symbol",
      source: "spot",
      filter: ["==", ["geometry-type"], "Point"],
      layout: { "icon-image": ["concat", "kind-", ["get", "kind"]] as never, "icon-size": 1.25, "icon-allow-overlap": true },
    },
    {
      // After the names, so that these make room for it.
      id: "event-symbols",
      type: "symbol",
      source: "events",
      layout: {
        "icon-image": ["case", ["has", "total"], "disc-", ["concat", "kind-", ["get", "kind"]]] as never,
        "icon-offset": ["coalesce", ["get", "offset"], ["literal", [0, -16]]] as never,
        "icon-allow-overlap": true,
        "text-field": [
          "case",
          ["has", "total"],
          ["to-string", ["get", "total"]],
          [">", ["get", "count"], 1],
          ["to-string", ["get", "count"]],
          "",
        ] as never,
        "text-font": FONT,
        "text-size": ["case", ["has", "total"], 10.5, 10] as never,
        "text-offset": ["coalesce", ["get", "figure"], ["literal", [0, -1.52]]] as never,
        "text-allow-overlap": true,
      },
      paint: {
        "text-color": colours.text,
        "text-halo-color": colours.land,
        "text-halo-width": ["case", ["has", "total"], 0, 1.6] as never,
        "icon-opacity": ["case", ["==", ["get", "vague"], true], 0.55, 1] as never,
      },
    },
  ];
}
