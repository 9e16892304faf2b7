// The map: who held which place on the day, the ground around, and what happened there.

import type { Feature, FeatureCollection, Point } from "geojson";
import * as maplibregl from "maplibre-gl";
import type { GeoJSONSource, MapMouseEvent, StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { answer } from "./answer";
import type { Event } from "./api";
import { AreasOnDay } from "./areas";
import type { Atlas } from "./atlas";
import { countries, inland, type Countries, type Inland } from "./basemap";
import type { Happening } from "./happenings";
import type { Holdings } from "./holdings";
import { kindOf, kinds } from "./kinds";
import { builtIn, DARK, EMPTY, inlandOf, LIGHT, over, type Shown } from "./mapstyle";
import { isTownSeen } from "./seen";
import type { State, View } from "./state";
import { picture, RATIO } from "./symbols";
import { holderOf, rowOn, strength } from "./town";

maplibregl.setWorkerUrl(workerUrl);

/** A finger's breadth around a click, in pixels. */
const REACH = 8;
/** Kinds of place that are too large for a point to stand for them. */
const TOO_LARGE = new Set(["country", "region"]);
/** Their point is their middle: what happened there is drawn fainter, and who held it is told in the list only. */
const VAGUE = new Set(["province", "district", "desert", "road", "river", "mountain", ...TOO_LARGE]);
/** Where symbols stand over their place, and figures beside their symbol. */
const ABOVE = -15;
const APART = 17;
/** Radius up to which a point tells where an event was; those within a wider one are drawn fainter. */
const SURE_KM = 25;
/** Length of a degree of latitude, and how many corners a circle is drawn with. */
const KM_PER_DEGREE = 111.2;
const CORNERS = 64;

export class TownMap {
  readonly #map: maplibregl.Map;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  readonly #shown: Shown = { areas: EMPTY, towns: EMPTY, others: EMPTY, events: EMPTY, spot: EMPTY };
  readonly #areas: AreasOnDay;
  readonly #legend: () => number;
  #inland: Inland | null = null;

  static async open(root: HTMLElement, holdings: Holdings, state: State, legend: () => number, atlas: Promise<Atlas>): Promise<TownMap> {
    const online = holdings.overview.map_style;
    const chosen = online === null ? null : await styleAt(online);
    return new TownMap(root, holdings, state, legend, chosen ?? countries(await atlas));
  }

  private constructor(
    readonly root: HTMLElement,
    readonly holdings: Holdings,
    readonly state: State,
    legend: () => number,
    readonly base: Countries | StyleSpecification,
  ) {
    this.#legend = legend;
    this.#shown.towns = this.#towns(state.view);
    this.#shown.others = this.#others();
    this.#areas = new AreasOnDay(holdings, (areas) => this.#set("areas", areas));
    this.#map = new maplibregl.Map({
      container: root,
      style: this.#style(),
      attributionControl: { compact: true, ...(this.#isBuiltIn ? { customAttribution: "Base map: Natural Earth" } : {}) },
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      maxZoom: 12,
      fadeDuration: 0,
      ...this.#opening(state.view.map),
    });
    const map = this.#map;
    map.touchZoomRotate.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new maplibregl.ScaleControl(), "bottom-right");
    map.setMissingStyleImageResolver(async (id) => {
      const { text, land } = this.#colours;
      const image = picture(id, text, land);
      if (image !== null && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: RATIO });
    });
    map.on("style.load", () => {
      for (const [name, data] of Object.entries(this.#shown)) void map.getSource<GeoJSONSource>(name)?.setData(data);
    });
    map.on("click", (event) => void this.#choose(event));
    for (const layer of ["towns", "event-symbols"]) {
      map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
      map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
    }
    map.on("mousemove", "towns", ({ features }) => (map.getCanvas().title = this.#told(String(features?.[0]?.properties.id))));
    map.on("mouseleave", "towns", () => (map.getCanvas().title = ""));
    map.on("moveend", (event) => {
      if (event.originalEvent !== undefined) state.go({ map: this.#where() });
    });
    map.once("idle", () => {
      root.dataset.ready = "first";
      void this.#fillIn();
    });
    map.getCanvas().setAttribute("aria-label", "Map. The list of towns tells the same.");
    this.#dark.addEventListener("change", () => map.setStyle(this.#style()));
    this.#areas.show(state.view);
  }

  /** Show what is now looked at; a map that is not to be seen is drawn when it is again. */
  show(view: View, changed: ReadonlySet<keyof View>): void {
    if (view.show !== "map") return;
    const again = changed.has("show");
    if (again) this.#map.resize();
    const any = (...keys: (keyof View)[]) => again || keys.some((key) => changed.has(key));
    if (any("day", "against", "off", "town")) this.#set("towns", this.#towns(view));
    if (any("day", "off")) this.#areas.show(view);
    if (any("town")) this.#reveal(view.town);
    if (any("map") && view.map !== null && view.map !== this.#where()) this.#map.jumpTo(camera(view.map));
  }

  /** Where the open event was, as a symbol at its point in the circle that it lies within. */
  showSpot(event: Event | null): void {
    this.#set("spot", event === null ? EMPTY : spotOf(event));
    if (event?.point != null && !this.#map.getBounds().contains([event.point.lon, event.point.lat])) {
      this.#map.easeTo({ center: [event.point.lon, event.point.lat] });
    }
  }

  showEvents(events: Happening[]): void {
    if (this.state.view.show === "map") this.#set("events", this.#symbols(events));
  }

  /** What the map shows now, as a picture; drawn anew, as the browser does not keep the last one. */
  picture(): Promise<HTMLCanvasElement> {
    return new Promise((resolve) => {
      this.#map.once("render", () => {
        const drawn = this.#map.getCanvas();
        const copy = document.createElement("canvas");
        copy.width = drawn.width;
        copy.height = drawn.height;
        copy.getContext("2d")?.drawImage(drawn, 0, 0);
        resolve(copy);
      });
      this.#map.triggerRepaint();
    });
  }

  get #isBuiltIn(): boolean {
    return "countries" in this.base;
  }

  get #colours() {
    return this.#isBuiltIn && this.#dark.matches ? DARK : LIGHT;
  }

  #style(): StyleSpecification {
    const base = "countries" in this.base ? builtIn(this.base, this.#inland, this.#colours) : this.base;
    return over(base, this.#shown, this.#colours);
  }

  /** Rivers, lakes and provinces, once all that matters is there. */
  async #fillIn(): Promise<void> {
    this.#map.once("idle", () => (this.root.dataset.ready = "whole"));
    if (!this.#isBuiltIn) return void this.#map.triggerRepaint();
    this.#inland = await inland();
    for (const [name, data] of Object.entries(inlandOf(this.#inland))) void this.#map.getSource<GeoJSONSource>(name)?.setData(data);
  }

  #set(name: keyof Shown, data: FeatureCollection): void {
    this.#shown[name] = data;
    void this.#map?.getSource<GeoJSONSource>(name)?.setData(data);
  }

  async #choose({ point: { x, y } }: MapMouseEvent): Promise<void> {
    const layers = ["event-symbols", "towns", "town-names"];
    const within = (reach: number) =>
      this.#map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers });
    const nearest = within(1)[0] ?? within(REACH)[0];
    if (nearest === undefined) return;
    const { id, place, cluster_id: cluster, event } = nearest.properties;
    if (typeof cluster === "number") return this.#open(nearest as unknown as Feature<Point>, cluster);
    if (typeof event === "string") this.state.go({ event });
    else this.state.go({ town: String(place ?? id), event: null });
  }

  /** Come nearer until the cluster falls apart; where it is of one place, open that. */
  async #open({ geometry }: Feature<Point>, cluster: number): Promise<void> {
    const source = this.#map.getSource<GeoJSONSource>("events");
    const leaves = (await source?.getClusterLeaves(cluster, 100, 0)) ?? [];
    const places = new Set(leaves.map((leaf) => String(leaf.properties?.place)));
    if (places.size === 1) return this.state.go({ town: [...places][0]!, event: null });
    const zoom = (await source?.getClusterExpansionZoom(cluster)) ?? 7;
    const [lon = 0, lat = 0] = geometry.coordinates;
    this.#map.easeTo({ center: [lon, lat], zoom });
  }

  /** Bring a chosen place into sight when it is outside. */
  #reveal(id: string | null): void {
    const place = this.holdings.place(id);
    if (place !== undefined && !this.#map.getBounds().contains([place.lon, place.lat])) {
      this.#map.easeTo({ center: [place.lon, place.lat] });
    }
  }

  /** "Ramadi: Held by Islamic State since 17 May 2015" */
  #told(id: string): string {
    const town = this.holdings.town(id);
    return town === undefined ? "" : `${town.place.name}: ${answer(town, this.state.view.day, this.holdings)}`;
  }

  #opening(where: string | null): Partial<maplibregl.MapOptions> {
    if (where !== null) return camera(where);
    const bounds = extent(this.holdings);
    if (bounds === null) return {};
    const wide = this.root.clientWidth > 700;
    // The legend lies over the map's left edge, and labels hang to the right of the towns.
    const padding = { top: 40, bottom: 40, left: wide ? this.#legend() + 40 : 30, right: wide ? 120 : 70 };
    return { bounds, fitBoundsOptions: { padding, maxZoom: 8 } };
  }

  #where(): string {
    const { lat, lng } = this.#map.getCenter();
    return `${this.#map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`;
  }

  #towns(view: View): FeatureCollection {
    const off = new Set(view.off);
    const real = (colour: string) => (colour.startsWith("#") ? colour : this.#colours.unknown);
    const features = this.holdings.towns.flatMap((town): Feature<Point>[] => {
      const row = rowOn(town, view.day);
      if (!isTownSeen(row, off) || VAGUE.has(town.place.kind)) return [];
      const before = view.against === null ? undefined : rowOn(town, view.against);
      const other = view.against !== null && holderOf(before) !== holderOf(row);
      return [
        {
          type: "Feature",
          geometry: { type: "Point", coordinates: [town.place.lon, town.place.lat] },
          properties: {
            id: town.place.id,
            name: town.place.name,
            holder: row === undefined || row.status === "unknown" ? "" : this.holdings.brief(row),
            colour: real(this.holdings.colour(row)),
            status: row?.status ?? "unknown",
            strength: strength(row),
            chosen: town.place.id === view.town,
            faded: view.against !== null && !other,
            ...(other ? { before: real(this.holdings.colour(before)) } : {}),
          },
        },
      ];
    });
    return { type: "FeatureCollection", features };
  }

  /** Names of towns of which no report tells who held them, to find one's way. */
  #others(): FeatureCollection {
    const named = this.holdings.overview.others.filter((place) => place.kind === "town");
    const features = named.map(({ name, lat, lon }): Feature<Point> => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: { name },
    }));
    return { type: "FeatureCollection", features };
  }

  /**
   * One symbol for each kind of event at each point: where the reports say that it was, else above its place. Those of
   * one point stand in a row.
   */
  #symbols(events: Happening[]): FeatureCollection {
    const features: Feature<Point>[] = [];
    for (const here of Map.groupBy(events, (one) => `${one.place} ${one.spot}`).values()) {
      const { place: id, spot } = here[0]!;
      const place = this.holdings.place(id);
      if (place === undefined || (spot === null && TOO_LARGE.has(place.kind))) continue;
      const [lat, lon, radius] = spot ?? [place.lat, place.lon, 0];
      const above = spot === null ? ABOVE : 0;
      const told = kinds.map((kind) => ({ kind, of: here.filter((one) => one.kind === kind) })).filter(({ of }) => of.length > 0);
      told.forEach(({ kind, of }, at) => {
        const x = (at - (told.length - 1) / 2) * APART;
        features.push({
          type: "Feature",
          geometry: { type: "Point", coordinates: [lon, lat] },
          properties: {
            place: place.id,
            kind,
            count: of.length,
            offset: [x, above],
            figure: [x / 10 + 0.8, above / 10 - 0.7],
            vague: spot === null ? VAGUE.has(place.kind) : radius > SURE_KM,
            ...(here.length === 1 ? { event: of[0]!.id } : {}),
          },
        });
      });
    }
    return { type: "FeatureCollection", features };
  }
}

