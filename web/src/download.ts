// What is seen, as a file: towns or events as CSV or GeoJSON, map or strips as a picture.

import type { Feature, Point } from "geojson";
import { toIso } from "./days";
import { el } from "./dom";
import type { Happening } from "./happenings";
import type { Holdings } from "./holdings";
import { isTownSeen } from "./seen";
import type { View } from "./state";
import { rowOn } from "./town";

export const download = {
  "towns.csv": "Towns on the day, CSV",
  "towns.geojson": "Towns on the day, GeoJSON",
  "events.csv": "Events shown, CSV",
  "events.geojson": "Events shown, GeoJSON",
  "map.png": "Map, picture (PNG)",
  "strips.png": "Strips, picture (PNG)",
} as const;
export type Content = keyof typeof download;

type Row = Record<string, string | number | null>;

/** Towns that the switches leave, as the record has them on the day. */
export function townRows(view: View, holdings: Holdings): Row[] {
  const off = new Set(view.off);
  return holdings.towns.flatMap((town): Row[] => {
    const row = rowOn(town, view.day);
    if (!isTownSeen(row, off)) return [];
    const { name, lat, lon, admin1, country } = town.place;
    return [
      {
        day: toIso(view.day),
        place: name,
        lat,
        lon,
        admin1,
        country,
        status: row?.status ?? "unknown",
        holder: row?.holder ?? null,
        belief: row?.belief ?? null,
        basis: row?.basis ?? "unknown",
        account: row?.account ?? "none",
        from: iso(row?.from),
        to: iso(row?.to),
      },
    ];
  });
}

export function eventRows(events: Happening[], holdings: Holdings): Row[] {
  return events.map((one) => {
    const place = holdings.place(one.place);
    return {
      id: one.id,
      type: one.type,
      status: one.status,
      from: iso(one.from),
      to: iso(one.to),
      place: place?.name ?? null,
      relation: one.relation,
      precision: one.precision,
      lat: one.spot?.[0] ?? place?.lat ?? null,
      lon: one.spot?.[1] ?? place?.lon ?? null,
      radius_km: one.spot?.[2] ?? null,
      agent: one.agent.join("; "),
      patient: one.patient.join("; "),
      sources: one.sources.join("; "),
      disputes: one.disputes,
    };
  });
}

/** RFC 4180, with a mark that tells spreadsheets it is UTF-8; a cell that they would run as a formula is quoted. */
export function csv(rows: Row[]): string {
  const heads = Object.keys(rows[0] ?? {});
  const cell = (value: string | number | null | undefined) => {
    const text = String(value ?? "");
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [heads, ...rows.map((row) => heads.map((head) => row[head]))].map((line) => line.map(cell).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

export function geojson(rows: Row[]): string {
  const features = rows.map(({ lat, lon, ...properties }) => {
    const geometry: Point | null = typeof lat === "number" && typeof lon === "number" ? { type: "Point", coordinates: [lon, lat] } : null;
    return { type: "Feature", geometry, properties } as Feature;
  });
  return JSON.stringify({ type: "FeatureCollection", features });
}

export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function iso(day: number | undefined): string | null {
  return day === undefined || !Number.isFinite(day) ? null : toIso(day);
}
