/** Outlook: how likely single levels are to be reached under a stated model. No scenario, no call. */
import { formatDate, formatProbability } from "../../charts/format.ts";
import { type TouchRow, touchDots } from "../../charts/touch-dots.ts";
import { type Block, type Inline, lead, paragraph, type Section, say, text } from "../document.ts";
import { count, type Facts, inForce, numberSpan, thresholdSpan } from "../facts.ts";
import type { NoteHorizon, NoteOutlook, NoteThreshold } from "../input.ts";

/** Horizons that the note shows, in market sessions. */
export const shownHorizons = [
  { sessions: 21, words: "1 month" },
  { sessions: 63, words: "3 months" },
  { sessions: 378, words: "18 months" },
] as const;
/** So many rows keep the chart readable; the table of thresholds holds all. */
const rowsMost = 9;

export const outlookSection = (facts: Facts): Section => ({
  id: "outlook",
  title: "Outlook: single levels, stated models",
  blocks: [
    lead(opening(facts)),
    ...touchFigure(facts),
    paragraph(
      text(
        "A probability here answers one question: had the value moved as it did in its own recent past, with no drift, how often would it reach the level within the horizon? " +
          "The range spans the volatility estimates of the as-of. It leaves out jumps, policy and every link between markets, so the numbers must not be added or multiplied, and none is scored yet.",
      ),
    ),
    { kind: "paragraph", inlines: cascade(facts) },
  ],
});

/** The probability of a whole cascade: the packaged range of model choices, where it was known at the as-of. */
function cascade({ input: { asOf, outlook } }: Facts): readonly Inline[] {
  if (!outlook || Date.parse(outlook.asOf) > Date.parse(asOf))
    return say`This edition gives no probability for a cascade as a whole: none that was known at its as-of is packaged, so none is stated.`;
  const part = (name: string, value: number, shown: string) =>
    numberSpan(`outlook-choices.${name}`, "outlook-choices", "packaged", value, shown);
  const [low, high] = [
    part("low", outlook.low, formatProbability(outlook.low)),
    part("high", outlook.high, formatProbability(outlook.high)),
  ];
  const combinations = part("combinations", outlook.combinations, count(outlook.combinations));
  const sessions = part("sessions", outlook.horizonSessions, count(outlook.horizonSessions));
  return [
    ...say`For a cascade as a whole: the simulation of shocks and forced sellers, computed as of ${formatDate(outlook.asOf)}, gives no cascade within ${sessions} sessions with probability ${low} to ${high}, over ${combinations} combinations of its model choices. That is a range of choices and no confidence interval; the model has not been validated against outcomes, and other choices may lie outside.`,
    ...usualRun(outlook),
  ];
}

/** The one run with the usual choices, with the interval of its simulation. */
function usualRun({ run }: NoteOutlook): readonly Inline[] {
  if (!run) return [];
  const part = (name: string, value: number, shown: string) =>
    numberSpan(`outlook-run.${name}`, "outlook-run", "packaged", value, shown);
  const share = (name: "value" | "lo" | "hi") => part(name, run[name], formatProbability(run[name]));
  return say` With its usual choices it gives ${share("value")}, ${share("lo")} to ${share("hi")} by the error of ${part("paths", run.paths, count(run.paths))} simulated paths.`;
}

function opening(facts: Facts): readonly Inline[] {
  const nearest = inForce(facts).find((row) => row.beyond === false && estimateOf(row, 63) !== undefined);
  const estimate = nearest && estimateOf(nearest, 63);
  const sigma = nearest && thresholdSpan(nearest, "sigma");
  if (!nearest || !estimate || !sigma)
    return say`Which level is most likely to be reached: not known (no threshold has a probability at this as-of).`;
  const [lo, value, hi] = probabilitySpans(nearest, 63, estimate);
  return say`The nearest level that is not yet passed is “${nearest.title}”, ${sigma} standard deviations of a month away. ${
    nearest.rule === "sustained" ? "The rule would be met" : "It would be reached"
  } within three months with probability ${value}, range ${lo} to ${hi}.`;
}

/** A threshold's title up to its first comma: what a chart has room for. */
export const shortTitle = (row: NoteThreshold): string => row.title.split(", ")[0]!;

/** The estimate of the threshold's own rule: held for a sustained rule, reached otherwise. */
export function estimateOf(row: NoteThreshold, sessions: number): NonNullable<NoteHorizon["touch"]> | undefined {
  const horizon = row.probabilities.find((h) => h.sessions === sessions);
  return row.rule === "sustained" ? horizon?.sustained : horizon?.touch;
}

export const probabilitySpans = (
  row: NoteThreshold,
  sessions: number,
  { lo, value, hi }: { lo: number; value: number; hi: number },
) =>
  (
    [
      ["lo", lo],
      ["value", value],
      ["hi", hi],
    ] as const
  ).map(([end, p]) =>
    numberSpan(`${row.id}.probability${sessions}.${end}`, row.id, "threshold", p, formatProbability(p)),
  ) as unknown as readonly [Inline, Inline, Inline];

function touchFigure(facts: Facts): readonly Block[] {
  const rows: TouchRow[] = inForce(facts)
    .filter((row) => row.beyond === false)
    .map((row) => ({
      label: shortTitle(row),
      estimates: shownHorizons.flatMap(({ sessions, words }) => {
        const estimate = estimateOf(row, sessions);
        return estimate ? [{ horizon: words, ...estimate }] : [];
      }),
    }))
    .filter((row) => row.estimates.length > 0)
    .slice(0, rowsMost);
  if (rows.length === 0) return [];
  const chart = touchDots({ id: "touch", title: "Probability of reaching each level, by horizon", rows });
  const caption = say`Nearest first; marks are the estimate with the 60-session volatility, bars span all estimates. For rules that ask a level to hold, the probability of holding.`;
  return [{ kind: "figure", chart, caption }];
}
