/** Keys of publishers, from the environment or from `secrets.json` in the data folder. */
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { failure } from "../../core/failure.ts";
import { sources as catalogue } from "../../sources/catalogue/index.ts";
import type { SourceDefinition } from "../../sources/define.ts";
import type { Environment } from "../config.ts";
import { shortestSecret } from "./redact.ts";

export const secretsFile = "secrets.json";
const namePattern = /^[A-Z][A-Z0-9_]*$/;
const fileSchema = z.record(z.string().regex(namePattern, "names such as FRED_API_KEY"), z.string());

/** Names of all keys that sources can have. */
export const secretNames: readonly string[] = [
  ...new Set(catalogue.flatMap((source) => (source.secrets ?? []).map(({ name }) => name))),
];

export type Secrets = ReadonlyMap<string, string>;

/** The environment wins over the file. Throws a usage failure for a file that others can read, or that is not what it should be. */
export async function readSecrets(
  directory: string,
  env: Environment,
  sources: readonly SourceDefinition[],
): Promise<Secrets> {
  const known = new Map(Object.entries(await fromFile(path.join(directory, secretsFile))));
  for (const { name } of sources.flatMap((s) => s.secrets ?? [])) {
    const value = env[name];
    if (value !== undefined && value !== "") known.set(name, value);
  }
  for (const [name, value] of known)
    if (value.length < shortestSecret || value.trim() !== value)
      throw failure(
        "usage",
        name,
        "a text too short for a key, or with blanks around it",
        `at least ${shortestSecret} characters`,
        "Copy the key again from its publisher.",
      );
  return known;
}

async function fromFile(file: string): Promise<Record<string, string>> {
  const remedy = `Write {"FRED_API_KEY": "..."} into it, then: chmod 600 ${file}`;
  const state = await stat(file).catch(() => undefined);
  if (!state) return {};
  const mode = state.mode & 0o777;
  // Windows has no such modes.
  if (process.platform !== "win32" && (mode & 0o077) !== 0)
    throw failure("usage", file, `mode ${mode.toString(8).padStart(4, "0")}, readable by others`, "mode 0600", remedy);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch {
    // The cause would quote the file.
    throw failure("usage", file, "a file that cannot be read as JSON", "an object of names and keys", remedy);
  }
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success)
    throw failure("usage", file, "something else", "an object of names (A-Z, 0-9, _) and keys, all texts", remedy);
  return parsed.data;
}

/** The secrets that a source declares, as far as they are set. */
export function secretsOf(source: SourceDefinition, secrets: Secrets): Record<string, string> {
  const own: Record<string, string> = {};
  for (const { name } of source.secrets ?? []) {
    const value = secrets.get(name);
    if (value !== undefined) own[name] = value;
  }
  return own;
}
