/** What may be asked of the outlook over HTTP: bounded, and refused in words. */
import { z } from "zod";
import { Failure } from "../core/failure.ts";

export const outlookBodySchema = z.strictObject({
  asOf: z.string().optional().describe("what was known at this instant: YYYY-MM-DD, or ISO 8601 with a zone"),
  head: z.number().int().min(0).optional().describe("ledger sequence number to read at; default the newest data"),
  paths: z.number().int().min(30).max(20_000).optional().describe("simulated paths; 3000 when left out"),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe("seed of the random numbers"),
  workers: z.number().int().min(1).max(8).optional().describe("threads; the answer does not depend on it"),
  degrees: z.number().int().min(2).max(60).multipleOf(2).optional().describe("degrees of freedom of the t copula"),
  allowStale: z.boolean().optional().describe("answer from prices that are older than their series allow"),
  commonNews: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      "share of what moves the volatilities that the factors, bitcoin apart, have in common; default: the calibration's",
    ),
  withoutAgents: z.boolean().optional().describe("the factors alone, nobody forced to sell"),
});

/** Throws `Failure("usage")` with a problem for each fault. */
export function checkOutlookBody(body: unknown): z.infer<typeof outlookBodySchema> {
  const parsed = outlookBodySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Failure(
    "usage",
    parsed.error.issues.map((issue) => ({
      place: ["outlook", ...issue.path].join("."),
      found: JSON.stringify(issue.path.reduce<unknown>((at, key) => (at as never)?.[key], body)) ?? "nothing",
      expected: issue.message,
      remedy: "See /api/openapi.json.",
    })),
  );
}
