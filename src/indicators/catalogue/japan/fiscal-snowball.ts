import { absent } from "../../../core/outcome.ts";
import { stabilisingPrimaryBalance } from "../../../models/japan/snowball.ts";
import { defineIndicator, parameter, reading, records } from "../../define.ts";
import {
  citation,
  findDebtToGdp,
  findFigure,
  findNewestBudget,
  fiscalFigures,
  fiscalSource,
  noFigure,
} from "../../fiscal.ts";

/** The primary balance that keeps debt over GDP where it is. Negative: growth still pays for a deficit. */
export const fiscalSnowball = defineIndicator({
  id: "fiscal-snowball",
  title: "Primary balance that stabilises the debt ratio, share of GDP",
  section: "japan",
  unit: "ratio",
  formula:
    "(r - g) / (1 + g) x b, share of GDP: r is the budget's interest over general bonds outstanding, g the assumed nominal growth, b gross debt over GDP (International Monetary Fund)",
  meaning:
    "As long as it is below the actual balance, debt over GDP falls by itself; when r passes g, it must be paid for.",
  reference: "models 1.3; Blanchard 2019",
  inputs: { fiscal: records("fiscal", fiscalSource), growth: parameter("nominal-growth") },
  compute: ({ fiscal, growth }) => {
    const figures = fiscalFigures(fiscal);
    const budget = findNewestBudget(figures);
    const bonds = findFigure(figures, "general-bonds.outstanding");
    const debt = findDebtToGdp(figures);
    if (!budget) return noFigure("budget with interest, debt service and tax revenue");
    if (!bonds || !(bonds.value > 0)) return noFigure("general bonds outstanding (general-bonds.outstanding)");
    if (!debt) return noFigure("gross debt over GDP (gross-debt.to-gdp)");
    if (growth <= -1) return absent("undefined-result", "nominal growth of -100 % or less");
    const effectiveRate = budget.interest.value / bonds.value;
    return reading(stabilisingPrimaryBalance(effectiveRate, growth, debt.value), {
      details: {
        effectiveRate,
        growth,
        rateLessGrowth: effectiveRate - growth,
        debtToGdp: debt.value,
        ...citation("interest", budget.interest),
        ...citation("bonds", bonds),
        ...citation("debtToGdp", debt),
      },
    });
  },
});
