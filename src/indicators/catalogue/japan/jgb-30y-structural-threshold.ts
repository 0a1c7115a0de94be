import { percent } from "../../../core/units.ts";
import { structuralYieldThreshold } from "../../../models/japan/jgb30-threshold.ts";
import { defineIndicator, parameter, reading, records } from "../../define.ts";
import { citation, findDebtToGdp, fiscalFigures, fiscalSource, noFigure } from "../../fiscal.ts";
import { averageIssueYield, curveInputs } from "../../japan-ladder.ts";

/** Growth rates of the curve in the details, percent a year. */
const growthPercents = [0.5, 1, 1.5, 2, 2.5, 3] as const;
/** The band that the November 2025 note calls a non-linearity. */
const claimed = { low: 3.6 * percent, high: 3.8 * percent };

/** A curve in growth, not one level; the claimed band is one row of it, under a growth that is said. */
export const jgb30yStructuralThreshold = defineIndicator({
  id: "jgb-30y-structural-threshold",
  title: "JGB 30-year yield that no feasible budget could stabilise",
  section: "japan",
  unit: "ratio",
  formula:
    "30-year yield + (g + largest primary balance / debt ratio - average yield of new issues), the curve moving in parallel; value at the assumed nominal growth, other growth rates and the growth under which 3.60 and 3.80 % come out in the details",
  meaning:
    "Beyond it the debt ratio rises whatever the budget does. One point of growth moves it by one point of yield: a belief about growth, not a line in the market.",
  reference: "models 1.4 (b); Blanchard 2019; Lorenzoni and Werning 2019",
  inputs: {
    fiscal: records("fiscal", fiscalSource),
    ...curveInputs,
    shortShare: parameter("ladder-short-share"),
    growth: parameter("nominal-growth"),
    maxPrimaryBalance: parameter("max-primary-balance"),
  },
  compute: (inputs) => {
    const debt = findDebtToGdp(fiscalFigures(inputs.fiscal));
    if (!debt) return noFigure("gross debt over GDP (gross-debt.to-gdp)");
    const yield30 = inputs.yield30.values.at(-1)!;
    const issueYield = averageIssueYield(inputs, inputs.shortShare);
    const at = (growth: number) =>
      structuralYieldThreshold({
        yield30,
        averageIssueYield: issueYield,
        growth,
        maxPrimaryBalance: inputs.maxPrimaryBalance,
        debtToGdp: debt.value,
      });
    const atZero = at(0);
    const value = at(inputs.growth);
    const curve: Record<string, number> = {};
    for (const g of growthPercents) curve[`atGrowth${g}Percent`] = at(g * percent);
    return reading(value, {
      details: {
        yield30,
        distance: value - yield30,
        averageIssueYield: issueYield,
        growth: inputs.growth,
        ...curve,
        growthFor360: claimed.low - atZero,
        growthFor380: claimed.high - atZero,
        debtToGdp: debt.value,
        ...citation("debtToGdp", debt),
      },
    });
  },
});
