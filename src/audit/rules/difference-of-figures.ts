import { type AuditContext, isAnnualised, type Tagged } from "../context.ts";
import { defineRule, type Equation, equation, judgeEquation, linkedInputs } from "../define.ts";
import { compatible } from "../period.ts";
import { agrees, middle } from "../printed.ts";
import { pairOf } from "../vocabulary/entities.ts";
import type { Quantity } from "../vocabulary/quantities.ts";

/** Quantities that are a difference by definition: first less second. */
const definitions: Readonly<Partial<Record<Quantity, readonly [Quantity, Quantity]>>> = {
  burn: ["opex", "revenue"],
  "gross-profit": ["revenue", "cost-of-revenue"],
  gain: ["holdings-value", "total-cost"],
};

const factor = (subject: Tagged, input: Tagged) =>
  subject.tag.unit === "bp" && input.tag.unit === "percent"
    ? 100
    : subject.tag.unit === "percent" && input.tag.unit === "bp"
      ? 0.01
      : 1;

const difference = (subject: Tagged, a: Tagged, b: Tagged): Equation | undefined =>
  equation(
    subject,
    [a, b],
    (x, y) => (x - y) * factor(subject, a),
    (x, y) => `${x} - ${y}${factor(subject, a) === 1 ? "" : ` (x ${factor(subject, a)})`}`,
  );

function only(
  context: AuditContext,
  subject: Tagged,
  quantity: Quantity,
  keep: (t: Tagged) => boolean,
): Tagged | undefined {
  const fit = context
    .of(quantity)
    .filter(
      (t) =>
        t.id !== subject.id &&
        isAnnualised(t) === isAnnualised(subject) &&
        keep(t) &&
        compatible(t.figure.period, subject.figure.period),
    );
  return fit.length === 1 ? fit[0] : undefined;
}

function byWords(context: AuditContext, subject: Tagged): Equation | undefined {
  const quantity = subject.tag.quantity;
  const defined = quantity && definitions[quantity];
  const sameEntity = (t: Tagged) =>
    t.tag.entity.name === subject.tag.entity.name && t.tag.role === "plain" && t.tag.unit !== "percent";
  if (quantity === "gain" && subject.tag.unit === "percent") {
    const coin = context.of("holdings").find(sameEntity)?.tag.currency;
    const pairs = [
      [only(context, subject, "holdings-value", sameEntity), only(context, subject, "total-cost", sameEntity)],
      [
        only(context, subject, "level", (t) => t.tag.entity.name === coin),
        only(context, subject, "average-cost", sameEntity),
      ],
    ] as const;
    const [worth, cost] = pairs.find((pair) => pair[0] && pair[1]) ?? [];
    return (
      worth &&
      cost &&
      equation(
        subject,
        [worth, cost],
        (x, y) => (x / y - 1) * 100,
        (x, y) => `${x} / ${y} - 1`,
      )
    );
  }
  if (defined) {
    const [a, b] = defined.map((part) => only(context, subject, part, sameEntity));
    return a && b && difference(subject, a, b);
  }
  if (quantity === "beat") {
    const of = subject.tag.of ?? "revenue";
    const actual = only(context, subject, of, sameEntity);
    const consensus = only(
      context,
      subject,
      of,
      (t) => t.tag.entity.name === subject.tag.entity.name && t.tag.role === "consensus",
    );
    if (!actual || !consensus) return undefined;
    return subject.tag.unit === "percent"
      ? equation(
          subject,
          [actual, consensus],
          (x, y) => (x / y - 1) * 100,
          (x, y) => `${x} / ${y} - 1`,
        )
      : difference(subject, actual, consensus);
  }
  if (quantity !== "spread") return undefined;
  const pair = pairOf(subject.figure.subject) ?? pairOf(`${subject.figure.subject} ${subject.figure.metric}`);
  const [a, b] = (pair ?? []).map(({ name }) =>
    only(context, subject, "level", (t) => t.tag.entity.name === name && t.tag.unit === "percent"),
  );
  return a && b && difference(subject, a, b);
}

/** Either order, whichever gives the figure; a difference without a sign is stated as its size. */
function either(subject: Tagged, forward: Equation | undefined): Equation | undefined {
  if (!forward || agrees(subject.figure, middle(forward.expected))) return forward;
  const [a, b] = forward.inputs;
  const backward = a && b && difference(subject, b, a);
  return backward && agrees(subject.figure, middle(backward.expected)) ? backward : forward;
}

export const differenceOfFigures = defineRule({
  id: "difference-of-figures",
  title: "Difference of two figures",
  explanation:
    "The first figure less the second: cash burn is expenses less revenue, a spread one yield less another, a beat the result less its consensus.",
  links: /difference|\bless\b|minus|spread|net of/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      if (!subject.stated) return [];
      const linked = linkedInputs(context, subject, differenceOfFigures.links!);
      const equations =
        linked.length > 0
          ? linked.flatMap(([a, b]) => (a && b ? (difference(subject, a, b) ?? []) : []))
          : [byWords(context, subject)];
      return equations.flatMap((e) => {
        const chosen = subject.tag.quantity === "beat" ? e : either(subject, e);
        return chosen ? judgeEquation(rule, chosen) : [];
      });
    }),
});
