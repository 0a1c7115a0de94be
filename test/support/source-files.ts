// Files of a source for its test: fixtures of the project, and recordings of real answers where they lie beside the checkout.
import { existsSync, readFileSync } from "node:fs";
import { formatInstant, instant, parseInstant } from "../../src/core/time.ts";
import type { ParsedRow } from "../../src/market/observation.ts";
import { currentParser, type Parsed, type SourceDefinition } from "../../src/sources/define.ts";

const retrieved = parseInstant("2026-11-25T12:00:00Z");
const read = (source: SourceDefinition, url: URL, from: string): Parsed =>
  currentParser(source).parse({ bytes: readFileSync(url), from, retrieved });

/** A fixture in `test/fixtures/<publisher>/`, read with the source's newest parser. */
export const fixture = (source: SourceDefinition, file: string): Parsed =>
  read(source, new URL(`../fixtures/${source.id.split("/")[0]}/${file}`, import.meta.url), `file:${file}`);

/** Text typed in the test. */
export const typed = (source: SourceDefinition, text: string, from = "file:payload"): Parsed =>
  currentParser(source).parse({ bytes: new TextEncoder().encode(text), from, retrieved: instant(0) });

const shared = new URL("../../../shared/", import.meta.url);

/** Whether a real answer is at hand; says so in the output when it is not. */
export function haveShared(path: string): boolean {
  const isThere = existsSync(new URL(path, shared));
  if (!isThere) console.info(`skipped: ${path} does not lie beside this checkout`);
  return isThere;
}
export const recording = (source: SourceDefinition, path: string): Parsed =>
  read(source, new URL(path, shared), `file:${path.split("/").at(-1)}`);

/** `2025-11-20 4.1 percent`, for one series in the order of the payload. */
export const shown = (parsed: Parsed, series: string): string[] =>
  parsed.rows.filter((r) => r.series === series).map((r) => `${r.observed} ${r.text} ${r.unit}`);

/** When the row of a day is said to be public; undefined where nothing is said. */
export const publicFrom = (parsed: Parsed, series: string, observed: string): string | undefined => {
  const row = parsed.rows.find((r: ParsedRow) => r.series === series && r.observed === observed);
  return row?.published === undefined ? undefined : formatInstant(row.published);
};
