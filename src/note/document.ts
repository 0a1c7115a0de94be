/**
 * The note as a tree of plain data: what is said, in what order, with every number tied to its provenance. Renderers
 * (Markdown, HTML) only choose the form, so both show the same numbers.
 */
import type { Chart } from "../charts/chart.ts";

/** Where a number comes from; `metastable explain <explain>` walks the way from there. */
export type NumberKind = "indicator" | "threshold" | "figure" | "claim" | "series" | "parameter" | "list" | "packaged";

/** A number in prose or a table. The same `ref` always has the same value and is always shown with the same characters. */
export interface NumberSpan {
  readonly kind: "number";
  /** Unique name of this number in the edition, such as `jgb-30y` or `jgb-30y.change`. */
  readonly ref: string;
  readonly value: number | string | null;
  readonly shown: string;
  readonly of: NumberKind;
  /** Id that `explain` takes. */
  readonly explain: string;
}
export interface TextSpan {
  readonly kind: "text";
  readonly text: string;
}
export interface StrongSpan {
  readonly kind: "strong";
  readonly text: string;
}
export interface CodeSpan {
  readonly kind: "code";
  readonly text: string;
}
/** A link to the outside; renderers show plain text when the address is not http(s). */
export interface LinkSpan {
  readonly kind: "link";
  readonly text: string;
  readonly url: string;
}
export type Inline = NumberSpan | TextSpan | StrongSpan | CodeSpan | LinkSpan;

export interface Paragraph {
  readonly kind: "paragraph";
  /** The sentence that opens a section: so what. */
  readonly lead?: boolean;
  readonly inlines: readonly Inline[];
}
export interface List {
  readonly kind: "list";
  /** Set smaller: for what a reader looks up and does not read. */
  readonly quiet?: boolean;
  readonly items: readonly (readonly Inline[])[];
}
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}
export interface Table {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}
export interface Figure {
  readonly kind: "figure";
  readonly chart: Chart;
  readonly caption: readonly Inline[];
}
/** Headline numbers as cards. */
export interface Facts {
  readonly kind: "facts";
  readonly items: readonly {
    readonly label: string;
    readonly number: readonly Inline[];
    readonly note: readonly Inline[];
  }[];
}
/** A heading inside a section. */
export interface Subheading {
  readonly kind: "subheading";
  readonly text: string;
}
/** Something a reader must know before reading on. */
export interface Notice {
  readonly kind: "notice";
  readonly inlines: readonly Inline[];
}
export type Block = Paragraph | List | Table | Figure | Facts | Subheading | Notice;

export interface Section {
  /** Anchor of the section; lower-case words with hyphens. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** One thing that numbers of the note come from, with all its numbers that are shown. */
export interface ProvenanceEntry {
  readonly explain: string;
  readonly of: NumberKind;
  readonly title: string;
  readonly numbers: readonly { readonly ref: string; readonly shown: string; readonly value: number | string | null }[];
  /** Label and text, in reading order: formula, inputs, observed, source. */
  readonly facts: readonly (readonly [label: string, text: string])[];
}

export interface NoteDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly asOf: string;
  readonly head: number;
  readonly headHash: string | null;
  readonly summary: readonly Block[];
  readonly sections: readonly Section[];
  readonly provenance: readonly ProvenanceEntry[];
}

export const text = (value: string): TextSpan => ({ kind: "text", text: value });
export const strong = (value: string): StrongSpan => ({ kind: "strong", text: value });
export const code = (value: string): CodeSpan => ({ kind: "code", text: value });
export const link = (label: string, url: string): LinkSpan => ({ kind: "link", text: label, url });
export const paragraph = (...inlines: readonly Inline[]): Paragraph => ({ kind: "paragraph", inlines });
export const lead = (inlines: readonly Inline[]): Paragraph => ({ kind: "paragraph", lead: true, inlines });
export const subheading = (value: string): Subheading => ({ kind: "subheading", text: value });

/** What may stand in a `say` template: words, one span, or several. */
export type Part = string | Inline | readonly Inline[];

/** A sentence as a template: say`The yield closed at ${level}.` Words become text, spans stay spans. */
export function say(words: TemplateStringsArray, ...parts: readonly Part[]): readonly Inline[] {
  const inlines: Inline[] = [];
  const push = (part: Part): void => {
    if (typeof part === "string") {
      if (part !== "") inlines.push(text(part));
    } else if (Array.isArray(part)) for (const p of part as readonly Inline[]) inlines.push(p);
    else inlines.push(part as Inline);
  };
  words.forEach((word, i) => {
    push(word);
    if (i < parts.length) push(parts[i]!);
  });
  return inlines;
}

/** Sentences one after the other with a space between; absent ones are left out. */
export function sentences(...parts: readonly (readonly Inline[] | undefined)[]): readonly Inline[] {
  const said = parts.filter((p): p is readonly Inline[] => p !== undefined && p.length > 0);
  return said.flatMap((p, i) => (i === 0 ? p : [text(" "), ...p]));
}

/** All inlines of a block in reading order. */
export function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case "paragraph":
    case "notice":
      return block.inlines;
    case "list":
      return block.items.flat();
    case "table":
      return block.rows.flat(2);
    case "figure":
      return block.caption;
    case "facts":
      return block.items.flatMap((item) => [...item.number, ...item.note]);
    case "subheading":
      return [];
  }
}

/** Every number of the note in reading order, repeated where it is repeated. The provenance appendix is not counted. */
export const numbersOf = (doc: Pick<NoteDocument, "summary" | "sections">): readonly NumberSpan[] =>
  [...doc.summary, ...doc.sections.flatMap((s) => s.blocks)]
    .flatMap(inlinesOf)
    .filter((inline): inline is NumberSpan => inline.kind === "number");
