// The house keeps its rules: import table, no clock or network outside the edges, no file too long to read. Expected: no
// sentence from any rule. The planted files at the end show that every rule can fail.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importTable } from "./architecture/import-table.ts";
import {
  countLines,
  folderOf,
  forbiddenImports,
  inexactMath,
  longestLines,
  longLines,
  looseTypes,
  unfinishedMarks,
  worldAccess,
} from "./architecture/rules.ts";
import { listSources, parseSource, readSource } from "./architecture/source-file.ts";

const root = join(import.meta.dirname, "..");
const product = listSources(root, ["src", "web"]).map((path) => readSource(root, path));
const all = [
  ...product,
  ...listSources(root, ["test", "scripts", "bench", "examples"]).map((path) => readSource(root, path)),
];

describe("the source", () => {
  it("imports only what the table allows", () => {
    expect(product.flatMap(forbiddenImports)).toEqual([]);
  });

  it("reads no clock, randomness, network, environment or console outside the edges", () => {
    expect(product.flatMap(worldAccess)).toEqual([]);
  });

  it("uses only exact arithmetic in the simulation", () => {
    expect(product.flatMap(inexactMath)).toEqual([]);
  });

  it("switches no type check off outside tests", () => {
    expect(product.flatMap(looseTypes)).toEqual([]);
  });

  it("carries no marks of unfinished work", () => {
    expect(all.flatMap(unfinishedMarks)).toEqual([]);
  });

  it(`has no file over ${longestLines} lines`, () => {
    const sized = all.map((file) => `${countLines(file)} ${file.path}`);
    const over = (limit: number): string[] => sized.filter((line) => Number.parseInt(line, 10) > limit);
    const long = over(longLines);
    if (long.length > 0) console.warn(`files over ${longLines} lines, soon too long:\n  ${long.join("\n  ")}`);
    expect(over(longestLines)).toEqual([]);
  });

  it("has a README.md in every folder of src that holds code", () => {
    const folders = readdirSync(join(root, "src")).filter((name) =>
      product.some(({ path }) => path.startsWith(`src/${name}/`)),
    );
    expect(folders.filter((name) => !existsSync(join(root, "src", name, "README.md")))).toEqual([]);
  });

  it("has one row in the import table for every folder", () => {
    const folders = new Set(product.map(({ path }) => folderOf(path)));
    const rows = importTable.map(({ folder }) => folder);
    expect(new Set(rows).size).toBe(rows.length);
    expect([...folders].filter((folder) => !rows.includes(folder))).toEqual([]);
  });
});

describe("a planted fault is noticed", () => {
  const imports = (path: string, text: string): number => forbiddenImports(parseSource(path, text)).length;
  const world = (path: string, text: string): number => worldAccess(parseSource(path, text)).length;

  it.each([
    ["src/core/a.ts", 'import { b } from "../market/b.ts";'],
    ["src/core/a.ts", 'import type { B } from "../market/b.ts";'],
    ["src/core/a.ts", 'export * from "../market/b.ts";'],
    ["src/core/a.ts", 'const b = await import("../market/b.ts");'],
    ["src/core/a.ts", 'let b: import("../market/b.ts").B;'],
    ["src/outlook/a.ts", 'import { b, type C } from "../indicators/run.ts";'],
    ["src/sources/catalogue/x/a.ts", 'import { b } from "../../../store/b.ts";'],
    ["src/sources/a.ts", 'import { readFileSync } from "node:fs";'],
    ["src/app/a.ts", 'import { b } from "../cli/main.ts";'],
    ["src/app/a.ts", 'import { DuckDBInstance } from "@duckdb/node-api";'],
    ["src/store/a.ts", 'import { connect } from "node:net";'],
    ["src/core/a.ts", 'import { createHash } from "node:crypto";'],
    ["src/market/a.ts", 'import data from "../../packaged/a.json";'],
    ["src/helpers/a.ts", ""],
    ["web/a.tsx", 'import { b } from "../src/api/contract.ts";'],
    ["web/a.tsx", 'import type { B } from "../src/api/errors.ts";'],
    ["web/a.tsx", 'import { b } from "../src/core/units.ts";'],
  ])("%s with %s", (path, text) => expect(imports(path, text)).toBe(1));

  it.each([
    ["src/store/socket.ts", 'import { connect } from "node:net";'],
    ["src/store/a.ts", 'import { DuckDBInstance } from "@duckdb/node-api";'],
    [
      "src/outlook/a.ts",
      'import type { B } from "../indicators/run.ts"; import { type C } from "../thresholds/step.ts";',
    ],
    ["src/note/a.ts", 'export type { B } from "../audit/b.ts";'],
    ["src/core/a.test.ts", 'import { b } from "../market/b.ts";'],
    ["src/core/a.ts", 'const text = `import "../market/b.ts"`; // import "../market/b.ts"'],
    [
      "web/a.tsx",
      'import type { B } from "../src/api/contract.ts"; import { c } from "../src/charts/c.ts"; import "./a.css";',
    ],
  ])("and no fault is seen in %s with %s", (path, text) => expect(imports(path, text)).toBe(0));

  it.each([
    "Date.now()",
    "new Date()",
    "Date()",
    "Math.random()",
    'fetch("x")',
    "process.env.HOME",
    "console.log(1)",
    "performance.now()",
    'new WebSocket("x")',
    'Math["random"]()',
    "randomUUID()",
    "globalThis.fetch",
  ])("%s outside the edges", (text) => {
    expect(world("src/core/a.ts", text)).toBe(1);
    expect(world("src/app/a.ts", text)).toBe(0);
    expect(world("src/core/a.test.ts", text)).toBe(0);
  });

  it("time that is an argument is fine", () => {
    expect(
      world("src/core/a.ts", 'new Date(0); Date.UTC(2025, 1); source.fetch(); const s = "Date.now()"; // Date.now()'),
    ).toBe(0);
  });

  it.each([
    "Math.exp(1)",
    "Math.log(2)",
    "Math.pow(2, 3)",
    "Math.sin(1)",
    "Math.hypot(1, 2)",
    "2 ** 3",
    "const { exp } = Math",
  ])("%s in the simulation", (text) => {
    expect(inexactMath(parseSource("src/simulation/a.ts", text))).toHaveLength(1);
    expect(inexactMath(parseSource("src/models/a.ts", text))).toHaveLength(0);
  });

  it("square roots are exact", () => {
    expect(inexactMath(parseSource("src/simulation/a.ts", "Math.sqrt(2) + Math.max(1, 2) * 3"))).toEqual([]);
  });

  it.each(["let a: any;", "f(x as any);", "// @ts-expect-error\nf();"])("%s", (text) => {
    expect(looseTypes(parseSource("src/core/a.ts", text))).toHaveLength(1);
  });

  it("a mark in a comment, not in a string", () => {
    const mark = ["TO", "DO"].join("");
    expect(unfinishedMarks(parseSource("src/core/a.ts", `f(); // ${mark} later`))).toHaveLength(1);
    expect(unfinishedMarks(parseSource("src/core/a.ts", `f("${mark}");`))).toHaveLength(0);
  });

  it("a file is measured, a generated one is not", () => {
    expect(countLines(parseSource("src/core/a.ts", "f();\n".repeat(401)))).toBe(401);
    expect(
      countLines(parseSource("src/core/a.ts", `/** Generated by scripts/x.mjs. */\n${"f();\n".repeat(401)}`)),
    ).toBe(0);
  });
});
