/** Method: the pin, how words are made, the assumptions with their ranges, the sources with their terms. */
import { formatDateShort, formatInterval, formatMoment, formatValue } from "../charts/format.ts";
import { type Block, code, type Inline, link, paragraph, type Section, say, subheading, text } from "./document.ts";
import { type Facts, numberSpan, unitOf } from "./facts.ts";
import type { NoteParameter, NoteSource } from "./input.ts";

export const methodSection = (facts: Facts): Section => ({
  id: "method",
  title: "Method",
  blocks: [...pin(facts), ...conventions(), ...assumptions(facts), ...sources(facts)],
});

function pin(facts: Facts): readonly Block[] {
  const { asOf, head, headHash } = facts.input;
  return [
    paragraph(
      ...say`This note was read as of ${formatMoment(asOf)} at ledger head ${String(head)}${headHash === undefined ? "" : `, whose hash is ${headHash}`}. Only what was public by then is used: a figure that its publisher gave out later does not exist here, however old the day that it is about. The same as-of and head give the same bytes on any machine, and `,
      code("metastable verify"),
      text(" rechecks this edition from the ledger without a network."),
    ),
    ...(facts.input.packagedEpisode
      ? [
          paragraph(
            text(
              "The observations come from an episode packaged with the program: public closing levels, official yields and rates, with publisher and day of publication. They are not a live feed.",
            ),
          ),
        ]
      : []),
  ];
}

const conventions = (): readonly Block[] => [
  paragraph(
    text(
      "Every sentence is made from stored results. Where a result is absent the note says so and why; past its freshness budget a value is not shown as present. ",
    ),
    text("Estimates carry intervals; where an interval contains the rival explanation, the word is “undetermined”. "),
    text(
      "Rates are simple unless said otherwise, a month is 21 sessions, a year 252 (365 for crypto). The formula of each reading stands in the provenance appendix; ",
    ),
    code("metastable calc --list"),
    text(" names the calculators behind them."),
  ),
];

function assumptions(facts: Facts): readonly Block[] {
  const { parameters } = facts.input;
  if (parameters.length === 0) return [];
  return [
    subheading("Assumptions"),
    paragraph(
      text(
        "Every assumption is a parameter with a range; none hides in a formula. The tag says how far it can be trusted; the provenance appendix says where each comes from.",
      ),
    ),
    {
      kind: "table",
      caption: "Assumptions and their ranges",
      columns: [
        { title: "Assumption", align: "left" },
        { title: "Value", align: "right" },
        { title: "Range", align: "right" },
        { title: "Tag", align: "left" },
      ],
      rows: parameters.map(parameterRow),
    },
  ];
}

function parameterRow(item: NoteParameter): readonly (readonly Inline[])[] {
  const unit = unitOf(item.unit);
  const [low, high] = item.range;
  return [
    [text(item.title)],
    [numberSpan(item.id, item.id, "parameter", item.value, formatValue(item.value, unit))],
    [text(low === undefined || high === undefined ? "" : formatInterval(low, high, unit))],
    [text(item.tag)],
  ];
}

function sources(facts: Facts): readonly Block[] {
  const { sources: all } = facts.input;
  if (all.length === 0) return [];
  return [
    subheading("Sources and terms"),
    {
      kind: "table",
      caption: "Sources used, their terms and attribution",
      columns: [
        { title: "Source", align: "left" },
        { title: "Terms", align: "left" },
        { title: "Attribution", align: "left" },
        { title: "Newest", align: "right" },
      ],
      rows: all.map(sourceRow),
    },
  ];
}

const sourceRow = (source: NoteSource): readonly (readonly Inline[])[] => [
  [link(source.title, source.terms.url), text(` (${source.publisher})`)],
  [text(source.terms.licence)],
  [text(source.terms.attribution)],
  [text(formatDateShort(source.newest))],
];
