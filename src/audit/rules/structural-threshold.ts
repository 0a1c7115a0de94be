import { structuralYieldThreshold } from "../../models/japan/jgb30-threshold.ts";
import { defineRule, finding, show, showInterval } from "../define.ts";
import { contains, interval, middle } from "../printed.ts";

export const structuralThreshold = defineRule({
  id: "structural-threshold",
  title: "A yield at which debt no longer stabilises",
  explanation:
    "Threshold = yield today + (growth + largest primary balance / debt ratio - average issue yield). The growth that gives the stated threshold is the reading; the official growth assumption is shown beside it.",
  links: undefined,
  apply: (context, rule) =>
    context.of("debt-threshold").flatMap((subject) => {
      const fact = context.facts.latest(subject.tag.entity.series);
      const { averageIssueYield, maxPrimaryBalance, officialGrowth } = context.readings;
      const debt = context.of("debt-to-gdp")[0];
      const debtToGdp = debt
        ? middle(debt.stated!) / (debt.tag.unit === "percent" ? 100 : 1)
        : context.readings.debtToGdp;
      if (!fact || debtToGdp <= 0) return [];
      const at = (growth: number) =>
        structuralYieldThreshold({ yield30: fact.value, averageIssueYield, growth, maxPrimaryBalance, debtToGdp }) *
        100;
      const growth = interval(subject.stated!.low - at(0), subject.stated!.high - at(0));
      const official = at(officialGrowth);
      const arithmetic = `${show(fact.value * 100)} % [${fact.name}] + (g + ${show(maxPrimaryBalance * 100)} % / ${show(debtToGdp)} - ${show(averageIssueYield * 100)} %): ${show(official)} % at g = ${show(officialGrowth * 100)} %; the stated level needs g = ${showInterval(growth)} %`;
      const inputs = debt ? [debt] : [];
      if (contains({ low: subject.stated!.low - 0.1, high: subject.stated!.high + 0.1 }, official))
        return [finding(rule, subject, inputs, "consistent", arithmetic, official)];
      return growth.low >= -1 && growth.high <= 5
        ? [
            finding(
              rule,
              subject,
              inputs,
              "assumption",
              arithmetic,
              official,
              `nominal growth of ${showInterval(growth)} % a year for good`,
            ),
          ]
        : [finding(rule, subject, inputs, "inconsistent", arithmetic, official)];
    }),
});
