/** The alternative column of the outlook: the rule of stress segments, on paths and on history, with what it covers. */
import { z } from "zod";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import { segmentReadings } from "../simulation/monte-carlo/segment-tracker.ts";
import { absentSegment, simulatedSegments } from "../simulation/monte-carlo/segments.ts";
import { addTerciles, type TercileTally } from "../simulation/monte-carlo/tally.ts";
import { historyOf, historySchema } from "./outlook-history.ts";
import type { OutlookStart } from "./outlook-input.ts";
import type { SegmentRecord } from "./packaged-outlook.ts";
import { shareOf, shareSchema } from "./share.ts";

const all = simulatedSegments.length + 1;

export const segmentRuleSchema = z
  .object({
    rule: z.string(),
    coverage: z.string(),
    segments: z.array(
      z.object({ id: z.string(), title: z.string(), measures: z.array(z.string()), notSimulated: z.string() }),
    ),
    absent: z.object({ id: z.string(), title: z.string(), reason: z.string() }),
    readings: z
      .array(
        z.object({
          id: z.enum(segmentReadings),
          needs: z.string(),
          noEvent: shareSchema.describe("share of paths without an episode"),
          noEventWithoutAgents: shareSchema,
          byTercile: z.array(shareSchema).describe("by third of the exposure's prior, lowest first"),
          history: historySchema,
        }),
      )
      .describe("two readings of the segment that is not simulated; what the whole rule would say lies between them"),
    reference: z.object({ kind: z.string(), from: z.string(), to: z.string() }),
  })
  .describe("an alternative to the definition of a cascade: long stress in several segments at once");
export type SegmentColumn = z.infer<typeof segmentRuleSchema>;

export function segmentColumn(
  { input, provenance }: OutlookStart,
  terciles: readonly TercileTally[],
  alone: readonly TercileTally[],
  record: SegmentRecord,
  asOf: string,
): SegmentColumn {
  const { rule } = input.segments;
  const [own, withoutAgents] = [terciles, alone].map((list) => list.reduce((a, b) => addTerciles(a, b)));
  const none = (tally: TercileTally, k: number) => shareOf(tally.paths - tally.segmentEpisodes[k]!, tally.paths);
  return {
    rule: `at least ${rule.segmentsNeeded} of ${all} segments of the stress index above ${quantileText(record)} of their own past for ${rule.sessions} sessions in a row`,
    coverage: `${simulatedSegments.length} of ${all} segments; ${absentSegment.title.toLowerCase()} is not simulated: ${absentSegment.reason}`,
    segments: simulatedSegments.map(({ id, title, measures, notSimulated }) => ({
      id,
      title,
      measures: measures.map((measure) => measure.title),
      notSimulated,
    })),
    absent: absentSegment,
    readings: segmentReadings.map((id, k) => ({
      id,
      needs: needsOf(input, id),
      noEvent: none(own!, k),
      noEventWithoutAgents: none(withoutAgents!, k),
      byTercile: terciles.map((tally) => none(tally, k)),
      history: historyOf({ ...record, episodes: record.episodes[k]!.began }, input.horizonSessions, asOf),
    })),
    reference: {
      kind: provenance.segments.calibration,
      from: provenance.segments.from,
      to: provenance.segments.to,
    },
  };
}

const quantileText = ({ quantile }: SegmentRecord): string => `the ${quantile} quantile`;

function needsOf({ segments: { rule } }: MonteCarloInput, id: (typeof segmentReadings)[number]): string {
  const seen = simulatedSegments.length;
  const fewer = Math.max(1, rule.segmentsNeeded - 1);
  return id === "certain"
    ? `${rule.segmentsNeeded} of the ${seen} simulated: the rule holds whatever the absent segment does`
    : `${fewer} of the ${seen} simulated: the rule holds if the absent segment is high too`;
}
