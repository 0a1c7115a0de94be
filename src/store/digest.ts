/** The fingerprint of an index: sha256 over its rows and records in canonical order, one JSON line each. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../core/canonical.ts";
import { type ColumnarSeries, rowAt } from "../market/columnar.ts";
import type { RecordTable } from "./record-table.ts";

const linesAtOnce = 2048;

export interface DigestParts {
  /** Ids in ascending order. */
  readonly series: readonly string[];
  column(series: string): Promise<ColumnarSeries>;
  readonly tables: readonly string[];
  table(name: string): Promise<RecordTable>;
}

/** Rows by series, observation, source, `knownAt`, `seq`, arrival; then records by table, key, `knownAt`, `seq`, arrival. */
export async function digestOf(parts: DigestParts): Promise<string> {
  const hash = createHash("sha256");
  for (const series of parts.series) {
    const column = await parts.column(series);
    let lines = "";
    for (let i = 0; i < column.length; i++) {
      const r = rowAt(column, i);
      lines += JSON.stringify([
        "row",
        r.series,
        r.source,
        r.observed,
        r.observedAt,
        r.periodStart,
        r.value,
        r.text,
        r.unit,
        r.seq,
        r.origin,
        r.published,
        r.retrieved,
        r.knownAt,
        r.knownBasis,
      ]);
      lines += "\n";
      if (i % linesAtOnce === linesAtOnce - 1) {
        hash.update(lines);
        lines = "";
      }
    }
    hash.update(lines);
  }
  for (const name of parts.tables)
    for (const r of await parts.table(name)) hash.update(`${canonicalJson({ ...r, is: "record" })}\n`);
  return hash.digest("hex");
}
