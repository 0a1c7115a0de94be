/** The answer to a book, as the API describes it and the page reads it. */
import { z } from "zod";

const level = {
  id: z.string().describe("id of the loan or position"),
  what: z.enum(["margin call", "lender sells", "liquidation"]),
};

const minimumSchema = z.object({
  shock: z.array(
    z.object({
      factor: z.string(),
      move: z.number().describe("simple return, or for a yield its change; decimals"),
      unit: z.enum(["ratio", "yield"]),
    }),
  ),
  distance: z.number().describe("Mahalanobis distance in standard deviations of the horizon"),
  jointProbability: z
    .number()
    .describe("of a shock at least this far in any direction, most of which break nothing: a measure of distance"),
  directionProbability: z.number().describe("of a shock at least this far in this direction"),
  otherwise: z
    .object({ distance: z.number(), directionProbability: z.number() })
    .nullable()
    .describe("the same shock by the packaged covariance beside the store's own; null where that is used"),
  breaks: z.array(z.string()).describe("ids of the limits that it breaks"),
  neededChannels: z.array(z.object({ id: z.string(), title: z.string() })),
  furthest: z.record(z.string(), z.number()).describe("furthest simple move of each market in the run"),
});

export const bookAnswerSchema = z.object({
  asOf: z.string(),
  head: z.number(),
  notice: z.string().optional(),
  title: z.string(),
  soWhat: z.array(z.string()).describe("what it means, in sentences that are made from the answer"),
  currency: z.enum(["USD", "JPY"]),
  total: z.number(),
  entries: z.array(
    z.object({
      id: z.string(),
      asset: z.string().describe("the asset, yield or pair that it follows"),
      value: z.number().nullable().describe("in the book's currency; null without a price at the as-of"),
    }),
  ),
  unpriced: z.array(z.string()).describe("entries without a price: they count in no total"),
  limits: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["loss", "equity", "loan-to-value"]),
      limit: z.number(),
      found: z.number().nullable(),
      isBroken: z.boolean().nullable().describe("null: cannot be told"),
    }),
  ),
  loans: z.array(
    z.object({ id: z.string(), loanToValue: z.number().nullable(), call: z.number(), liquidation: z.number() }),
  ),
  calls: z.array(
    z.object({
      ...level,
      asset: z.string(),
      level: z.number().describe("price at which it happens"),
      side: z.enum(["below", "above"]),
      currency: z.enum(["USD", "JPY"]),
      price: z.number().nullable(),
      observed: z.string().nullable().describe("day of that price"),
      move: z.number().nullable().describe("relative move of the price to the level"),
      isReached: z.boolean(),
      touch: z
        .array(
          z.object({
            horizon: z.enum(["a week", "a month", "3 months"]),
            sessions: z.number().describe("closes of the market: days for btc and eth, which never close"),
            lo: z.number(),
            hi: z.number(),
          }),
        )
        .describe(
          "probability that the level is touched, over realised volatilities, without drift: at any moment for btc and eth, at daily closes for the others",
        ),
    }),
  ),
  scenarios: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      change: z.number().describe("of the book's value where it is lowest on the way"),
      endChange: z.number().describe("of the book's value at the end of the run"),
      byAsset: z.record(z.string(), z.number()).describe("the lowest, by asset, yield or pair"),
      reached: z.array(z.object(level)).describe("levels of lenders and venues that are reached on the way"),
      brokenLimits: z.array(z.string()).describe("limits that hold now and are broken on the way"),
    }),
  ),
  leftOut: z.array(z.object({ id: z.string(), because: z.string() })).describe("scenarios that were not run, and why"),
  prices: z.record(z.string(), z.string()).describe("day of the observation behind each price, by series"),
  reverse: z
    .object({
      horizonSessions: z.number(),
      minima: z.array(minimumSchema),
      reach: z.number().describe("standard deviations that were searched"),
      isCutShort: z.boolean(),
      covariance: z.string(),
    })
    .nullable()
    .describe("the smallest shock that breaks a limit which holds now; null without such a limit"),
  notes: z.array(z.string()),
});
export type BookAnswer = z.infer<typeof bookAnswerSchema>;
export type ScenarioLoss = BookAnswer["scenarios"][number];
