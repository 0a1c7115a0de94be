/** What a machine needs of an edition: every number with its value, and the pin. Hashes of the files are the app's to add. */
import type { NoteDocument, NumberKind } from "./document.ts";

export interface EditionNumber {
  readonly ref: string;
  /** Id that `explain` takes. */
  readonly explain: string;
  readonly of: NumberKind;
  readonly title: string;
  readonly value: number | string | null;
  readonly shown: string;
}
export interface Edition {
  readonly title: string;
  readonly asOf: string;
  readonly head: number;
  readonly headHash: string | null;
  readonly formats: readonly string[];
  readonly numbers: readonly EditionNumber[];
}

/** Each number once, in the order of the provenance appendix. */
export const editionOf = (doc: NoteDocument, formats: readonly string[]): Edition => ({
  title: doc.title,
  asOf: doc.asOf,
  head: doc.head,
  headHash: doc.headHash,
  formats,
  numbers: doc.provenance.flatMap((entry) =>
    entry.numbers.map((n) => ({
      ref: n.ref,
      explain: entry.explain,
      of: entry.of,
      title: entry.title,
      value: n.value,
      shown: n.shown,
    })),
  ),
});
