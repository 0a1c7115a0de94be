import { computeDebtRatios } from "../../../models/japan/debt-ratios.ts";
import { defineIndicator, reading, records } from "../../define.ts";
import {
  citation,
  debtServiceOf,
  figuresOf,
  findFigure,
  findNewestBudget,
  fiscalFigures,
  fiscalSource,
  noFigure,
} from "../../fiscal.ts";

/** The state and its central bank as one: bond income comes back, interest on reserves goes out. */
export const debtServiceM4 = defineIndicator({
  id: "debt-service-m4",
  title: "Interest of the consolidated state to tax revenue",
  section: "japan",
  unit: "ratio",
  formula:
    "(interest - Bank of Japan's bond income + its interest on reserves) / tax revenue; the Bank's newest published fiscal year, which may be older than the budget's",
  meaning:
    "Shows that the central bank is no free lender: once reserves cost more than its old bonds earn, this exceeds the plain ratio.",
  reference: "models 1.1, m4; Ministry of Finance budget; Bank of Japan accounts",
  inputs: { fiscal: records("fiscal", fiscalSource) },
  compute: ({ fiscal }) => {
    const figures = fiscalFigures(fiscal);
    const budget = findNewestBudget(figures);
    if (!budget) return noFigure("budget with interest, debt service and tax revenue");
    const income = figuresOf(figures, "boj.jgb-interest-income")
      .filter((f) => findFigure(figures, "boj.interest-paid-on-excess-reserves", f.period))
      .at(-1);
    const paid = income && findFigure(figures, "boj.interest-paid-on-excess-reserves", income.period);
    if (!income || !paid) return noFigure("Bank of Japan bond income and interest on reserves of one fiscal year");
    const { m4 } = computeDebtRatios({
      ...debtServiceOf(budget),
      bojJgbIncome: income.value,
      bojReserveInterest: paid.value,
    });
    return reading(m4, {
      details: {
        fiscalYear: budget.fiscalYear,
        bojFiscalYear: income.period,
        interestJpyTn: budget.interest.value,
        taxRevenueJpyTn: budget.taxRevenue.value,
        bojJgbIncomeJpyTn: income.value,
        bojReserveInterestJpyTn: paid.value,
        ...citation("interest", budget.interest),
        ...citation("taxRevenue", budget.taxRevenue),
        ...citation("bojJgbIncome", income),
        ...citation("bojReserveInterest", paid),
      },
    });
  },
});
