// The map: countries from Natural Earth, places coloured by who holds them on the day. Nothing comes from afar.

import type { FeatureCollection, Point } from "geojson";
import * as maplibregl from "maplibre-gl";
import type { GeoJSONSource, MapMouseEvent, StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { baseMap, type BaseMap } from "./basemap";
import { byId } from "./dom";
import type { Holdings } from "./holdings";
import type { State, View } from "./state";
import { rowOn } from "./town";

maplibregl.setWorkerUrl(workerUrl);

const LIGHT = { sea: "#d9e4e8", land: "#f8f6f1", border: "#b9b1a4", text: "#3a3f44", faint: "#9b958a", unknown: "#a3a3a0" };
const DARK = { sea: "#12181d", land: "#20262c", border: "#4a545d", text: "#e6e3dc", faint: "#717b84", unknown: "#767d83" };
type Colours = typeof LIGHT;

/** How much of its belief a row shows for days that no report tells of. */
const CARRIED = 0.5;
/** A finger's breadth around a click, in pixels. */
const REACH = 8;
const FONT = ["Helvetica Neue", "Arial", "sans-serif"];

export class TownMap {
  readonly #map: maplibregl.Map;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  static async open(root: HTMLElement, holdings: Holdings, state: State): Promise<TownMap> {
    return new TownMap(root, holdings, state, await baseMap());
  }

  private constructor(root: HTMLElement, readonly holdings: Holdings, readonly state: State, base: BaseMap) {
    const style = () => styleOf(base, this.#dark.matches ? DARK : LIGHT, this.#towns(state.view));
    this.#map = new maplibregl.Map({
      container: root,
      style: style(),
      attributionControl: { compact: true, customAttribution: "Base map: Natural Earth" },
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      maxZoom: 11,
      ...this.#opening(state.view.map, root),
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    this.#map.addControl(new maplibregl.ScaleControl(), "bottom-right");
    this.#map.on("click", (event) => this.#choose(event));
    this.#map.on("mouseenter", "towns", () => (this.#map.getCanvas().style.cursor = "pointer"));
    this.#map.on("mouseleave", "towns", () => (this.#map.getCanvas().style.cursor = ""));
    this.#map.on("moveend", (event) => {
      if (event.originalEvent !== undefined) state.go({ map: this.#where() });
    });
    this.#map.on("idle", () => (root.dataset.ready = "true"));
    this.#dark.addEventListener("change", () => this.#map.setStyle(style()));
  }

  show(view: View, changed: ReadonlySet<keyof View>): void {
    if (changed.has("day") || changed.has("town")) {
      this.#map.getSource<GeoJSONSource>("towns")?.setData(this.#towns(view));
    }
    if (changed.has("town")) this.#reveal(view.town);
    if (changed.has("map") && view.map !== null && view.map !== this.#where()) this.#map.jumpTo(camera(view.map));
  }

  #choose({ point: { x, y } }: MapMouseEvent): void {
    const around: [[number, number], [number, number]] = [[x - REACH, y - REACH], [x + REACH, y + REACH]];
    const found = this.#map.queryRenderedFeatures(around, { layers: ["towns", "town-names"] });
    const town: unknown = found[0]?.properties.id;
    if (typeof town === "string") this.state.go({ town });
  }

  /** Bring a chosen town into sight when it is outside. */
  #reveal(id: string | null): void {
    const town = this.holdings.town(id);
    if (town === undefined) return;
    const { lat, lon } = town.place;
    if (!this.#map.getBounds().contains([lon, lat])) this.#map.easeTo({ center: [lon, lat] });
  }

  #opening(where: string | null, root: HTMLElement): Partial<maplibregl.MapOptions> {
    if (where !== null) return camera(where);
    const extent = this.holdings.summary.extent;
    if (extent === null) return {};
    const wide = root.clientWidth > 700;
    // The legend lies over the map's left edge, and labels hang to the right of the towns.
    const padding = { top: 50, bottom: 50, left: wide ? byId("legend").offsetWidth + 40 : 50, right: wide ? 130 : 70 };
    return { bounds: extent, fitBoundsOptions: { padding, maxZoom: 8 } };
  }

  #where(): string {
    const { lat, lng } = this.#map.getCenter();
    return `${this.#map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`;
  }

  #towns(view: View): FeatureCollection<Point> {
    const colours = this.#dark.matches ? DARK : LIGHT;
    return {
      type: "FeatureCollection",
      features: this.holdings.towns.map((town) => {
        const row = rowOn(town, view.day);
        const colour = this.holdings.colour(row);
        return {
          type: "Feature",
          geometry: { type: "Point", coordinates: [town.place.lon, town.place.lat] },
          properties: {
            id: town.place.id,
            name: town.place.name,
            holder: this.holdings.brief(row),
            colour: colour.startsWith("#") ? colour : colours.unknown,
            status: row?.status ?? "unknown",
            belief: (row?.belief ?? 0) * (row?.basis === "carried" ? CARRIED : 1),
            chosen: town.place.id === view.town,
          },
        };
      }),
    };
  }
}

