// What every command loads before it knows its work. Expected: neither the database nor the chart library nor the
// typesetter, which cost a quick `calc` its half second. Read from the bundler's own account of the build.
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { programOptions } from "../scripts/build.mjs";

interface Output {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
}
type Outputs = Readonly<Record<string, Output>>;

/** Every input file and outside package that is loaded with `start`, without what is imported lazily. */
function loadedWith(outputs: Outputs, start: string): string[] {
  const loaded = new Set<string>();
  const seen = new Set<string>();
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const output = outputs[path];
    if (seen.has(path) || !output) continue;
    seen.add(path);
    for (const input of Object.keys(output.inputs)) loaded.add(input);
    for (const { path: target, kind, external } of output.imports) {
      if (kind === "dynamic-import") continue;
      if (external) loaded.add(target);
      else waiting.push(target);
    }
  }
  return [...loaded];
}

const heavy = /@duckdb\/|node_modules\/echarts\/|node_modules\/zrender\/|@myriaddreamin\//;
const options = programOptions as Parameters<typeof build>[0];

describe("the program", () => {
  it("starts without the heavy packages", async () => {
    const { metafile } = await build({ ...options, metafile: true });
    const loaded = loadedWith(metafile.outputs, "dist/metastable.js");
    expect(loaded).toContain("src/cli/main.ts");
    expect(loaded.filter((path) => heavy.test(path))).toEqual([]);
  });

  it("would be noticed to load the database with a plain import, and not with a lazy one", async () => {
    const entry = (contents: string) => ({ ...options, entryPoints: [], stdin: { contents, resolveDir: "." } });
    const load = async (contents: string): Promise<string[]> => {
      const { metafile } = await build({ ...entry(contents), metafile: true });
      return loadedWith(metafile.outputs, "dist/stdin.js").filter((path) => heavy.test(path));
    };
    expect(await load('import { DuckDBInstance } from "@duckdb/node-api"; console.log(DuckDBInstance);')).toEqual([
      "@duckdb/node-api",
    ]);
    expect(await load('console.log(await import("@duckdb/node-api"));')).toEqual([]);
  });
});
