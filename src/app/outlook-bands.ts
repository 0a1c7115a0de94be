/** Where the factors end at the horizon: the paths beside history's moves over as many sessions. */
import { z } from "zod";
import { findSeries } from "../market/series-catalogue.ts";
import { factors } from "../simulation/monte-carlo/factors.ts";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import { fanMarks } from "../simulation/monte-carlo/path.ts";
import { endAt, type TercileTally } from "../simulation/monte-carlo/tally.ts";
import { type HorizonRecord, horizonRecordSchema } from "./packaged-outlook.ts";

const fanProbabilities = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
const band = z.object({ lo: z.number(), median: z.number(), hi: z.number() }).describe("5, 50 and 95 %");

export const bandSchema = z.object({
  factor: z.string(),
  title: z.string(),
  levelUnit: z.string().describe("unit of the fan"),
  unit: z.string().describe("what is compared: log change, change in percentage points, or the level itself"),
  paths: band,
  fan: z
    .array(z.object({ sessions: z.number().int(), quantiles: z.array(z.number()).describe("5, 25, 50, 75 and 95 %") }))
    .describe("level of the factor, first as it starts, then at marks on the way to the horizon; yields in decimals"),
  history: horizonRecordSchema.shape.factors.element.shape.spans.describe("none when its horizon is another"),
});
export type Band = z.infer<typeof bandSchema>;

export function bandsOf(
  { levels, horizonSessions }: MonteCarloInput,
  all: TercileTally,
  record: HorizonRecord,
): Band[] {
  return factors.map(({ id, kind, title, series }, i) => {
    const known = record.factors.find(({ factor }) => factor === id)!;
    const start = levels[i]!;
    const at = (probability: number): number => {
      const change = quantileOfCells(all.fan.at(-1)![i]!, probability);
      return known.unit === "level" ? start * Math.exp(change) : change;
    };
    return {
      factor: id,
      title,
      levelUnit: findSeries(series)!.unit,
      unit: known.unit,
      fan: [
        { sessions: 0, quantiles: fanProbabilities.map(() => start) },
        ...fanMarks(horizonSessions).map((sessions, k) => ({
          sessions,
          quantiles: fanProbabilities.map((probability) => {
            const change = quantileOfCells(all.fan[k]![i]!, probability);
            return kind === "difference" ? start + change / 100 : start * Math.exp(change);
          }),
        })),
      ],
      paths: { lo: at(0.05), median: at(0.5), hi: at(0.95) },
      history: record.horizonSessions === horizonSessions ? known.spans : [],
    };
  });
}

/** Middle of the cell that holds the quantile. */
function quantileOfCells(cells: readonly number[], probability: number): number {
  const wanted = probability * cells.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const [cell, count] of cells.entries()) {
    sum += count;
    if (sum >= wanted) return endAt(cell);
  }
  return endAt(cells.length - 1);
}
