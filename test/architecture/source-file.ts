/** Reads a source file once: its imports, its syntax tree, its comments. Parsed, not searched, so strings cannot mislead. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync } from "oxc-parser";

export interface Import {
  readonly specifier: string;
  readonly typesOnly: boolean;
  readonly line: number;
}

/** A node of the tree: its type, its place, and whatever else its type has. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly comments: readonly { readonly value: string; readonly line: number }[];
  readonly nodes: readonly Node[];
  readonly lineAt: (offset: number) => number;
}

/** TypeScript files below the folders, sorted. A folder that does not exist has none. */
export function listSources(root: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => {
      try {
        const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
        return names.map((name) => posix.join(folder, name.replaceAll("\\", "/")));
      } catch {
        return [];
      }
    })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes("node_modules/"))
    .sort();
}

export const readSource = (root: string, path: string): SourceFile =>
  parseSource(path, readFileSync(join(root, path), "utf8"));

export function parseSource(path: string, text: string): SourceFile {
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: does not parse: ${errors[0]?.message}`);
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  const nodes = collectNodes(program as unknown as Node);
  return {
    path,
    text,
    lineAt,
    nodes,
    comments: comments.map(({ value, start }) => ({ value, line: lineAt(start) })),
    imports: [
      ...module.staticImports.map(({ moduleRequest, entries, start }) => ({
        specifier: moduleRequest.value,
        typesOnly: entries.length > 0 && entries.every((entry) => entry.isType),
        line: lineAt(start),
      })),
      ...module.staticExports.flatMap(({ entries, start }) => {
        const requests = new Set(entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])));
        return [...requests].map((specifier) => ({
          specifier,
          typesOnly: entries.every((entry) => entry.isType),
          line: lineAt(start),
        }));
      }),
      ...module.dynamicImports.map(({ moduleRequest, start }) => ({
        specifier: text.slice(moduleRequest.start, moduleRequest.end).replace(/^["'`](.*)["'`]$/s, "$1"),
        typesOnly: false,
        line: lineAt(start),
      })),
      ...nodes
        .filter((node) => node.type === "TSImportType")
        .map((node) => ({
          specifier: String((node.source as { value?: unknown } | undefined)?.value),
          typesOnly: true,
          line: lineAt(node.start),
        })),
    ],
  };
}

function collectNodes(top: Node): Node[] {
  const found: Node[] = [];
  const waiting: unknown[] = [top];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) waiting.push(...next);
    else if (isNode(next)) {
      found.push(next);
      waiting.push(...Object.values(next).filter((value) => typeof value === "object" && value !== null));
    }
  }
  return found;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
