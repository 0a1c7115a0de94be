/** A share of paths with the interval of its simulation. */
import { z } from "zod";
import { wilsonInterval } from "../core/math/interval.ts";

export const shareSchema = z.object({
  value: z.number().describe("share of the paths"),
  lo: z.number(),
  hi: z.number().describe("Wilson interval, 0.95: of the simulation, not of the model"),
  n: z.number().int(),
});

/** `n` is positive: a run counts at least one path of each third, and conditional shares are asked for only when met. */
export const shareOf = (count: number, n: number) => ({ value: count / n, ...wilsonInterval(count, n), n });
