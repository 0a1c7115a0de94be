/** Which sources a reader means. */
import { failure } from "../core/failure.ts";
import { findSource, sources } from "../sources/catalogue/index.ts";
import type { SourceDefinition } from "../sources/define.ts";
import { closest } from "./suggest.ts";

export function chosenSources(names: readonly string[]): readonly SourceDefinition[] {
  return [...new Set(names)].map((name) => {
    const source = findSource(name);
    if (source) return source;
    const near = closest(
      name,
      sources.map((s) => s.id),
    );
    throw failure(
      "not-found",
      "ingest",
      JSON.stringify(name),
      "the id of a source",
      near ? `Did you mean ${near}?` : "`metastable sources` shows all.",
    );
  });
}
