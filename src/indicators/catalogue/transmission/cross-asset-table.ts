import { absent } from "../../../core/outcome.ts";
import { valueBond } from "../../../models/transmission/bond.ts";
import { type AssetSensitivity, moveRange } from "../../../models/transmission/cross-asset.ts";
import { defineIndicator, indicator, parameter, reading, recent, type SeriesWindow } from "../../define.ts";

function durationOf(window: SeriesWindow, years: number): number {
  const level = window.values.at(-1)!;
  return valueBond({ coupon: level, yield: level, years, face: 1 }).modifiedDuration;
}

/** One shock to the price of money, laid over every asset. Ranges in, ranges out: no row is a point forecast. */
export const crossAssetTable = defineIndicator({
  id: "cross-asset-table",
  title: "Cross-asset table: equities under the assumed shocks",
  section: "transmission",
  unit: "change",
  formula:
    "sum of sensitivity x shock over neutral rate, term premium, equity risk premium and USDJPY, the ranges added by interval arithmetic; minus duration for bonds (par, today's yields) and equities, minus the years to the payoff and beta x equities for crypto; value the middle for equities, low and high of every asset in the details",
  meaning:
    "Shows which holdings carry the same bet: what looks diversified by name is one position in the price of money.",
  reference: "models 4.5; linear, good for shocks below 50 bp",
  inputs: {
    shift: indicator("neutral-rate-shift"),
    equityYears: indicator("equity-duration"),
    ust10: recent(1, "ust.10y", 1),
    ust30: recent(1, "ust.30y", 1),
    termPremium: parameter("shock-term-premium"),
    riskPremium: parameter("shock-equity-risk-premium"),
    yen: parameter("shock-usdjpy"),
    payoffYears: parameter("crypto-payoff-years"),
    cryptoBeta: parameter("crypto-nasdaq-beta"),
  },
  compute: (i) => {
    const { lo, hi } = i.shift.interval ?? { lo: i.shift.value, hi: i.shift.value };
    const fixed = (factor: string, size: number) => ({ factor, low: size, high: size });
    const shocks = [
      { factor: "neutralRate", low: lo, high: hi },
      fixed("termPremium", i.termPremium),
      fixed("riskPremium", i.riskPremium),
      fixed("usdjpy", i.yen),
    ];
    const rates = (years: number) => ({ neutralRate: -years, termPremium: -years });
    const years10 = durationOf(i.ust10, 10);
    const years30 = durationOf(i.ust30, 30);
    const equityYears = i.equityYears.value;
    const equity = { ...rates(equityYears), riskPremium: -equityYears };
    const assets: readonly AssetSensitivity[] = [
      { asset: "equities", sensitivities: equity },
      { asset: "ust10", sensitivities: rates(years10) },
      { asset: "ust30", sensitivities: rates(years30) },
      { asset: "ust10Unhedged", sensitivities: { ...rates(years10), usdjpy: 1 } },
      { asset: "ust30Unhedged", sensitivities: { ...rates(years30), usdjpy: 1 } },
      { asset: "cryptoDistantPayoff", sensitivities: rates(i.payoffYears) },
      {
        asset: "cryptoByBeta",
        sensitivities: Object.fromEntries(Object.entries(equity).map(([factor, s]) => [factor, s * i.cryptoBeta])),
      },
    ];
    const rows = assets.map((asset) => moveRange(asset, shocks));
    const details: Record<string, number> = {};
    for (const { asset, low, high } of rows) {
      details[`${asset}Low`] = low;
      details[`${asset}High`] = high;
    }
    const head = rows[0]!;
    if (!rows.every((row) => Number.isFinite(row.low) && Number.isFinite(row.high)))
      return absent("undefined-result", "a sensitivity is not a number: check the yields and parameters");
    return reading((head.low + head.high) / 2, {
      interval: { lo: head.low, hi: head.high, method: "interval arithmetic over the assumed ranges, no data", n: 0 },
      details,
    });
  },
});
