import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, judgeEquation, linkedInputs, type PlacedFinding, showInterval } from "../define.ts";
import { type Interval, interval } from "../printed.ts";

/** A rate among the factors counts as a ratio: 0.25 percent of 92 bn is 0.0025 x 92 bn. */
const ratioFactor = (t: Tagged): number => (t.tag.unit === "percent" ? 0.01 : t.tag.unit === "bp" ? 1e-4 : 1);
const isRate = (t: Tagged): boolean => t.tag.unit === "percent" || t.tag.unit === "bp" || t.tag.unit === "times";

/** A rate that the words themselves state, such as "fee income at 0.25 percent". */
function rateInWords(subject: Tagged): number | undefined {
  const found = /(\d+(?:\.\d+)?) ?(%|per ?cent|bps?\b|basis points?)/i.exec(subject.figure.metric);
  return found ? Number(found[1]) * (/^b/i.test(found[2]!) ? 1e-4 : 0.01) : undefined;
}

function judge(rule: { readonly id: string }, subject: Tagged, inputs: readonly Tagged[]): readonly PlacedFinding[] {
  if (!subject.stated || isRate(subject) || inputs.length === 0 || inputs.some((t) => !t.stated)) return [];
  const spoken = inputs.some(isRate) ? undefined : rateInWords(subject);
  if (inputs.length < 2 && spoken === undefined) return [];
  const size = (ends: (t: Tagged) => Interval): Interval =>
    inputs.reduce(
      (product, t) => {
        const { low, high } = ends(t);
        const corners = [product.low, product.high].flatMap((x) => [
          x * low * ratioFactor(t),
          x * high * ratioFactor(t),
        ]);
        return interval(Math.min(...corners), Math.max(...corners));
      },
      { low: spoken ?? 1, high: spoken ?? 1 },
    );
  const expected = size((t) => t.stated!);
  const factors = [
    ...(spoken === undefined ? [] : [`${spoken}`]),
    ...inputs.map(
      (t) => `${showInterval(t.stated!)}${t.tag.unit === "percent" ? " %" : t.tag.unit === "bp" ? " bp" : ""}`,
    ),
  ];
  return judgeEquation(rule, {
    subject,
    inputs,
    expected,
    allowed: size((t) => t.allowed!),
    arithmetic: `${factors.join(" x ")} = ${showInterval(expected)}`,
  });
}

export const productOfFigures = defineRule({
  id: "product-of-figures",
  title: "Product of figures, percentage of a figure",
  explanation:
    "An amount that a link makes the product of others; a percentage or basis points among the factors count as a ratio, also one that only the words state.",
  links: /product|percent(?:age)? of|rate x|x rate|applied to|share x|x share/,
  apply: (context: AuditContext, rule) =>
    context.figures.flatMap((subject) =>
      linkedInputs(context, subject, productOfFigures.links!).flatMap((inputs) => judge(rule, subject, inputs)),
    ),
});
