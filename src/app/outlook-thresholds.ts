/** Is a threshold a trigger? Paths that pass it, cascades after that, and cascades over the same sessions on any path. */
import { z } from "zod";
import { factors } from "../simulation/monte-carlo/factors.ts";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import type { TercileTally } from "../simulation/monte-carlo/tally.ts";
import { thresholds } from "../thresholds/catalogue/index.ts";
import { shareOf, shareSchema } from "./share.ts";

export const thresholdSchema = z.object({
  id: z.string(),
  title: z.string(),
  factor: z.string().describe("that it is a level of"),
  level: z.number(),
  window: z.number().int().describe("closes in a row beyond the level"),
  passedAtStart: z
    .boolean()
    .describe("beyond it already: passing it is no event of the horizon, so nothing is conditional on it"),
  met: shareSchema.nullable(),
  cascadeAfter: shareSchema
    .nullable()
    .describe("of the paths that met it with no cascade before: share with one in that session or later"),
  anyPathAfter: z
    .number()
    .nullable()
    .describe(
      "the same for any path without a cascade until then, over the same remaining sessions: what cascadeAfter is to be held against",
    ),
  cascadeAny: shareSchema.nullable().describe("share of the paths that met it with a cascade at any time"),
});
export type ThresholdRow = z.infer<typeof thresholdSchema>;

export function thresholdRows({ watched }: MonteCarloInput, all: TercileTally): ThresholdRow[] {
  const cascadeFrom = cascadesFrom(all);
  return watched.map(({ id, factor, level, window, inRow }, k) => {
    const passedAtStart = inRow >= window;
    const first = all.metFirstBySession[k]!;
    const crossed = first.reduce((sum, count) => sum + count, 0);
    const isEvent = !passedAtStart && crossed > 0;
    return {
      id,
      title: thresholds.find((t) => t.id === id)!.title,
      factor: factors[factor]!.id,
      level,
      window,
      passedAtStart,
      met: passedAtStart ? null : shareOf(all.met[k]!, all.paths),
      cascadeAfter: isEvent ? shareOf(all.metThenCascade[k]!, crossed) : null,
      anyPathAfter: isEvent
        ? first.reduce((sum, count, session) => sum + (count === 0 ? 0 : count * cascadeFrom[session]!), 0) / crossed
        : null,
      cascadeAny: isEvent ? shareOf(all.metAndCascade[k]!, all.met[k]!) : null,
    };
  });
}

/** By session: of all paths without a cascade before it, the share with one in it or later. */
function cascadesFrom({ paths, cascades, cascadesBySession }: TercileTally): number[] {
  let before = 0;
  return cascadesBySession.map((count) => {
    const share = paths > before ? (cascades - before) / (paths - before) : 0;
    before += count;
    return share;
  });
}
