/** Builds the note: results in, document out. Pure: nothing here reads a clock, a locale or a file. */
import { lead, type NoteDocument, paragraph, type Section, text } from "./document.ts";
import { doubtsSection } from "./doubts-section.ts";
import { createFacts, type Facts } from "./facts.ts";
import type { NoteInput } from "./input.ts";
import { methodSection } from "./method-section.ts";
import { provenanceOf } from "./provenance.ts";
import { aiFundingSection } from "./sections/ai-funding.ts";
import { carrySection } from "./sections/carry.ts";
import { japanSection } from "./sections/japan.ts";
import { outlookSection } from "./sections/outlook.ts";
import { priceActionSection } from "./sections/price-action.ts";
import { strongHandsSection } from "./sections/strong-hands.ts";
import { transmissionSection } from "./sections/transmission.ts";
import { summaryBlocks } from "./summary.ts";
import { thresholdsSection } from "./thresholds-section.ts";

/** The seven sections of the note, in the order of the argument, then what stands behind them. */
const sections: readonly ((facts: Facts) => Section)[] = [
  japanSection,
  carrySection,
  aiFundingSection,
  transmissionSection,
  priceActionSection,
  strongHandsSection,
  outlookSection,
  thresholdsSection,
  doubtsSection,
  methodSection,
  disclaimerSection,
];

/**
 * The edition of an input. Same input, same document. Throws (a bug) when a number is shown in two ways or has no
 * provenance.
 */
export function buildNote(input: NoteInput): NoteDocument {
  const facts = createFacts(input);
  const body = {
    summary: summaryBlocks(facts),
    sections: sections.map((section) => section(facts)).map(withoutEmpty),
  };
  return {
    title: "Where the system stands",
    subtitle: "How far are markets from the edge, and what breaks if they cross it?",
    asOf: input.asOf,
    head: input.head,
    headHash: input.headHash ?? null,
    ...body,
    provenance: provenanceOf(body, facts),
  };
}

/** A paragraph whose sentences all lacked their results is no paragraph. */
const withoutEmpty = (section: Section): Section => ({
  ...section,
  blocks: section.blocks.filter((block) => block.kind !== "paragraph" || block.inlines.length > 0),
});

function disclaimerSection(): Section {
  return {
    id: "disclaimer",
    title: "Disclaimer",
    blocks: [
      lead([text("This note is not investment advice.")]),
      paragraph(
        text(
          "It is made by a program from public data and stated assumptions, for information and study. It recommends no purchase or sale, knows nothing about any reader's circumstances, and may be wrong: data can be late, revised or mistaken, and a model is a simplification. ",
        ),
        text(
          "Probabilities hold under the model that is named beside them and are no forecast. Names of companies and products belong to their owners, who have no part in this note.",
        ),
      ),
    ],
  };
}