/** Where nearly all towns lie, west, south, east, north: one stray town abroad does not make the war small. */
function extent({ towns }: Holdings): [number, number, number, number] | null {
  if (towns.length === 0) return null;
  const middle = (values: number[]): [number, number] => {
    const sorted = values.sort((a, b) => a - b);
    const cut = Math.floor(sorted.length * 0.04);
    return [sorted[cut]!, sorted[sorted.length - 1 - cut]!];
  };
  const [west, east] = middle(towns.map((town) => town.place.lon));
  const [south, north] = middle(towns.map((town) => town.place.lat));
  return [west, south, east, north];
}

function spotOf({ point, type }: Event): FeatureCollection {
  if (point === null) return EMPTY;
  const { lat, lon, radius_km: radius } = point;
  const across = Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const ring = Array.from({ length: CORNERS + 1 }, (_, at): [number, number] => {
    const turn = (2 * Math.PI * (at % CORNERS)) / CORNERS;
    return [lon + (radius * Math.cos(turn)) / (KM_PER_DEGREE * across), lat + (radius * Math.sin(turn)) / KM_PER_DEGREE];
  });
  return {
    type: "FeatureCollection",
    features: [
      { type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties: {} },
      { type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties: { kind: kindOf(type) } },
    ],
  };
}

/** The online style; null, and the built-in map instead, when it cannot be had. */
async function styleAt(address: string): Promise<StyleSpecification | null> {
  try {
    return (await (await fetch(address)).json()) as StyleSpecification;
  } catch {
    return null;
  }
}

/** "7.2/35.8/43.1" as MapLibre's camera; nonsense shows the world. */
function camera(where: string): { zoom: number; center: [number, number] } {
  const [zoom = 1, lat = 0, lon = 0] = where.split("/").map((part) => Number.parseFloat(part) || 0);
  return { zoom, center: [lon, Math.max(-85, Math.min(85, lat))] };
}
