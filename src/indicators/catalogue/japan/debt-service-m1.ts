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

/** The narrow ratio: what lenders are paid, over what taxpayers pay. */
export const debtServiceM1 = defineIndicator({
  id: "debt-service-m1",
  title: "Interest to tax revenue",
  section: "japan",
  unit: "ratio",
  formula:
    "interest / tax revenue of the newest budget, general account, both from one stage of the budget where one has both",
  meaning: "Above the reader's line, interest crowds out spending; rating agencies watch the neighbourhood of 10 %.",
  reference: "models 1.1, m1; Ministry of Finance budget",
  inputs: { fiscal: records("fiscal", fiscalSource) },
  compute: ({ fiscal }) => {
    const figures = fiscalFigures(fiscal);
    const budget = findNewestBudget(figures);
    if (!budget) return noFigure("budget with interest, debt service and tax revenue");
    const { interest, taxRevenue } = budget;
    const { m1 } = computeDebtRatios(debtServiceOf(budget));
    const enacted = findFigure(figures, "tax-revenue.initial", budget.fiscalYear);
    return reading(m1, {
      details: {
        fiscalYear: budget.fiscalYear,
        interestJpyTn: interest.value,
        taxRevenueJpyTn: taxRevenue.value,
        withEnactedTaxRevenue: enacted && enacted.value > 0 ? interest.value / enacted.value : null,
        ...citation("interest", interest),
        ...citation("taxRevenue", taxRevenue),
      },
    });
  },
});
