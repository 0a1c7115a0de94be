import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, type Equation, equation, judgeEquation, linkedInputs, type PlacedFinding } from "../define.ts";
import { agrees, middle } from "../printed.ts";

const words = (t: Tagged): string => `${t.figure.metric} ${t.figure.window} ${t.figure.unit}`.toLowerCase();

/** How many of the input's periods a year holds; several where the market's calendar is not stated. */
function periodsPerYear(input: Tagged): readonly number[] {
  const hours = /(\d+)[- ]?h(?:our)?s?\b/.exec(words(input));
  if (hours && Number(hours[1]) > 0 && Number(hours[1]) <= 24) return [8760 / Number(hours[1])];
  const { period } = input;
  const quarterly = period?.kind === "quarter" || (period?.kind === "fiscal" && period.quarter !== undefined);
  if (/quarter/.test(words(input)) || quarterly) return [4];
  if (/half[- ]year/.test(words(input))) return [2];
  if (/month/.test(words(input)) || period?.kind === "month") return [12];
  if (/week/.test(words(input))) return [52];
  return /day|daily|session/.test(words(input)) || period?.kind === "day" ? [252, 365, 250, 260, 360] : [];
}

const isVolatility = (t: Tagged) => /volatil|standard deviation|sigma/.test(t.figure.metric.toLowerCase());

/** A rate may be multiplied or compounded, a volatility grows with the square root; an amount is multiplied. */
function equations(subject: Tagged, input: Tagged): readonly Equation[] {
  const rate = (subject.tag.unit === "percent" && input.tag.unit === "percent") || undefined;
  return periodsPerYear(input).flatMap((n) => {
    if (isVolatility(subject) || isVolatility(input)) {
      const made = equation(
        subject,
        [input],
        (x) => x * Math.sqrt(n),
        (x) => `${x} x sqrt(${n})`,
      );
      return made ? [made] : [];
    }
    const simple = equation(
      subject,
      [input],
      (x) => x * n,
      (x) => `${x} x ${n}`,
    );
    const compound =
      rate &&
      equation(
        subject,
        [input],
        (x) => ((1 + x / 100) ** n - 1) * 100,
        (x) => `(1 + ${x} %)^${n} - 1`,
      );
    return [simple, compound].filter((made) => made !== undefined);
  });
}

function judge(rule: { readonly id: string }, subject: Tagged, input: Tagged): readonly PlacedFinding[] {
  const all = equations(subject, input);
  const chosen = all.find((made) => agrees(subject.figure, middle(made.expected))) ?? all[0];
  return chosen ? judgeEquation(rule, chosen) : [];
}

const annual = /annuali[sz]ed|run[- ]?rate/;

/** The one figure of the same quantity that the words annualise. */
function byWords(context: AuditContext, subject: Tagged): readonly Tagged[] {
  const { quantity, entity } = subject.tag;
  if (!annual.test(subject.figure.metric.toLowerCase()) || quantity === undefined || quantity === "carry-return")
    return [];
  const fit = context
    .of(quantity)
    .filter(
      (t) =>
        t.id !== subject.id &&
        t.tag.entity.name === entity.name &&
        t.tag.unit === subject.tag.unit &&
        t.tag.role === "plain" &&
        !annual.test(t.figure.metric.toLowerCase()) &&
        periodsPerYear(t).length > 0,
    );
  return fit.length === 1 ? fit : [];
}

export const annualisation = defineRule({
  id: "annualisation",
  title: "Annualisation",
  explanation:
    "A quarter times 4, a month times 12, eight hours times 1,095; rates also compounded, volatilities times the square root. The calendar that gives the figure is shown.",
  links: /annuali[sz]|run[- ]?rate/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      if (!subject.stated) return [];
      const linked = linkedInputs(context, subject, annualisation.links!);
      const inputs = linked.length > 0 ? linked.flatMap(([first]) => first ?? []) : byWords(context, subject);
      return inputs.flatMap((input) => (input.stated ? judge(rule, subject, input) : []));
    }),
});
