import type { AuditContext, Tagged } from "../context.ts";
import {
  corners,
  defineRule,
  finding,
  linkedInputs,
  type PlacedFinding,
  show,
  showInterval,
  support,
} from "../define.ts";
import { agrees, allowedByRounding, interval, middle } from "../printed.ts";

/** Days in a quarter: a calendar quarter on average, and thirteen weeks. */
const quarterDays = [91.25, 91, 90, 92];

interface Inputs {
  readonly dso: Tagged;
  readonly reference: Tagged;
  readonly revenue: Tagged;
  readonly others: readonly Tagged[];
}

/** Sorts the figures by what they say; a link's order decides where words do not. */
function inputsOf(figures: readonly Tagged[]): Inputs | undefined {
  const days = figures.filter((t) => t.tag.unit === "days" && t.stated);
  const money = figures.filter((t) => t.tag.unit === "money" && t.stated);
  const reference = days.find((t) => t.tag.role === "reference" || t.tag.role === "before") ?? days[1];
  const dso = days.find((t) => t.id !== reference?.id);
  const revenue = money.find((t) => t.tag.role === "plain") ?? money[0];
  if (!dso || !reference || !revenue) return undefined;
  return { dso, reference, revenue, others: money.filter((t) => t.id !== revenue.id) };
}

function byWords(context: AuditContext, subject: Tagged): readonly Tagged[] {
  const own = (t: Tagged) => t.tag.entity.name === subject.tag.entity.name;
  const revenue = context
    .of("revenue")
    .filter((t) => own(t) && t.tag.role !== "guidance" && t.figure.period === subject.figure.period);
  return [
    ...context
      .of("dso")
      .filter((t) => own(t) && (t.tag.role === "reference" || t.figure.period === subject.figure.period)),
    ...revenue,
  ];
}

function judge(rule: { readonly id: string }, subject: Tagged, figures: readonly Tagged[]): readonly PlacedFinding[] {
  const inputs = inputsOf(figures);
  if (!inputs || !subject.stated) return [];
  const { dso, reference, revenue, others } = inputs;
  const excess = (days: number) => (a: number, b: number, r: number) => ((a - b) * r) / days;
  const value = (of: Tagged, days: number) =>
    excess(days)(middle(dso.stated!), middle(reference.stated!), middle(of.stated!));
  const words = (of: Tagged, days: number) =>
    `(${show(middle(dso.stated!))} - ${show(middle(reference.stated!))}) x ${show(middle(of.stated!))} / ${days} = ${show(value(of, days))}`;
  const used = [dso, reference, revenue];
  const expected = interval(value(revenue, 91), value(revenue, 91.25));
  const arithmetic = words(revenue, 91);
  const days = quarterDays.find((d) => agrees(subject.figure, value(revenue, d)));
  if (days !== undefined)
    return [
      finding(rule, subject, used, "consistent", words(revenue, days), value(revenue, days)),
      ...support(rule, subject, used, words(revenue, days)),
    ];
  for (const other of others) {
    const d = quarterDays.find((length) => agrees(subject.figure, value(other, length)));
    if (d !== undefined)
      return [
        finding(
          rule,
          subject,
          [...used, other],
          "assumption",
          `${arithmetic}; ${words(other, d)}`,
          expected,
          `reproduced with "${other.figure.metric}" and ${d} days, while the days outstanding rest on actual revenue; a stock, not a flow a quarter`,
        ),
      ];
  }
  const allowed = corners([dso.allowed!, reference.allowed!, revenue.allowed!], excess(91));
  if (allowedByRounding(subject.figure, allowed))
    return [
      finding(
        rule,
        subject,
        used,
        "assumption",
        arithmetic,
        expected,
        `rounding of the inputs allows ${showInterval(allowed)}`,
      ),
    ];
  return [
    finding(
      rule,
      subject,
      [...used, ...others],
      "inconsistent",
      `${arithmetic}; stated ${showInterval(subject.stated)}`,
      expected,
    ),
  ];
}

export const excessReceivables = defineRule({
  id: "excess-receivables",
  title: "Days x revenue per day",
  explanation:
    "Receivables beyond the usual = (days outstanding - usual days) x revenue / days of the quarter. Another revenue in the note that reproduces the figure is the named reading.",
  links: /days x revenue|revenue per day|days.*revenue/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      const linked = linkedInputs(context, subject, excessReceivables.links!);
      if (linked.length > 0) return linked.flatMap((inputs) => judge(rule, subject, inputs));
      return subject.tag.quantity === "excess-receivables" ? judge(rule, subject, byWords(context, subject)) : [];
    }),
});
