import { sampleSkewness } from "simple-statistics";
import { z } from "zod";
import { defineModel } from "../define.ts";
import { prices, refuse, sameLength, whole } from "../schema.ts";

/**
 * Daily log returns of a carry that is long dollars and funded in yen: (rate difference of the day before) / sessions a year
 * + log change of USDJPY. One return fewer than spots. Positive when the carry earns.
 */
export function carryReturns(
  spots: readonly number[],
  rateDomestic: readonly number[],
  rateForeign: readonly number[],
  sessionsPerYear: number,
): number[] {
  return spots
    .slice(1)
    .map((spot, t) => (rateDomestic[t]! - rateForeign[t]!) / sessionsPerYear + Math.log(spot / spots[t]!));
}

/**
 * Mean of the worst `tail` share of returns, as a positive loss when they are negative. At least one return is averaged,
 * so a short list gives its worst day.
 */
export function expectedShortfall(returns: readonly number[], tail: number): number {
  const worst = [...returns].sort((a, b) => a - b).slice(0, Math.max(1, Math.floor(returns.length * tail)));
  return -worst.reduce((sum, value) => sum + value, 0) / worst.length;
}

export const carryReturnIndex = defineModel({
  id: "carry-return-index",
  title: "Return index and crash risk of the carry",
  theme: "carry",
  formula:
    "ln CR = sum of [(dollar rate - yen rate) / 252 + change of ln USDJPY]; skewness and mean of the worst 5 % of days",
  reference: "Brunnermeier, Nagel and Pedersen 2008",
  inputs: z
    .strictObject({
      spots: prices(21, 10_000, "daily USDJPY, oldest first"),
      rateDomestic: z
        .array(z.number().min(-0.99).max(10))
        .max(10_000)
        .describe("annual dollar rate on the same days, decimal"),
      rateForeign: z
        .array(z.number().min(-0.99).max(10))
        .max(10_000)
        .describe("annual yen rate on the same days, decimal"),
      sessionsPerYear: whole(1, 366, "sessions a year").default(252),
    })
    .superRefine((i, context) => {
      sameLength(context, { spots: i.spots, rateDomestic: i.rateDomestic, rateForeign: i.rateForeign });
      if (i.spots.every((spot) => spot === i.spots[0])) refuse(context, ["spots"], "spots that are not all equal");
    }),
  example: {
    spots: [
      150, 150.4, 150.9, 150.2, 151, 151.3, 151.1, 151.8, 152, 152.3, 150.1, 150.6, 151, 151.2, 151.6, 152, 152.4,
      152.1, 152.6, 153, 153.2,
    ],
    rateDomestic: new Array<number>(21).fill(0.0388),
    rateForeign: new Array<number>(21).fill(0.0048),
  },
  compute: (i) => {
    const returns = carryReturns(i.spots, i.rateDomestic, i.rateForeign, i.sessionsPerYear);
    const total = returns.reduce((sum, value) => sum + value, 0);
    const shortfall = expectedShortfall(returns, 0.05);
    const carry = (i.rateDomestic.at(-1)! - i.rateForeign.at(-1)!) / i.sessionsPerYear;
    return {
      outputs: {
        logReturn: total,
        skewness: sampleSkewness(returns),
        expectedShortfall: shortfall,
        ...(shortfall > 0 ? { carryToShortfall: carry / shortfall } : {}),
      },
    };
  },
});
