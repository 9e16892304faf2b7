// Where a place lies, in words.

import type { Place } from "./api";

const COUNTRIES = new Intl.DisplayNames(["en"], { type: "region" });

/** "Anbar, Iraq" */
export function where({ name, admin1, country }: Place): string {
  const land = country === null ? null : countryName(country);
  return [admin1, land].filter((part) => part !== null && part !== name).join(", ");
}

function countryName(code: string): string {
  try {
    return COUNTRIES.of(code) ?? code;
  } catch {
    return code;
  }
}
