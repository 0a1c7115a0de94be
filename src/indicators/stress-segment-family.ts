/** The stress of one segment of the market: a family, one small file for each. */
import { absent, type Outcome } from "../core/outcome.ts";
import { findSeries } from "../market/series-catalogue.ts";
import type { SegmentDay } from "../models/stress/stress-segment.ts";
import { defineIndicator, type IndicatorDefinition, type Reading, reading } from "./define.ts";
import { segmentHistory } from "./stress-history.ts";
import { staleAfter, stressInputs, stressWindows } from "./stress-inputs.ts";
import { findStressSegment, type StressSegmentDefinition, type StressSegmentId } from "./stress-segments.ts";

/** The indicator "stress of a segment": the mean rank of its raw series, 0 to 1. */
export function stressSegmentIndicator(segmentId: StressSegmentId, meaning: string): IndicatorDefinition {
  const segment = findStressSegment(segmentId);
  return defineIndicator({
    id: `${segmentId}-stress`,
    title: `Stress in ${segment.title.replace(/^(Equity|Credit|Crypto)/, (word) => word.toLowerCase())}`,
    section: "price-action",
    unit: "score",
    formula: `mean rank of ${segment.series.map(({ title }) => title).join("; ")}: each the share of its own past that was no higher, on days with a USDJPY reference rate, once the warm-up is known; a series keeps its value for five sessions (ten where weekly), then it is left out for five, then the segment is stale`,
    meaning,
    reference: "models 6.1 and 6.2; Hollo, Kremer and Lo Duca 2012",
    inputs: stressInputs([segment]),
    compute: (inputs) => {
      const given = inputs as Readonly<Record<string, unknown>>;
      const warmUp = given.warmUp as number;
      const { sessions, days } = segmentHistory(segment, stressWindows([segment], given), { warmUp, staleAfter });
      return segmentReading(segment, sessions.at(-1)!, days.at(-1)!, warmUp);
    },
  });
}

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
