import { median } from "simple-statistics";
import { z } from "zod";
import { normalQuantileOf } from "../../core/math/interval.ts";
import { type Regression, regress } from "../../core/math/regression.ts";
import { defineModel } from "../define.ts";
import { confidence, reals, refuse, sameLength, whole } from "../schema.ts";

/** Huber's constant: 95 % efficiency for normal errors. */
const huberConstant = 1.345;
const roundsMax = 100;

/**
 * Huber regression with intercept by iterated weights: residuals beyond 1.345 robust standard deviations count less, so
 * one crash does not set the betas. Undefined when factors are collinear.
 */
export function huberRegression(
  y: readonly number[],
  x: readonly (readonly number[])[],
  lags: number,
): Regression | undefined {
  let fit = regress(y, x, { lags });
  for (let round = 0; fit && round < roundsMax; round++) {
    const scale: number = 1.4826 * median(fit.residuals.map(Math.abs));
    if (!(scale > 0)) return fit;
    const weights = fit.residuals.map((e) => Math.min(1, (huberConstant * scale) / Math.max(Math.abs(e), 1e-300)));
    const next = regress(y, x, { lags, weights });
    if (!next) return fit;
    const before = fit.coefficients;
    fit = next;
    if (next.coefficients.every((c, i) => Math.abs(c - before[i]!) < 1e-12)) return fit;
  }
  return fit;
}

export const cryptoFactors = defineModel({
  id: "crypto-factors",
  title: "Crypto by factors",
  theme: "transmission",
  formula:
    "return = a + b1 Nasdaq return + b2 change of the 10-year yield + b3 log change of the dollar index, Huber loss, Newey-West errors",
  reference: "Liu and Tsyvinski 2021",
  inputs: z
    .strictObject({
      returns: reals(30, 5000, "returns of the crypto asset, oldest first, decimals"),
      nasdaq: reals(30, 5000, "Nasdaq returns on the same sessions, decimals"),
      yield10: reals(30, 5000, "changes of the 10-year yield, decimals"),
      dollar: reals(30, 5000, "log changes of the dollar index"),
      lags: whole(0, 60, "lags of the Newey-West errors").default(5),
      confidence,
    })
    .superRefine((i, context) => {
      sameLength(context, { returns: i.returns, nasdaq: i.nasdaq, yield10: i.yield10, dollar: i.dollar });
      if (
        i.returns.length === i.nasdaq.length &&
        !regress(
          i.returns,
          i.returns.map((_, t) => [i.nasdaq[t]!, i.yield10[t] ?? 0, i.dollar[t] ?? 0]),
        )
      )
        refuse(context, ["nasdaq"], "factors that vary and are not multiples of each other");
    }),
  example: {
    returns: Array.from({ length: 40 }, (_, t) => 0.02 * Math.sin(t * 1.7) + 0.004 * Math.cos(t * 2.9)),
    nasdaq: Array.from({ length: 40 }, (_, t) => 0.012 * Math.sin(t * 1.7)),
    yield10: Array.from({ length: 40 }, (_, t) => 0.0005 * Math.cos(t * 1.1)),
    dollar: Array.from({ length: 40 }, (_, t) => 0.003 * Math.sin(t * 0.6)),
  },
  compute: (i) => {
    const fit = huberRegression(
      i.returns,
      i.returns.map((_, t) => [i.nasdaq[t]!, i.yield10[t]!, i.dollar[t]!]),
      i.lags,
    );
    if (!fit) throw new Error("bug: checked factors gave a singular regression");
    const [alpha, betaNasdaq, betaYield, betaDollar] = fit.coefficients as readonly [number, number, number, number];
    const z = normalQuantileOf(i.confidence);
    const interval = (at: number) => ({
      lo: fit.coefficients[at]! - z * fit.standardErrors[at]!,
      hi: fit.coefficients[at]! + z * fit.standardErrors[at]!,
      n: fit.n,
      method: `Huber loss, Newey-West ${i.lags} lags, ${i.confidence}`,
    });
    return {
      outputs: { alpha, betaNasdaq, betaYield, betaDollar, rSquared: fit.rSquared },
      uncertainty: { alpha: interval(0), betaNasdaq: interval(1), betaYield: interval(2), betaDollar: interval(3) },
    };
  },
});
