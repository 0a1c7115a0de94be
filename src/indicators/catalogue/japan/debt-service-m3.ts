import { computeDebtRatios } from "../../../models/japan/debt-ratios.ts";
import { defineIndicator, reading, records } from "../../define.ts";
import {
  citation,
  debtServiceOf,
  findFigure,
  findNewestBudget,
  fiscalFigures,
  fiscalSource,
  noFigure,
} from "../../fiscal.ts";

/** The naive net ratio: nets the Bank of Japan's share at the average coupon, though its bonds are older and cheaper. */
export const debtServiceM3 = defineIndicator({
  id: "debt-service-m3",
  title: "Interest to tax revenue without the central bank's share",
  section: "japan",
  unit: "ratio",
  formula: "(1 - Bank of Japan's share of bonds excluding bills) x interest / tax revenue of the newest budget",
  meaning:
    "What leaves the state if the central bank returns its coupons; above 10 % even the kindest measure is past the line.",
  reference: "models 1.1, m3; Ministry of Finance budget; Bank of Japan flow of funds",
  inputs: { fiscal: records("fiscal", fiscalSource) },
  compute: ({ fiscal }) => {
    const figures = fiscalFigures(fiscal);
    const budget = findNewestBudget(figures);
    if (!budget) return noFigure("budget with interest, debt service and tax revenue");
    const held = findFigure(figures, "boj.jgb-share.excluding-bills");
    if (!held) return noFigure("Bank of Japan share of government bonds (boj.jgb-share.excluding-bills)");
    const { m3 } = computeDebtRatios({ ...debtServiceOf(budget), bojShare: held.value });
    return reading(m3, {
      details: {
        fiscalYear: budget.fiscalYear,
        interestJpyTn: budget.interest.value,
        taxRevenueJpyTn: budget.taxRevenue.value,
        bojShare: held.value,
        ...citation("interest", budget.interest),
        ...citation("taxRevenue", budget.taxRevenue),
        ...citation("bojShare", held),
      },
    });
  },
});
