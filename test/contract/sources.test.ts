// What every source must keep: a plain id, terms, a parser that reads its own files without a problem, units and series
// that the program knows, and a fault with its place for garbage and for repeated rows. No expected numbers.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { instant, isLocalDate, localDate, parseInstant } from "../../src/core/time.ts";
import { publishedUnits } from "../../src/core/units.ts";
import type { ParsedRow } from "../../src/market/observation.ts";
import { findSeries } from "../../src/market/series-catalogue.ts";
import { findSource, sources } from "../../src/sources/catalogue/index.ts";
import { currentParser, type Parsed, type SourceDefinition } from "../../src/sources/define.ts";
import { findPublisher } from "../../src/sources/publishers.ts";

const root = new URL("../../", import.meta.url);
const fixturesFolder = new URL("test/fixtures/", root);

interface Fixture {
  readonly file: string;
  readonly source: string;
  readonly sha256: string;
  readonly url: string;
  readonly licence: string;
  readonly made: string;
  /** When the payload counts as received, for parsers that must know; 1970 where it does not matter. */
  readonly retrieved?: string;
  readonly problem?: { readonly place: string; readonly found?: string; readonly expected?: string };
  /** Of a bad one: rows and records that remain, and whether the whole is refused. */
  readonly rows?: number;
  readonly rejected?: boolean;
}
const fixtures = readdirSync(fixturesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/metadata.json`, fixturesFolder)))
  .flatMap(({ name }) => {
    const entries: Fixture[] = JSON.parse(readFileSync(new URL(`${name}/metadata.json`, fixturesFolder), "utf8"));
    return entries.map((fixture) => ({ ...fixture, path: `test/fixtures/${name}/${fixture.file}` }));
  });

const goodFiles = (source: SourceDefinition): string[] => [
  ...(source.packaged ?? []),
  ...(source.importFile ? [source.importFile.example] : []),
  ...fixtures.filter((f) => f.source === source.id && f.problem === undefined).map((f) => f.path),
];
const byPath = new Map(fixtures.map((f) => [f.path, f]));
/** Parses as if the payload had come from where and when its fixture says; garbage comes from nowhere at no time. */
function parse(source: SourceDefinition, bytes: Uint8Array, path = ""): Parsed {
  const fixture = byPath.get(path);
  const retrieved = fixture?.retrieved === undefined ? instant(0) : parseInstant(fixture.retrieved);
  return currentParser(source).parse({ bytes, retrieved, from: fixture?.url ?? "file:payload" });
}
const known = new Map<string, Parsed>();
/** A file of the project, read once. */
function parseFile(source: SourceDefinition, path: string): Parsed {
  const parsed = known.get(source.id + path) ?? parse(source, bytesOf(path), path);
  known.set(source.id + path, parsed);
  return parsed;
}
const bytesOf = (path: string) => readFileSync(new URL(path, root));

/** What is wrong with a row, in words. */
function rowFaults(source: SourceDefinition, row: ParsedRow): string[] {
  const series = findSeries(row.series);
  if (!series) return ["the series is not in market/series-catalogue.ts"];
  const unit = publishedUnits[row.unit];
  if (!unit) return [`the unit ${row.unit} is unknown`];
  const value = Number(row.text);
  const inside = value * unit.factor;
  const [low, high] = series.plausible;
  const isTime = isLocalDate(row.observed) || !Number.isNaN(parseInstant(row.observed));
  const rules: readonly (readonly [boolean, string])[] = [
    [series.sources.includes(row.source), `${row.source} is not among the sources of the series`],
    [unit.unit === series.unit, `the unit ${row.unit} is not ${series.unit}`],
    [findPublisher(row.source) !== undefined, `${row.source} has no publisher`],
    [Number.isFinite(value), `${row.text} is not a number`],
    [isTime, "the observation is neither a day nor an instant"],
    [inside >= low && inside <= high, `${row.text} is outside ${low} to ${high}`],
    [source.origin !== "packaged" || row.published !== undefined, "a packaged row without publication"],
  ];
  return rules.flatMap(([isKept, fault]) => (isKept ? [] : [fault]));
}

const garbage: readonly (readonly [string, Uint8Array])[] = [
  ["nothing", new Uint8Array()],
  ["a web page", new TextEncoder().encode("<!DOCTYPE html>\n<html><body>503 Service Unavailable</body></html>\n")],
  ["JSON of another form", new TextEncoder().encode('{"error":"rate limited"}')],
  ["a sentence", new TextEncoder().encode("Too many requests, try again later.\n")],
  ["bytes", Uint8Array.from({ length: 512 }, (_, i) => (i * 37 + 11) % 256)],
];

it("has one source an id", () => {
  expect(new Set(sources.map((s) => s.id)).size).toBe(sources.length);
});

describe.each(sources.map((source) => [source.id, source] as const))("%s", (_, source) => {
  it("is named publisher/dataset, with a title, a publisher and its terms", () => {
    expect(source.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(source.title).not.toBe("");
    expect(source.publisher).not.toBe("");
    for (const text of Object.values(source.terms)) expect(text).not.toBe("");
    expect(() => new URL(source.terms.url)).not.toThrow();
  });

  it("numbers its parsers from one and provides declared series", () => {
    const versions = Object.keys(source.parsers).map(Number);
    expect(versions).toEqual(versions.map((_, i) => i + 1));
    if (typeof source.provides !== "string") for (const id of source.provides) expect(findSeries(id), id).toBeDefined();
  });

  it("asks over https, and only for the days of the window", () => {
    if (!source.request) {
      const comes = source.isFeed || source.origin === "import" || source.packaged;
      return expect(comes, "a source asks, is packaged, imported or a feed").toBeTruthy();
    }
    const requests = source.request({ from: localDate("2025-11-03"), to: localDate("2025-11-21") });
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.length).toBeLessThanOrEqual(1000);
    for (const { url } of requests) expect(url).toMatch(/^https:\/\//);
  });

  it("has a good payload in the project to be tested on", () => {
    expect(goodFiles(source)).not.toEqual([]);
  });

  it.each(goodFiles(source))("reads %s without a problem", (path) => {
    const parsed = parseFile(source, path);
    expect(parsed.problems).toEqual([]);
    expect(parsed.rejected ?? false).toBe(false);
    expect(parsed.rows.length + parsed.records.length).toBeGreaterThan(0);
  });

  it.each(goodFiles(source))("emits known series, units, sources and days from %s", (path) => {
    const { rows, records } = parseFile(source, path);
    // One expectation for all rows: a hundred thousand of them would take longer than everything else.
    const faults = rows.flatMap((row) =>
      rowFaults(source, row).map((fault) => `${row.series} ${row.observed}: ${fault}`),
    );
    expect(faults.slice(0, 20)).toEqual([]);
    for (const record of records) {
      expect(record.key).not.toBe("");
      expect(findPublisher(record.source), record.source).toBeDefined();
    }
  });

  it.each(goodFiles(source))("emits no vintage twice from %s", (path) => {
    const { rows, records } = parseFile(source, path);
    const vintages = [
      ...rows.map((r) => `${r.series}|${r.source}|${r.observed}|${r.published}`),
      ...records.map((r) => `${r.table}|${r.key}|${r.published}`),
    ];
    expect(new Set(vintages).size).toBe(vintages.length);
  });

  it.each(garbage)("rejects %s, saying where", (_name, bytes) => {
    const parsed = parse(source, bytes);
    expect(parsed.rejected).toBe(true);
    expect([...parsed.rows, ...parsed.records]).toEqual([]);
    expect(parsed.problems.length).toBeGreaterThan(0);
    for (const text of Object.values(parsed.problems[0]!)) expect(text).not.toBe("");
  });

  it.each(goodFiles(source).filter((path) => path.endsWith(".csv")))("says where a row of %s comes twice", (path) => {
    const lines = bytesOf(path).toString("latin1").split(/\r?\n/);
    const repeated = lines.findLast((line) => /\d/.test(line))!;
    const at = lines.indexOf(repeated);
    const doubled = [...lines.slice(0, at + 1), repeated, ...lines.slice(at + 1)].join("\n");
    const parsed = parse(source, Buffer.from(doubled, "latin1"), path);
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]!.place).toContain(`line ${at + 2}`);
    expect(parsed.rows.length).toBe(parseFile(source, path).rows.length);
  });
});

describe("faults", () => {
  it.each(fixtures.filter((f) => f.problem).map((f) => [f.path, f] as const))("%s", (path, fixture) => {
    const { rows, records, problems, rejected } = parse(findSource(fixture.source)!, bytesOf(path), path);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(fixture.problem!);
    expect(problems[0]!.remedy).not.toBe("");
    expect(rows.length + records.length).toBe(fixture.rows);
    expect(rejected ?? false).toBe(fixture.rejected);
  });
});

describe("fixtures", () => {
  it.each(fixtures.map((f) => [f.path, f] as const))("%s is described and unchanged", (path, fixture) => {
    expect(createHash("sha256").update(bytesOf(path)).digest("hex")).toBe(fixture.sha256);
    expect(sources.map((s) => s.id)).toContain(fixture.source);
    expect(fixture.url).toMatch(/^https:\/\//);
    expect(fixture.licence).not.toBe("");
    expect(fixture.made).not.toBe("");
  });

  it("leave no file undescribed", () => {
    const described = new Set(fixtures.map((f) => f.path));
    const folders = new Set(fixtures.map((f) => f.path.slice(0, f.path.lastIndexOf("/"))));
    const present = [...folders].flatMap((folder) =>
      readdirSync(new URL(folder, root))
        .map((file) => `${folder}/${file}`)
        .filter((path) => !path.endsWith("/metadata.json")),
    );
    expect(present.filter((path) => !described.has(path))).toEqual([]);
  });
});
