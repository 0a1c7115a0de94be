/** Payloads for tests of sources: fixtures of the project, and recordings of real answers where they lie beside the checkout. */
import { existsSync, readFileSync } from "node:fs";
import { instant, parseInstant } from "../../src/core/time.ts";
import { currentParser, type Parsed, type SourceDefinition } from "../../src/sources/define.ts";

const fixtures = new URL("../fixtures/", import.meta.url);
const shared = new URL("../../../shared/", import.meta.url);

/** Parses `test/fixtures/<publisher>/<file>` as if it had come from the address and at the time that its metadata say. */
export function parseFixture(source: SourceDefinition, publisher: string, file: string): Parsed {
  const folder = new URL(`${publisher}/`, fixtures);
  const entries: { file: string; url: string; retrieved?: string }[] = JSON.parse(
    readFileSync(new URL("metadata.json", folder), "utf8"),
  );
  const entry = entries.find((e) => e.file === file);
  if (!entry) throw new Error(`${publisher}/metadata.json does not describe ${file}`);
  const retrieved = entry.retrieved === undefined ? instant(0) : parseInstant(entry.retrieved);
  return currentParser(source).parse({ bytes: readFileSync(new URL(file, folder)), from: entry.url, retrieved });
}

/** Whether a folder of recordings or of raw data is there; says on the console when it is not. */
export function haveShared(folder: string): boolean {
  const isThere = existsSync(new URL(folder, shared));
  if (!isThere) console.info(`skipped: ${folder} is not beside this checkout`);
  return isThere;
}

export const readShared = (file: string): Buffer => readFileSync(new URL(file, shared));

/** Parses a recording as a file of that name that came at `retrieved`. */
export const parseRecording = (source: SourceDefinition, file: string, retrieved: string): Parsed =>
  currentParser(source).parse({
    bytes: readShared(`recordings/${file}`),
    from: `file:${file.split("/").at(-1)}`,
    retrieved: parseInstant(retrieved),
  });

/** Texts of a series by observed day. */
export const textsOf = (parsed: Parsed, series: string): Readonly<Record<string, string>> =>
  Object.fromEntries(parsed.rows.filter((r) => r.series === series).map((r) => [r.observed, r.text]));

/** Rows of a CSV of raw data by column name; the files hold no quoted cells. */
export function sharedTable(file: string): readonly Readonly<Record<string, string>>[] {
  const [header, ...lines] = readShared(`data/${file}`).toString("utf8").trim().split(/\r?\n/);
  const names = header!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i]!, cell])));
}
