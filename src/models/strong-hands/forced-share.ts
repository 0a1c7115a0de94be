import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, positive, real, refuse } from "../schema.ts";

export interface FallInputs {
  readonly priceBefore: number;
  readonly priceAfter: number;
  /** Beta of the asset on the macro factor and the factor's simple return over the same window. */
  readonly macroBeta: number;
  readonly macroReturn: number;
  /** Forced sales in the window, and volume a day, in one money unit. */
  readonly liquidated: number;
  readonly volumePerDay: number;
  /** Volatility a day, decimal, and the constant of the square-root law. */
  readonly volatilityPerDay: number;
  readonly impactConstant: number;
  /** Money that moves the price by one percent through a book that is not refilled. */
  readonly depthPerPercent: number;
}

export interface FallSplit {
  /** Log return of the window, negative for a fall; so are macro and residuals of the same direction. */
  readonly logReturn: number;
  readonly macro: number;
  readonly macroShare: number;
  /** Size of the forced part, positive: least by the square-root law, greatest through a book without refill, up to what macro leaves. */
  readonly forcedLow: number;
  readonly forcedHigh: number;
  readonly forcedShareLow: number;
  readonly forcedShareHigh: number;
}

/** Splits a fall into macro, forced (as an interval) and the rest. The price has fallen. */
export function splitFall(i: FallInputs): FallSplit {
  const logReturn = Math.log(i.priceAfter / i.priceBefore);
  const macro = i.macroBeta * Math.log1p(i.macroReturn);
  const remainder = Math.max(0, Math.abs(logReturn) - Math.max(0, -macro));
  const squareRoot = i.impactConstant * i.volatilityPerDay * Math.sqrt(i.liquidated / i.volumePerDay);
  const throughBook = i.liquidated / i.depthPerPercent / 100;
  const forcedHigh = Math.min(remainder, Math.max(throughBook, squareRoot));
  const forcedLow = Math.min(forcedHigh, squareRoot, throughBook);
  return {
    logReturn,
    macro,
    macroShare: macro / logReturn,
    forcedLow,
    forcedHigh,
    forcedShareLow: forcedLow / -logReturn,
    forcedShareHigh: forcedHigh / -logReturn,
  };
}

export type ForcedVerdict = "forced" | "not forced" | "undetermined";

/** A verdict only when the whole interval is above three quarters or below one quarter. */
export const judgeForced = (shareLow: number, shareHigh: number): ForcedVerdict =>
  shareLow > 0.75 ? "forced" : shareHigh < 0.25 ? "not forced" : "undetermined";

export const forcedShare = defineModel({
  id: "forced-share",
  title: "Forced or fundamental?",
  theme: "strong-hands",
  formula:
    "macro = beta x ln(1 + factor return); forced from Y x sigma x sqrt(L / V) to L / depth per 1 %, at most what macro leaves",
  reference: "Donier and Bonart 2015; Coval and Stafford 2007",
  inputs: z
    .strictObject({
      priceBefore: positive("price at the start of the window, USD"),
      priceAfter: positive("price at its end, USD; lower"),
      macroBeta: real("beta on the macro factor"),
      macroReturn: z.number().gt(-1).max(10).describe("simple return of the macro factor over the window, decimal"),
      liquidated: nonNegative("forced sales in the same window, USD bn"),
      volumePerDay: positive("volume a day, USD bn"),
      volatilityPerDay: nonNegative("volatility a day, decimal; 0.03 is 3 %"),
      depthPerPercent: positive("money that moves the price by 1 %, all venues together, USD bn"),
      impactConstant: positive("constant of the square-root law").default(1),
    })
    .superRefine(({ priceBefore, priceAfter }, context) => {
      if (priceAfter >= priceBefore)
        refuse(context, ["priceAfter"], `less than priceBefore, ${priceBefore}: a fall is split`);
    }),
  example: {
    priceBefore: 92271,
    priceAfter: 83461,
    macroBeta: 1.6,
    macroReturn: -0.0215,
    liquidated: 1,
    volumePerDay: 70,
    volatilityPerDay: 0.03,
    depthPerPercent: 0.14,
  },
  compute: (inputs) => {
    const split = splitFall(inputs);
    const verdict = judgeForced(split.forcedShareLow, split.forcedShareHigh);
    return {
      outputs: { ...split, verdict },
      ...(verdict === "undetermined" ? { notes: ["the data cannot settle whether the fall was forced"] } : {}),
    };
  },
});
