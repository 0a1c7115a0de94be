/** What a day's move owes to shares, yields, the yen and volatility: a family, one small file for each asset. */
import { absent } from "../core/outcome.ts";
import { attributeDay } from "../models/price-action/day-attribution.ts";
import { defineIndicator, type IndicatorDefinition, reading, recent } from "./define.ts";
import { contiguousTail, lastOf, onCommonDays, tooShort } from "./windows.ts";

const sessions = 250;
/** Calendar days that surely hold the sessions, for a series that trades every day. */
const days = 400;
const change = (values: readonly number[], of: (now: number, before: number) => number): number[] =>
  values.slice(1).map((now, i) => of(now, values[i]!));
const logReturn = (now: number, before: number) => Math.log(now / before);
const difference = (now: number, before: number) => now - before;

/** The indicator "part of the last day's log return that the factors explain" of an asset other than the factors. */
export function attributionIndicator({
  id,
  series,
  name,
  meaning,
}: {
  readonly id: string;
  readonly series: string;
  readonly name: string;
  readonly meaning: string;
}): IndicatorDefinition {
  return defineIndicator({
    id,
    title: `${name}, what explains the last day`,
    section: "price-action",
    unit: "sigma",
    formula: `residual of the last day in standard deviations, after least squares of log returns on {S&P 500 log return, change of the US 10-year yield, USDJPY log return, change of VIX} over the ${sessions} common sessions before it; explained return and its parts in the details`,
    meaning,
    reference: "models 5",
    inputs: {
      asset: recent(days, series, 2),
      spx: recent(days, "spx", 2),
      yield10: recent(days, "ust.10y", 2),
      usdjpy: recent(days, "fx.usdjpy", 2),
      vix: recent(days, "vix", 2),
    },
    compute: ({ asset, spx, yield10, usdjpy, vix }) => {
      const common = onCommonDays([asset, spx, yield10, usdjpy, vix]).map((w) =>
        lastOf(contiguousTail(w), sessions + 2),
      );
      const known = common[0]!.values.length;
      if (known < sessions + 2)
        return tooShort(`${name} and its factors on common days`, known, sessions + 2, "live sources");
      if (common.some((w, k) => k !== 2 && w.values.some((v) => !(v > 0)))) {
        return absent("undefined-result", "a price that is not positive has no return");
      }
      const [y, ...x] = common.map((w, k) => change(w.values, k === 2 || k === 4 ? difference : logReturn));
      const found = attributeDay(
        y!.slice(0, -1),
        x.map((f) => f.slice(0, -1)),
        y!.at(-1)!,
        x.map((f) => f.at(-1)!),
      );
      if (!found) return absent("undefined-result", "the factors did not vary independently over the window");
      const total = y!.at(-1)!;
      return reading(found.residualZ, {
        details: {
          day: common[0]!.observed.at(-1)!,
          logReturn: total,
          explained: found.explained,
          shareExplained: total === 0 ? null : found.explained / total,
          residual: found.residual,
          fromSpx: found.parts[0]!,
          fromYield10: found.parts[1]!,
          fromUsdjpy: found.parts[2]!,
          fromVix: found.parts[3]!,
          rSquared: found.rSquared,
          sessions,
        },
      });
    },
  });
}
