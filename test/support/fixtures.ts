/** The payloads of test/fixtures with their metadata. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const folder = new URL("test/fixtures/", root);

export interface Fixture {
  readonly file: string;
  readonly source: string;
  readonly sha256: string;
  readonly url: string;
  readonly licence: string;
  readonly made: string;
  readonly problem?: unknown;
  /** From the root of the project. */
  readonly path: string;
}

export const fixtures: readonly Fixture[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/metadata.json`, folder)))
  .flatMap(({ name }) => {
    const entries: Fixture[] = JSON.parse(readFileSync(new URL(`${name}/metadata.json`, folder), "utf8"));
    return entries.map((fixture) => ({ ...fixture, path: `test/fixtures/${name}/${fixture.file}` }));
  });

export const bytesOf = (path: string): Buffer => readFileSync(new URL(path, root));
