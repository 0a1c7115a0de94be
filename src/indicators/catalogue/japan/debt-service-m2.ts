import { computeDebtRatios } from "../../../models/japan/debt-ratios.ts";
import { defineIndicator, reading, records } from "../../define.ts";
import { citation, debtServiceOf, findNewestBudget, fiscalFigures, fiscalSource, noFigure } from "../../fiscal.ts";

/** The wide ratio: everything the budget calls debt service. */
export const debtServiceM2 = defineIndicator({
  id: "debt-service-m2",
  title: "Interest and redemption to tax revenue",
  section: "japan",
  unit: "ratio",
  formula: "debt service (interest, redemption and issuing costs) / tax revenue of the newest budget, general account",
  meaning:
    "The share of tax revenue that is spent on debt before any policy; redemption is a rule, so it falls only by law.",
  reference: "models 1.1, m2; Ministry of Finance budget",
  inputs: { fiscal: records("fiscal", fiscalSource) },
  compute: ({ fiscal }) => {
    const figures = fiscalFigures(fiscal);
    const budget = findNewestBudget(figures);
    if (!budget) return noFigure("budget with interest, debt service and tax revenue");
    const { debtService, taxRevenue } = budget;
    const { m2 } = computeDebtRatios(debtServiceOf(budget));
    return reading(m2, {
      details: {
        fiscalYear: budget.fiscalYear,
        debtServiceJpyTn: debtService.value,
        taxRevenueJpyTn: taxRevenue.value,
        ...citation("debtService", debtService),
        ...citation("taxRevenue", taxRevenue),
      },
    });
  },
});
