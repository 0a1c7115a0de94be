/** The table of thresholds: where each stands, how far, how likely under the stated model. */
import { type DistanceBar, distanceBars } from "../charts/distance-bars.ts";
import { formatDate, formatDateShort } from "../charts/format.ts";
import { countStanding, levelWord } from "../charts/standing.ts";
import { type Block, code, type Inline, lead, paragraph, type Section, say, text } from "./document.ts";
import { countOf, type Facts, inForce, thresholdSpan } from "./facts.ts";
import type { NoteThreshold } from "./input.ts";
import { estimateOf, probabilitySpans, shortTitle, shownHorizons } from "./sections/outlook.ts";

/** Rows of the chart; the table holds all. */
const barsMost = 12;

export const thresholdsSection = (facts: Facts): Section => ({
  id: "thresholds",
  title: "Thresholds",
  blocks: [lead(opening(facts)), ...distanceFigure(facts), standingTable(facts), ...probabilityTable(facts), rules()],
});

function opening(facts: Facts): readonly Inline[] {
  const rows = facts.input.thresholds;
  if (rows.length === 0) return say`The register holds no threshold at this as-of.`;
  return say`${standing(facts)}. Those beyond at the start alert nobody. A level is a claim under test until something has been shown to change beyond it.`;
}

/** Where the register stands, with the counts and words of the page and the command line; no full stop. */
export function standing(facts: Facts): readonly Inline[] {
  const counts = countStanding(facts.input.thresholds);
  const n = (what: "all" | "since" | "atStart" | "unknown" | "namedLater") => countOf("thresholds", what, counts[what]);
  const day = counts.namedFrom === null ? "" : ` (${formatDate(counts.namedFrom)})`;
  if (counts.all === 0) return say`No level was in force; ${n("namedLater")} named later${day}, in hindsight`;
  const why = counts.unknown > 0 ? " (data stale or missing)" : "";
  const later = counts.namedLater === 0 ? [] : say`; ${n("namedLater")} named later${day}, not counted`;
  return [
    ...say`Of ${n("all")} ${levelWord(counts.all)} under watch, ${n("since")} passed since registered, ${n("atStart")} beyond at the start, ${n("unknown")} unknown${why}`,
    ...later,
  ];
}

function distanceFigure(facts: Facts): readonly Block[] {
  const bars: DistanceBar[] = inForce(facts).flatMap((row) => {
    const sigma = row.distance?.sigma;
    if (sigma === null || sigma === undefined) return [];
    return [{ label: shortTitle(row), sigma, beyond: row.beyond === true }];
  });
  if (bars.length === 0) return [];
  const nearest = [...bars].sort((a, b) => a.sigma - b.sigma).slice(0, barsMost);
  const chart = distanceBars({ id: "distance", title: "Distance to the thresholds, nearest first", bars: nearest });
  return [
    {
      kind: "figure",
      chart,
      caption: say`Standard deviations over one month (21 sessions) by the 60-session volatility; dashed, already beyond, then it is the way back.`,
    },
  ];
}

function standingTable(facts: Facts): Block {
  return {
    kind: "table",
    caption: "Where each threshold stands, nearest first",
    columns: [
      { title: "Threshold", align: "left" },
      { title: "Level", align: "right" },
      { title: "Last", align: "right" },
      { title: "State", align: "left" },
      { title: "Distance", align: "right" },
      { title: "σ, month", align: "right" },
      { title: "Sessions beyond, of 250", align: "right" },
      { title: "Last beyond", align: "right" },
    ],
    rows: facts.input.thresholds.map((row) => [
      [text(row.title)],
      spanOrDash(row, "level"),
      spanOrDash(row, "value"),
      stateCell(row),
      spanOrDash(row, "distance"),
      spanOrDash(row, "sigma"),
      [...spanOrDash(row, "sessions-beyond"), ...(row.counts?.[0] ? [text(` (${row.counts[0].source})`)] : [])],
      [text(formatDateShort(row.lastBeyond))],
    ]),
  };
}

function probabilityTable(facts: Facts): readonly Block[] {
  const rows = inForce(facts).filter((row) => shownHorizons.some(({ sessions }) => estimateOf(row, sessions)));
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "Probability that the rule is met, estimate and range",
      columns: [
        { title: "Threshold", align: "left" },
        ...shownHorizons.map(({ words }) => ({ title: words, align: "right" as const })),
      ],
      rows: rows.map((row) => [
        [text(row.title)],
        ...shownHorizons.map(({ sessions }) => {
          const estimate = estimateOf(row, sessions);
          if (!estimate) return [text("—")];
          const [lo, value, hi] = probabilitySpans(row, sessions, estimate);
          return say`${value} (${lo} to ${hi})`;
        }),
      ]),
    },
  ];
}

const rules = (): Block =>
  paragraph(
    text(
      "A touch counts at any price of the session, a close counts at the close, a sustained rule asks all closes of its window to lie beyond. ",
    ),
    text("Rows without a distance have no value, no level or no volatility at this as-of; "),
    code("metastable thresholds"),
    text(" says which, and why each level is watched."),
  );

function spanOrDash(row: NoteThreshold, part: Parameters<typeof thresholdSpan>[1]): readonly Inline[] {
  const span = thresholdSpan(row, part);
  return span ? [span] : [text("—")];
}

const stateCell = (row: NoteThreshold): readonly Inline[] => [text(row.shown.state)];
