/** What changed between two editions, number by number, and which accepted data stands behind the newer one only. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { failure } from "../core/failure.ts";
import { type EditionManifest, editionManifestSchema, manifestFile } from "./edition.ts";

export interface EditionDifference {
  readonly a: { asOf: string; head: number };
  readonly b: { asOf: string; head: number };
  readonly numbers: readonly { ref: string; title: string; a: string | null; b: string | null }[];
  /** Accepted payloads behind one of the two only. */
  readonly data: readonly { in: "a" | "b"; seq: number; source: string; rows: number; payload: string }[];
  readonly text: string;
}

export async function diffEditions(a: string, b: string): Promise<EditionDifference> {
  const [first, second] = [await manifestOf(a), await manifestOf(b)];
  const before = new Map(first.numbers.map((n) => [n.ref, n]));
  const after = new Map(second.numbers.map((n) => [n.ref, n]));
  const numbers = [...new Set([...before.keys(), ...after.keys()])]
    .map((ref) => ({
      ref,
      title: (after.get(ref) ?? before.get(ref))!.title,
      a: before.get(ref)?.shown ?? null,
      b: after.get(ref)?.shown ?? null,
    }))
    .filter((n) => n.a !== n.b);
  const key = (d: EditionManifest["data"][number]) => `${d.seq} ${d.rowsHash}`;
  const only = (side: "a" | "b", own: EditionManifest, other: EditionManifest) => {
    const known = new Set(other.data.map(key));
    return own.data
      .filter((d) => !known.has(key(d)))
      .map(({ seq, source, rows, payload }) => ({ in: side, seq, source, rows, payload }));
  };
  const data = [...only("a", first, second), ...only("b", second, first)];
  const lines = [
    `a: as of ${first.asOf}, head ${first.head}`,
    `b: as of ${second.asOf}, head ${second.head}`,
    "",
    data.length === 0 ? "the same data stands behind both" : "data behind one of the two only:",
    ...data.map(
      (d) => `  ${d.in}: ledger event ${d.seq}, ${d.source}, ${d.rows} rows, payload ${d.payload.slice(0, 12)}…`,
    ),
    "",
    numbers.length === 0 ? "no number differs" : `${numbers.length} numbers differ:`,
    ...numbers.map((n) => `  ${n.ref}  ${n.a ?? "not there"} -> ${n.b ?? "not there"}  (${n.title})`),
  ];
  return {
    a: { asOf: first.asOf, head: first.head },
    b: { asOf: second.asOf, head: second.head },
    numbers,
    data,
    text: `${lines.join("\n")}\n`,
  };
}

async function manifestOf(directory: string): Promise<EditionManifest> {
  const file = path.join(directory, manifestFile);
  const text = await readFile(file, "utf8").catch((cause) => {
    throw failure(
      "usage",
      "note diff",
      directory,
      `a folder with ${manifestFile}`,
      "Name the folder of an edition.",
      cause,
    );
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw failure(
      "usage",
      file,
      "no JSON",
      "the manifest of an edition",
      "The file is damaged; build the edition again.",
      cause,
    );
  }
  const parsed = editionManifestSchema.safeParse(json);
  if (!parsed.success) {
    throw failure(
      "usage",
      file,
      parsed.error.issues[0]!.message,
      "the manifest of an edition",
      "Build the edition again with this version.",
    );
  }
  return parsed.data;
}