/** "7.2/35.8/43.1" as MapLibre's camera; nonsense shows the world. */
function camera(where: string): { zoom: number; center: [number, number] } {
  const [zoom = 1, lat = 0, lon = 0] = where.split("/").map((part) => Number.parseFloat(part) || 0);
  return { zoom, center: [lon, Math.max(-85, Math.min(85, lat))] };
}

function styleOf(base: BaseMap, colours: Colours, towns: FeatureCollection<Point>): StyleSpecification {
  const status = (held: unknown, contested: unknown, unknown: unknown) =>
    ["match", ["get", "status"], "held", held, "contested", contested, unknown] as never;
  return {
    version: 8,
    // No glyphs: labels are drawn with the reader's own fonts.
    sources: {
      countries: { type: "geojson", data: base.countries, tolerance: 0.2 },
      borders: { type: "geojson", data: base.borders, tolerance: 0.2 },
      names: { type: "geojson", data: base.names },
      towns: { type: "geojson", data: towns },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colours.sea } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colours.land } },
      { id: "border", type: "line", source: "borders", paint: { "line-color": colours.border, "line-width": 1 } },
      {
        id: "country-names",
        type: "symbol",
        source: "names",
        layout: {
          "text-field": ["upcase", ["get", "name"]],
          "text-font": FONT,
          "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9, 6, 14],
          "text-letter-spacing": 0.2,
          "text-max-width": 8,
        },
        paint: { "text-color": colours.faint, "text-halo-color": colours.land, "text-halo-width": 1 },
      },
      {
        id: "chosen",
        type: "circle",
        source: "towns",
        filter: ["get", "chosen"],
        paint: {
          "circle-radius": 13,
          "circle-color": "transparent",
          "circle-stroke-width": 2,
          "circle-stroke-color": colours.text,
        },
      },
      {
        id: "towns",
        type: "circle",
        source: "towns",
        layout: { "circle-sort-key": status(2, 3, 1) },
        paint: {
          "circle-radius": ["interpolate", ["linear"], ["zoom"], 4, status(5, 4, 3), 7, status(8, 6.5, 5)],
          "circle-color": status(["get", "colour"], colours.land, ["get", "colour"]),
          "circle-opacity": status(["+", 0.3, ["*", 0.7, ["get", "belief"]]], 1, 0.6),
          "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 4, status(1, 2.5, 0.5), 7, status(1.5, 3.5, 1)],
          "circle-stroke-color": status(colours.land, ["get", "colour"], colours.land),
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
            5,
            ["format", ["get", "name"], {}, "\n", {}, ["get", "holder"], { "font-scale": 0.8 }],
          ],
          "text-font": FONT,
          "text-size": 13,
          "text-variable-anchor": ["left", "right", "top", "bottom"],
          "text-radial-offset": 1.1,
          "text-justify": "auto",
          "text-max-width": 14,
          "symbol-sort-key": ["case", ["get", "chosen"], 0, status(1, 1, 2)],
        },
        paint: { "text-color": colours.text, "text-halo-color": colours.land, "text-halo-width": 1.6 },
      },
    ],
  };
}
