import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, judgeEquation, linkedInputs, type PlacedFinding, show, showInterval } from "../define.ts";
import { interval } from "../printed.ts";

const sum = (...values: number[]) => values.reduce((total, value) => total + value, 0);

function judgeSum(rule: { readonly id: string }, subject: Tagged, inputs: readonly Tagged[]): readonly PlacedFinding[] {
  if (!subject.stated || inputs.length < 2 || inputs.some((t) => !t.stated)) return [];
  const ends = (pick: "stated" | "allowed") =>
    interval(sum(...inputs.map((t) => t[pick]!.low)), sum(...inputs.map((t) => t[pick]!.high)));
  const expected = ends("stated");
  return judgeEquation(rule, {
    subject,
    inputs,
    expected,
    allowed: ends("allowed"),
    arithmetic: `${inputs.map((t) => showInterval(t.stated!)).join(" + ")} = ${expected.low === expected.high ? show(expected.low) : showInterval(expected)}`,
  });
}

/** Debt service is interest and redemption of one budget. */
function service(context: AuditContext, subject: Tagged): readonly Tagged[] {
  const parts = (["interest-cost", "redemption-cost"] as const).map((quantity) =>
    context
      .of(quantity)
      .filter((t) => t.tag.entity.name === subject.tag.entity.name && t.figure.period === subject.figure.period),
  );
  return parts.every((part) => part.length === 1) ? parts.flat() : [];
}

/** Longs and shorts of one market, period and window. */
function sides(context: AuditContext, subject: Tagged): readonly Tagged[] {
  if (subject.tag.quantity === "debt-service") return service(context, subject);
  if (subject.tag.quantity !== "liquidations" || subject.tag.side !== "both") return [];
  const same = context
    .of("liquidations")
    .filter(
      (t) =>
        t.tag.entity.name === subject.tag.entity.name &&
        t.figure.period === subject.figure.period &&
        t.tag.window === subject.tag.window,
    );
  const [longs, shorts] = [same.filter((t) => t.tag.side === "long"), same.filter((t) => t.tag.side === "short")];
  const parts = longs.length === 1 && shorts.length === 1 ? [longs[0]!, shorts[0]!] : [];
  // A part larger than the total is the part's fault, which the rule on parts reports; the total is not blamed for it.
  return parts.some((part) => part.stated!.low > subject.stated!.high) ? [] : parts;
}

export const sumOfFigures = defineRule({
  id: "sum-of-figures",
  title: "Sum of figures",
  explanation:
    "A total is the sum of its parts: those that a link lists, or the longs and shorts of one market, period and window.",
  links: /^sum|sum of|total of|adds? up|parts sum|total and (?:its )?parts|totals and parts|combined/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      const linked = linkedInputs(context, subject, sumOfFigures.links!);
      return linked.length > 0
        ? linked.flatMap((inputs) => judgeSum(rule, subject, inputs))
        : judgeSum(rule, subject, sides(context, subject));
    }),
});
