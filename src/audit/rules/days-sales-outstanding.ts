import { isAnnualised, type Tagged } from "../context.ts";
import { defineRule, equation, judgeEquation, linkedInputs } from "../define.ts";
import { agrees, middle } from "../printed.ts";
import type { Quantity } from "../vocabulary/quantities.ts";

/** Length of a period of revenue: thirteen weeks or a calendar quarter, or a year when the revenue says so. */
const lengths = (revenue: Tagged): readonly number[] =>
  revenue.tag.window === "year" ||
  (revenue.period?.kind === "fiscal" && revenue.period.quarter === undefined) ||
  revenue.period?.kind === "year"
    ? [365, 360, 364]
    : [91, 90, 91.25, 92];

/** Days of a balance in a flow: which balance, which flow. */
const partsOf = { dso: ["receivables", "revenue"], dio: ["inventory", "cost-of-revenue"] } as const;

export const daysSalesOutstanding = defineRule({
  id: "days-sales-outstanding",
  title: "Days sales outstanding",
  explanation:
    "Days = receivables / revenue (inventory / cost of revenue) x days of the period: 91 for thirteen weeks, 90 or 92 for a calendar quarter, 365 for a year.",
  links: /receivables.*revenue|days sales|inventory.*cost|days of (?:sales|inventory)|\bd[si]o\b/,
  apply: (context, rule) =>
    context.of("dso", "dio").flatMap((subject) => {
      const linked = linkedInputs(context, subject, daysSalesOutstanding.links!)[0];
      const [balance, flow] = partsOf[subject.tag.quantity as "dso" | "dio"];
      const pick = (quantity: Quantity) => {
        const all = (linked ?? context.of(quantity)).filter(
          (t) =>
            t.stated &&
            t.tag.quantity === quantity &&
            t.tag.role === "plain" &&
            (linked !== undefined || (t.tag.unread.length === 0 && !isAnnualised(t))) &&
            t.tag.entity.name === subject.tag.entity.name &&
            (linked !== undefined || t.figure.period === subject.figure.period),
        );
        return all.length === 1 ? all[0] : undefined;
      };
      const [receivables, revenue] = [pick(balance), pick(flow)];
      if (!receivables || !revenue || subject.tag.role !== "plain") return [];
      const equations = lengths(revenue).flatMap(
        (days) =>
          equation(
            subject,
            [receivables, revenue],
            (a, r) => (a / r) * days,
            (a, r) => `${a} / ${r} x ${days}`,
          ) ?? [],
      );
      const chosen = equations.find((e) => agrees(subject.figure, middle(e.expected))) ?? equations[0];
      return chosen ? judgeEquation(rule, chosen) : [];
    }),
});
