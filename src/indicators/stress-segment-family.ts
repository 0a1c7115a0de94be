/** The stress of one segment of the market: a family, one small file for each. */
import { absent, type Outcome } from "../core/outcome.ts";
import { findSeries } from "../market/series-catalogue.ts";
import type { SegmentDay } from "../models/stress/stress-segment.ts";
import { defineIndicator, type IndicatorDefinition, type Reading, reading } from "./define.ts";
import { segmentHistory } from "./stress-history.ts";
import { staleAfter, stressInputs, stressWindows } from "./stress-inputs.ts";
import {
  findStressSegment,
  type RawStressSeries,
  type StressSegmentDefinition,
  type StressSegmentId,
  usedSeries,
} from "./stress-segments.ts";

/** The indicator "stress of a segment": the mean rank of its raw series, 0 to 1. */
export function stressSegmentIndicator(segmentId: StressSegmentId, meaning: string): IndicatorDefinition {
  const segment = findStressSegment(segmentId);
  return defineIndicator({
    id: `${segmentId}-stress`,
    title: `Stress in ${segment.title.replace(/^(Equity|Credit|Crypto)/, (word) => word.toLowerCase())}`,
    section: "price-action",
    unit: "score",
    formula: `mean rank of ${segment.series.map(titleOf).join("; ")}: each the share of its own past that was no higher, on days with a USDJPY reference rate, once the warm-up is known; a series keeps its value for five sessions (ten where weekly), then it is left out for five, then the segment is stale`,
    meaning,
    reference: "models 6.1 and 6.2; Hollo, Kremer and Lo Duca 2012",
    inputs: stressInputs([segment]),
    compute: (inputs) => {
      const given = inputs as Readonly<Record<string, unknown>>;
      const warmUp = given.warmUp as number;
      const windows = stressWindows([segment], given);
      const { sessions, days } = segmentHistory(segment, windows, { warmUp, staleAfter });
      const isKnown = (id: string) => windows.get(id) !== undefined;
      const series = segment.series.map((raw) => usedSeries(raw, isKnown));
      return segmentReading({ ...segment, series }, sessions.at(-1)!, days.at(-1)!, warmUp);
    },
  });
}

/** Those series of a segment that stand in for another. */
const standIns = ({ id, series }: StressSegmentDefinition): readonly RawStressSeries[] => {
  const declared: readonly RawStressSeries[] = findStressSegment(id as StressSegmentId).series;
  return series.filter((raw) => !declared.includes(raw));
};

const titleOf = ({ title, instead }: RawStressSeries): string =>
  instead ? `${title} (or, where that is not known, ${titleOf(instead)})` : title;

function segmentReading(
  segment: StressSegmentDefinition,
  session: string,
  day: SegmentDay,
  warmUp: number,
): Outcome<Reading> {
  if (day.score !== null)
    return reading(day.score, {
      details: {
        session: session.slice(0, 10),
        ...Object.fromEntries(segment.series.map(({ key }, k) => [key, day.ranks[k]!])),
        ...Object.fromEntries(standIns(segment).map(({ key, title }) => [`${key}Is`, title])),
        missing: day.missing,
      },
    });
  const sources = [...new Set(segment.series.flatMap(({ from }) => from.map((id) => findSeries(id)!.sources[0])))];
  const known = segment.series.map(({ title }, k) => `${title} ${day.counts[k]!}`).join(", ");
  if (day.state === "stale")
    return absent(
      "stale",
      `no value of ${segment.title} for more than ${staleAfter} sessions; needs ${sources.join(", ")}`,
    );
  return day.counts.every((count) => count === 0)
    ? absent("missing", `nothing known of ${segment.title}; needs ${sources.join(", ")}`)
    : absent("warming-up", `of ${warmUp} sessions known: ${known}; more history from ${sources.join(", ")}`);
}
