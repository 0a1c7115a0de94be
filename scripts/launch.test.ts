// The launcher in a checkout of its own: these scripts, a program of a few lines, copies of the bundler's packages, and an
// npm that only writes down what it was asked. So no test can reach this checkout's node_modules or a registry. Expected
// values are what a shell user sees when the program is run by hand.
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programOptions } from "./build.mjs";

const here = join(import.meta.dirname, "..");
let folder: string;
let checkout: string;
let npm: string;

const program = (greeting: string): string => `
  const words: string[] = process.argv.slice(2);
  if (words[0] === "flood") for (let i = 0; i < 200_000; i += 1) process.stdout.write("line\\n");
  else if (words[0] === "lazy") await import("./lazy.ts").then(({ lazy }) => console.log(lazy));
  else console.log(${JSON.stringify(greeting)}, words.join(","));
  process.exitCode = words[0] === "fail" ? 4 : 0;
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "metastable-launch-"));
  checkout = join(folder, "a checkout");
  mkdirSync(join(checkout, "src/cli"), { recursive: true });
  for (const name of ["metastable", "scripts", "package.json", "package-lock.json", "tsconfig.json"])
    cpSync(join(here, name), join(checkout, name), { recursive: true });
  for (const name of ["esbuild", "@esbuild"])
    cpSync(join(here, "node_modules", name), join(checkout, "node_modules", name), {
      recursive: true,
      dereference: true,
    });
  // As npm leaves it: its record of what it installed says the same as the lock.
  cpSync(join(here, "package-lock.json"), join(checkout, "node_modules/.package-lock.json"));
  npm = join(folder, "npm-cli.js");
  writeFileSync(npm, 'console.log("npm was asked for", process.argv.slice(2).join(" ")); process.exitCode = 7;');
  // Programs beside the main one, such as workers: here they do nothing.
  for (const entry of Object.values(programOptions.entryPoints)) {
    mkdirSync(dirname(join(checkout, entry)), { recursive: true });
    writeFileSync(join(checkout, entry), "export {};");
  }
  writeFileSync(join(checkout, "src/cli/main.ts"), program("first"));
  writeFileSync(join(checkout, "src/cli/lazy.ts"), 'export const lazy = "from a chunk";');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function launch(words: readonly string[], cwd = checkout, file = join(checkout, "metastable")) {
  return spawnSync(process.execPath, [file, ...words], { cwd, encoding: "utf8", env: withFakeNpm() });
}

function withFakeNpm(): NodeJS.ProcessEnv {
  return { ...process.env, npm_execpath: npm };
}

describe("./metastable", () => {
  it("builds on first use and keeps stdout for the program", () => {
    const run = launch(["a", "b c"]);
    expect(run.stdout).toBe("first a,b c\n");
    expect(run.stderr).toContain("building the program");
  });

  it("says nothing when all is fresh, and passes the exit code on", () => {
    const run = launch(["fail"]);
    expect([run.status, run.stdout, run.stderr]).toEqual([4, "first fail\n", ""]);
  });

  it("works from another folder and through a symbolic link", () => {
    const link = join(folder, "link");
    symlinkSync(join(checkout, "metastable"), link);
    expect(launch(["x"], tmpdir(), link).stdout).toBe("first x\n");
  });

  it("loads what is imported lazily from a chunk of its own", () => {
    expect(launch(["lazy"]).stdout).toBe("from a chunk\n");
    expect(readdirSync(join(checkout, "dist")).filter((name) => name.startsWith("lazy-"))).toHaveLength(1);
  });

  it("ends quietly when the reader of its output has seen enough", async () => {
    const run = spawn(process.execPath, [join(checkout, "metastable"), "flood"], { env: withFakeNpm() });
    let errors = "";
    run.stderr.on("data", (bytes) => {
      errors += String(bytes);
    });
    run.stdout.once("data", () => run.stdout.destroy());
    const status = await new Promise((resolve) => run.on("close", resolve));
    expect([status, errors]).toEqual([0, ""]);
  });

  it("does not build again when a file is touched but the same", () => {
    const soon = new Date(Date.now() + 5_000);
    utimesSync(join(checkout, "src/cli/main.ts"), soon, soon);
    expect(launch([]).stderr).toBe("");
  });

  it("builds once for several processes when a source has changed", async () => {
    writeFileSync(join(checkout, "src/cli/main.ts"), program("second"));
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => {
        const run = spawn(process.execPath, [join(checkout, "metastable")], { env: withFakeNpm() });
        const said = { stdout: "", stderr: "" };
        run.stdout.on("data", (bytes) => {
          said.stdout += String(bytes);
        });
        run.stderr.on("data", (bytes) => {
          said.stderr += String(bytes);
        });
        return new Promise<typeof said>((resolve) => run.on("close", () => resolve(said)));
      }),
    );
    expect(runs.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 4 }, () => "second \n"));
    expect(runs.filter(({ stderr }) => stderr.includes("building the program"))).toHaveLength(1);
  });

  it("replaces the lock of a process that was killed", () => {
    const killed = spawnSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" });
    mkdirSync(join(checkout, ".metastable-lock"));
    const host = spawnSync(process.execPath, ["-p", 'require("node:os").hostname()'], {
      encoding: "utf8",
    }).stdout.trim();
    writeFileSync(join(checkout, ".metastable-lock/owner.json"), JSON.stringify({ pid: Number(killed.stdout), host }));
    writeFileSync(join(checkout, "src/cli/main.ts"), program("third"));
    expect(launch([]).stdout).toBe("third \n");
  });

  it("names the fault and runs nothing when the build fails", () => {
    writeFileSync(join(checkout, "src/cli/main.ts"), "const = ;");
    const run = launch([]);
    expect([run.status, run.stdout]).toEqual([1, ""]);
    expect(run.stderr).toContain("src/cli/main.ts:1:6");
    expect(run.stderr).toContain("metastable: build: found a failure");
  });

  it("refuses an old Node with the version that it needs", () => {
    const text = readFileSync(join(checkout, "package.json"), "utf8");
    writeFileSync(join(checkout, "package.json"), text.replace(">=20.19.0", ">=99.1.0"));
    const run = launch([]);
    writeFileSync(join(checkout, "package.json"), text);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^metastable: Node\.js: found \d+\.\d+\.\d+, expected 99\.1\.0 or newer\./);
  });

  it("asks npm for exactly the lock file when the packages are others, and says when that fails", () => {
    writeFileSync(join(checkout, "node_modules/.package-lock.json"), '{"packages":{}}');
    rmSync(join(checkout, "node_modules/.metastable-stamp"), { force: true });
    const run = launch([]);
    expect([run.status, run.stdout]).toEqual([1, ""]);
    expect(run.stderr).toContain("npm was asked for ci --include=dev");
    expect(run.stderr).toContain("dependencies: found that npm ci ended with code 7");
  });

  it("never lets npm empty a folder that node_modules only links to", () => {
    renameSync(join(checkout, "node_modules"), join(folder, "modules of somebody else"));
    symlinkSync(join(folder, "modules of somebody else"), join(checkout, "node_modules"), "junction");
    const run = launch([]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("found a symbolic link");
    expect(run.stderr).not.toContain("npm was asked");
    expect(readdirSync(join(folder, "modules of somebody else"))).toContain("esbuild");
  });
});
