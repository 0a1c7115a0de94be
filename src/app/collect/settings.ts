/** Which sources are on and which companies are followed: `config.json` in the data folder, the environment, and what the sources themselves say. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { failure } from "../../core/failure.ts";
import { tickerForm } from "../../market/series/ai-funding.ts";
import { findSource, sources } from "../../sources/catalogue/index.ts";
import type { SourceDefinition } from "../../sources/define.ts";
import type { Environment } from "../config.ts";
import { closest } from "../suggest.ts";
import { type Secrets, secretsFile } from "./secrets.ts";

export const configFile = "config.json";
const ids = z.array(z.string()).default([]);
const configSchema = z.strictObject({
  sources: z
    .strictObject({ enable: ids.describe("sources to turn on"), disable: ids.describe("sources to turn off") })
    .prefault({}),
  companies: ids.describe("tickers of companies to follow, as PLTR"),
});

export interface Settings {
  readonly enable: ReadonlySet<string>;
  readonly disable: ReadonlySet<string>;
  /** Tickers of companies that are followed beside those of market/companies.ts, in capitals. */
  readonly tickers: readonly string[];
}

/** The SEC asks for restraint: the facts of a company are some megabytes. */
const companiesMost = 50;

/**
 * `METASTABLE_ENABLE` and `METASTABLE_DISABLE` hold ids with commas and win over the file; `METASTABLE_COMPANIES` holds
 * tickers, which are added to those of the file. Throws a usage failure.
 */
export async function readSettings(directory: string, env: Environment): Promise<Settings> {
  const file = path.join(directory, configFile);
  const { sources: listed, companies } = await fromFile(file);
  const { enable, disable } = listed;
  const fromEnv = { enable: list(env.METASTABLE_ENABLE), disable: list(env.METASTABLE_DISABLE) };
  for (const [place, names] of [
    [file, [...enable, ...disable]],
    ["METASTABLE_ENABLE, METASTABLE_DISABLE", [...fromEnv.enable, ...fromEnv.disable]],
  ] as const)
    for (const name of names) assertSource(place, name);
  return {
    enable: new Set([...enable.filter((id) => !fromEnv.disable.includes(id)), ...fromEnv.enable]),
    disable: new Set([...disable.filter((id) => !fromEnv.enable.includes(id)), ...fromEnv.disable]),
    tickers: [
      ...new Set([
        ...tickersOf(`${file}: companies`, companies),
        ...tickersOf(companiesName, list(env[companiesName])),
      ]),
    ],
  };
}

const companiesName = "METASTABLE_COMPANIES";

function tickersOf(place: string, names: readonly string[]): readonly string[] {
  const tickers = names.map((name) => name.trim().toUpperCase());
  const wrong = tickers.find((ticker) => !tickerForm.test(ticker));
  const remedy = "Write for example PLTR,MU.";
  if (wrong !== undefined)
    throw failure("usage", place, JSON.stringify(wrong), "tickers as the SEC lists them", remedy);
  if (tickers.length > companiesMost)
    throw failure("usage", place, `${tickers.length} tickers`, `at most ${companiesMost}`, "Follow fewer companies.");
  return tickers;
}

const list = (text: string | undefined): readonly string[] =>
  (text ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));

async function fromFile(file: string) {
  const remedy = 'Write for example {"sources": {"enable": ["coinmetrics/community"], "disable": []}}.';
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw failure("usage", file, error.code ?? error.message, "a readable file", remedy, error);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw failure("usage", file, cause instanceof Error ? cause.message : "no JSON", "JSON", remedy, cause);
  }
  const parsed = configSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw failure("usage", [file, ...issue.path].join(": "), "something else", issue.message, remedy);
}

function assertSource(place: string, name: string): void {
  if (findSource(name)) return;
  const near = closest(
    name,
    sources.map((s) => s.id),
  );
  const remedy = near ? `Did you mean ${near}?` : "`metastable sources` shows all.";
  throw failure("usage", place, JSON.stringify(name), "the id of a source", remedy);
}

/** Why a source is not collected by itself; undefined when it is. */
export function offReason(source: SourceDefinition, settings: Settings, secrets: Secrets): string | undefined {
  if (source.origin === "packaged") return "comes with the program";
  if (source.isFeed && !settings.disable.has(source.id)) return "a live feed: listened to while `metastable up` runs";
  if (!source.request && !source.isFeed) return "taken from files: metastable ingest NAME --from-file PATH";
  if (settings.disable.has(source.id)) return `turned off in ${configFile} or METASTABLE_DISABLE`;
  if (source.offByDefault !== undefined && !settings.enable.has(source.id)) return source.offByDefault;
  return missingSecret(source, secrets);
}

/** A source that is named by a person needs no permission, but it needs its key. */
export function missingSecret(source: SourceDefinition, secrets: Secrets): string | undefined {
  const missing = (source.secrets ?? []).find((s) => s.isRequired && !secrets.has(s.name));
  return (
    missing &&
    `needs a key: set ${missing.name} in the environment of the monitor or in ${secretsFile} (from ${missing.url})`
  );
}
