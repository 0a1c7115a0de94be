/** The rules of the house as functions: a source file in, sentences about what breaks a rule out. */
import { posix } from "node:path";
import { importTable, packageTable } from "./import-table.ts";
import type { Node, SourceFile } from "./source-file.ts";

/** Here the program meets the world: clock, randomness, network, environment and console are allowed. */
const edges = ["app", "cli", "api", "web"];

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
/** `core` for src/core/units.ts, `web` for anything of the page. */
export const folderOf = (path: string): string => (path.startsWith("web/") ? "web" : (path.split("/")[1] ?? ""));

/** Imports that the table does not allow, and packages outside their folders. */
export function forbiddenImports(file: SourceFile): string[] {
  if (isTest(file.path)) return [];
  const folder = folderOf(file.path);
  const rule = importTable.find((row) => row.folder === folder);
  if (!rule)
    return [`${file.path}: the folder src/${folder} is not in the import table (test/architecture/import-table.ts)`];
  return file.imports.flatMap(({ specifier, typesOnly, line }) => {
    const at = `${file.path}:${line} imports ${JSON.stringify(specifier)}`;
    if (!specifier.startsWith(".")) return packageFault(file.path, specifier).map((fault) => `${at}: ${fault}`);
    const target = posix.join(posix.dirname(file.path), specifier);
    if (!target.startsWith("src/") && !target.startsWith("web/"))
      return edges.includes(folder) ? [] : [`${at}: only ${edges.join(", ")} may reach outside src/`];
    const inside = target.startsWith("web/") ? "web" : folderOf(target);
    if (inside === folder || rule.may.includes(inside)) return [];
    const asTypes = rule.types?.some((allowed) => inside === allowed || target === `src/${allowed}`) ?? false;
    if (asTypes && typesOnly) return [];
    return [
      `${at}: ${folder} may import ${rule.may.join(", ") || "nothing of ours"}` +
        `${rule.types ? `, and types only from ${rule.types.join(", ")}` : ""}: ${rule.because}`,
    ];
  });
}

function packageFault(path: string, specifier: string): string[] {
  const row = packageTable.find(({ pattern }) => pattern.test(specifier));
  const place = path.replace(/^src\//, "");
  if (!row || row.folders.some((allowed) => place.startsWith(allowed.includes("/") ? allowed : `${allowed}/`)))
    return [];
  return [`it belongs to ${row.folders.join(", ")}: ${row.because}`];
}

const bannedMembers: Readonly<Record<string, readonly string[]>> = {
  Date: ["now"],
  performance: ["now", "timeOrigin"],
  Math: ["random"],
  crypto: ["randomUUID", "getRandomValues"],
  process: ["env", "argv", "exit", "exitCode", "stdin", "stdout", "stderr", "hrtime", "uptime", "cwd", "on", "once"],
  globalThis: ["fetch", "process", "console", "crypto", "performance"],
};
const bannedCalls = ["fetch", "Date", "require"];
const bannedNew = ["WebSocket", "EventSource", "XMLHttpRequest", "BroadcastChannel"];
const bannedNames = ["randomUUID", "randomBytes", "randomInt"];

/** Clock, randomness, network, environment and console outside the edges. */
export function worldAccess(file: SourceFile): string[] {
  if (isTest(file.path) || edges.includes(folderOf(file.path))) return [];
  return report(file, "is allowed in app/, cli/ and api/ only: take it as an argument", (node) => {
    const member = memberOf(node);
    if (member?.object === "console") return `console.${member.property}`;
    if (
      member &&
      Object.hasOwn(bannedMembers, member.object) &&
      bannedMembers[member.object]!.includes(member.property)
    )
      return `${member.object}.${member.property}`;
    const callee = nameOf(node.callee);
    // The name of a socket must be unused on this machine; no answer depends on it.
    const banned = file.path.startsWith("src/store/socket") ? bannedCalls : [...bannedCalls, ...bannedNames];
    if (node.type === "CallExpression" && callee && banned.includes(callee)) return `${callee}()`;
    if (node.type === "NewExpression" && callee === "Date" && (node.arguments as unknown[]).length === 0)
      return "new Date()";
    if (node.type === "NewExpression" && callee && bannedNew.includes(callee)) return `new ${callee}`;
    return undefined;
  });
}

/** Operations whose last bit is the same on every engine. The others come from core's own implementations. */
const exactMath = ["abs", "ceil", "clz32", "floor", "fround", "imul", "max", "min", "round", "sign", "sqrt", "trunc"];

/** Functions of Math that differ between engines, inside the simulation. */
export function inexactMath(file: SourceFile): string[] {
  if (isTest(file.path) || folderOf(file.path) !== "simulation") return [];
  return report(file, "differs in the last bit between engines: use core's own function", (node) => {
    const member = memberOf(node);
    if (member?.object === "Math" && !exactMath.includes(member.property)) return `Math.${member.property}`;
    if (
      (node.type === "BinaryExpression" || node.type === "AssignmentExpression") &&
      /^\*\*=?$/.test(String(node.operator))
    )
      return "**";
    if (node.type === "VariableDeclarator" && nameOf(node.init) === "Math") return "taking functions out of Math";
    return undefined;
  });
}

/** Types or checks switched off outside tests. */
export function looseTypes(file: SourceFile): string[] {
  if (isTest(file.path)) return [];
  const comments = file.comments.filter(({ value }) => /@ts-(ignore|nocheck|expect-error)/.test(value));
  return [
    ...report(file, "switches the type checker off", (node) => (node.type === "TSAnyKeyword" ? "any" : undefined)),
    ...comments.map(({ line }) => `${file.path}:${line}: a comment switches the type checker off`),
  ];
}

/** Marks of unfinished work. */
export function unfinishedMarks(file: SourceFile): string[] {
  const marks = file.comments.filter(({ value }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(value));
  return marks.map(({ line, value }) => `${file.path}:${line}: finish it or say it in an issue:${value}`);
}

export const longestLines = 400;
export const longLines = 250;

/** Lines of a file; generated modules count as none. */
export const countLines = (file: SourceFile): number =>
  /\bgenerated by\b/i.test(file.text.slice(0, 300)) ? 0 : file.text.trimEnd().split("\n").length;

function report(file: SourceFile, sentence: string, find: (node: Node) => string | undefined): string[] {
  return file.nodes.flatMap((node) => {
    const what = find(node);
    return what === undefined ? [] : [`${file.path}:${file.lineAt(node.start)}: ${what} ${sentence}`];
  });
}

function memberOf(node: Node): { object: string; property: string } | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const object = nameOf(node.object);
  const property = nameOf(node.property) ?? (node.property as { value?: unknown }).value;
  return object && typeof property === "string" ? { object, property } : undefined;
}

function nameOf(value: unknown): string | undefined {
  const node = value as { type?: string; name?: string } | null | undefined;
  return node?.type === "Identifier" ? node.name : undefined;
}
