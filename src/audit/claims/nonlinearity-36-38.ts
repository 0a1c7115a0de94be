import { structuralYieldThreshold } from "../../models/japan/jgb30-threshold.ts";
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
    const interest = debtServiceRatios(items).find((ratio) => ratio.of === "interest");
    const numbers = {
      yieldPercent: round(fact.value * 100, 3),
      growthNeededLowPercent: low,
      growthNeededHighPercent: high,
      thresholdAtOfficialGrowthPercent: round(at(readings.officialGrowth) * 100, 2),
      interestGrowthPercent: growthOf(before, now),
      taxGrowthPercent: growthOf(taxBefore, taxNow),
      interestOverTaxPercent: interest ? round(interest.percent, 1) : null,
    };
    return {
      verdict: "undetermined",
      numbers,
      reason: `(a) Budgeted interest grew ${numbers.interestGrowthPercent} % and taxes ${numbers.taxGrowthPercent} % in FY2025, a flow that yields already set, not a tipping point. (b) The band is the structural limit only for nominal growth of ${low} to ${high} %; at the official ${readings.officialGrowth * 100} % it is ${numbers.thresholdAtOfficialGrowthPercent} %. (c) Feedback needs an estimate of yield per point of ratio, which no stored fact gives.`,
    };
  },
});
