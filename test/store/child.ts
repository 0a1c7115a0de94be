/** Real child processes for the tests of storage: Node 20 runs no TypeScript, so a child is bundled first. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));
// Inside the checkout, so that the bundle finds the database binding that stays outside of it.
const outdir = `${root}node_modules/.cache/metastable-test`;

/** Bundles `test/<folder>/children/<name>.ts` and gives the path of the result. */
export async function bundleChild(name: string, folder = "store"): Promise<string> {
  mkdirSync(outdir, { recursive: true });
  const outfile = `${outdir}/${name}.${process.pid}.mjs`;
  await build({
    entryPoints: [`${root}test/${folder}/children/${name}.ts`],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
  return outfile;
}

export interface Child {
  readonly process: ChildProcess;
  /** Whole lines printed so far. */
  readonly lines: string[];
  readonly errors: () => string;
  readonly exit: Promise<number | null>;
  /** Resolves when a line that passes has been printed; rejects when the child ends without one. */
  printed(test: (line: string) => boolean): Promise<string>;
}

export function startChild(bundle: string, args: readonly string[], nodeArgs: readonly string[] = []): Child {
  const child = spawn(process.execPath, [...nodeArgs, bundle, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  let held = "";
  let errors = "";
  const watchers = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    const parts = (held + piece).split("\n");
    held = parts.pop()!;
    lines.push(...parts);
    for (const watch of watchers) watch();
  });
  child.stderr.setEncoding("utf8").on("data", (piece: string) => {
    errors += piece;
  });
  const exit = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
  return {
    process: child,
    lines,
    errors: () => errors,
    exit,
    printed: (test) =>
      new Promise((done, failed) => {
        const watch = (): void => {
          const found = lines.find(test);
          if (found === undefined) return;
          watchers.delete(watch);
          done(found);
        };
        watchers.add(watch);
        watch();
        void exit.then(() => failed(new Error(`the child ended without that line; stderr: ${errors}`)));
      }),
  };
}

/** Whether the long forms of the tests are asked for. */
export const long = process.env.METASTABLE_LONG === "1";
