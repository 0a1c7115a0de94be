/** Where the factors end at the horizon: the paths beside history's moves over as many sessions. */
import { z } from "zod";
import { factors } from "../simulation/monte-carlo/factors.ts";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import { endAt, type TercileTally } from "../simulation/monte-carlo/tally.ts";
import { type HorizonRecord, horizonRecordSchema } from "./packaged-outlook.ts";

const band = z.object({ lo: z.number(), median: z.number(), hi: z.number() }).describe("5, 50 and 95 %");

export const bandSchema = z.object({
  factor: z.string(),
  unit: z.string().describe("what is compared: log change, change in percentage points, or the level itself"),
  paths: band,
  history: horizonRecordSchema.shape.factors.element.shape.spans.describe("none when its horizon is another"),
});
export type Band = z.infer<typeof bandSchema>;

export function bandsOf(
  { levels, horizonSessions }: MonteCarloInput,
  all: TercileTally,
  record: HorizonRecord,
): Band[] {
  return factors.map(({ id }, i) => {
    const known = record.factors.find(({ factor }) => factor === id)!;
    const at = (probability: number): number => {
      const change = quantileOfCells(all.ends[i]!, probability);
      return known.unit === "level" ? levels[i]! * Math.exp(change) : change;
    };
    return {
      factor: id,
      unit: known.unit,
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
