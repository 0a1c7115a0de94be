import { criticalFeedback } from "../../models/japan/fiscal-feedback.ts";
import { structuralYieldThreshold } from "../../models/japan/jgb30-threshold.ts";
import { projectInterest } from "../../models/japan/maturity-ladder.ts";
import { debtServiceRatios, fiscalItems } from "../facts/fiscal.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";

const band = [0.036, 0.038] as const;

export const nonlinearity3638 = defineClaim({
  id: "nonlinearity-36-38",
  claim: "Above 3.6 to 3.8 % interest outgrows revenue whatever fiscal policy does",
  test: "three statements kept apart: interest growth against tax growth now; the growth at which no feasible primary balance stabilises debt; feedback from ratio to yield",
  judge: ({ facts, readings }) => {
    const fact = facts.on("jgb.30y", claimDay);
    const items = fiscalItems(facts);
    if (!fact || items.length === 0)
      return untestable("the 30-year yield and the budget tables (jgb.30y, records: fiscal)");
    const at = (growth: number) =>
      structuralYieldThreshold({
        yield30: fact.value,
        averageIssueYield: readings.averageIssueYield,
        growth,
        maxPrimaryBalance: readings.maxPrimaryBalance,
        debtToGdp: readings.debtToGdp,
      });
    const [low, high] = band.map((level) => round((level - at(0)) * 100, 2)) as [number, number];
    const find = (item: string, period: string) => items.find((i) => i.item === item && i.period === period)?.value;
    const [before, now] = [find("interest.initial", "FY2024"), find("interest.draft", "FY2025")];
    const [taxBefore, taxNow] = [find("tax-revenue.draft", "FY2024"), find("tax-revenue.draft", "FY2025")];
    const growthOf = (a: number | undefined, b: number | undefined) => (a && b ? round((b / a - 1) * 100, 1) : null);
    const request = find("interest.request", "FY2026");
    const { ladder } = readings;
    const [first, second] = projectInterest(ladder);
    const interest = debtServiceRatios(items).find((ratio) => ratio.of === "interest");
    const numbers = {
      yieldPercent: round(fact.value * 100, 3),
      growthNeededLowPercent: low,
      growthNeededHighPercent: high,
      thresholdAtOfficialGrowthPercent: round(at(readings.officialGrowth) * 100, 2),
      interestGrowthPercent: growthOf(before, now),
      taxGrowthPercent: growthOf(taxBefore, taxNow),
      requestInterestGrowthPercent: growthOf(now, request),
      ladderInterestGrowthPercent: growthOf(first?.interest, second?.interest),
      ladderTaxGrowthPercent: round(ladder.taxGrowth * 100, 1),
      criticalFeedbackBpPerPoint: round(criticalFeedback(ladder) * 100, 1),
      interestOverTaxPercent: interest ? round(interest.percent, 1) : null,
    };
    return {
      verdict: "undetermined",
      numbers,
      reason: `(a) Interest outgrows taxes already at ${numbers.yieldPercent} %: by ${numbers.ladderInterestGrowthPercent} against ${numbers.ladderTaxGrowthPercent} % in the next year of the maturity ladder, and the FY2026 request asks ${numbers.requestInterestGrowthPercent} % more (budget to budget, FY2025 had ${numbers.interestGrowthPercent} against ${numbers.taxGrowthPercent} %). Coupons start low, so that is no tipping point at 3.6. (b) The band is the structural limit only for nominal growth of ${low} to ${high} %; at the official ${readings.officialGrowth * 100} % it is ${numbers.thresholdAtOfficialGrowthPercent} %. (c) Feedback has no rest above ${numbers.criticalFeedbackBpPerPoint} bp of yield per point of interest over taxes (nine years ahead); what the market asks per point no stored fact gives.`,
    };
  },
});
