import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, finding, linkedInputs, type PlacedFinding, show, showInterval, support } from "../define.ts";
import { daysApart } from "../period.ts";
import { agrees, agreesWith, interval, leanOf, middle } from "../printed.ts";

/** Changes between two bands: each named way of pairing their ends. */
function judge(
  rule: { readonly id: string },
  subject: Tagged,
  before: Tagged,
  after: Tagged,
): readonly PlacedFinding[] {
  const [b, a] = [before.stated, after.stated];
  if (!a || !b || !subject.stated || b.low <= 0) return [];
  const change = (from: number, to: number) => (to / from - 1) * 100;
  const pairs = [
    ["low to low", change(b.low, a.low)],
    ["high to high", change(b.high, a.high)],
    ["lowest to highest", change(b.low, a.high)],
    ["highest to lowest", change(b.high, a.low)],
  ] as const;
  const mid = change(middle(b), middle(a));
  const like = interval(pairs[0][1], pairs[1][1]);
  const arithmetic = `from ${showInterval(b)} to ${showInterval(a)}: middle to middle ${show(mid)} %, ${pairs.map(([name, value]) => `${name} ${show(value)} %`).join(", ")}`;
  const inputs = [before, after];
  const ranged = subject.stated.low !== subject.stated.high;
  const lean = leanOf(subject.figure.qualifier);
  const rangeFits =
    ranged &&
    agreesWith(interval(subject.stated.low, subject.stated.low), lean, like.low) &&
    agreesWith(interval(subject.stated.high, subject.stated.high), lean, like.high);
  if (rangeFits || (!ranged && agrees(subject.figure, mid)))
    return [
      finding(rule, subject, inputs, "consistent", arithmetic, ranged ? like : mid),
      ...support(rule, subject, inputs, arithmetic),
    ];
  const reading = pairs.find(([, value]) => agrees(subject.figure, value));
  return reading
    ? [finding(rule, subject, inputs, "assumption", arithmetic, like, `${reading[0]} ends of the two ranges`)]
    : [finding(rule, subject, inputs, "inconsistent", arithmetic, like)];
}

function byWords(context: AuditContext, subject: Tagged): readonly Tagged[] {
  if (subject.tag.quantity !== "change" || subject.tag.unit !== "percent") return [];
  const ranges = context
    .of("level")
    .filter((t) => t.tag.entity.name === subject.tag.entity.name && t.stated!.low !== t.stated!.high);
  return ranges.length === 2 ? ranges : [];
}

export const rangeAgainstRange = defineRule({
  id: "range-against-range",
  title: "Range against range",
  explanation:
    "The change from one band to another is itself a band. The middles decide; like ends or opposite ends that give the figure are the named reading.",
  links: /range against range|range to range|band/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      const linked = linkedInputs(context, subject, rangeAgainstRange.links!);
      return (linked.length > 0 ? linked : subject.figure.links.length > 0 ? [] : [byWords(context, subject)]).flatMap(
        ([first, second]) => {
          if (!first || !second) return [];
          const apart = daysApart(first.figure.period, second.figure.period);
          const swapped =
            (apart !== undefined && apart < 0) || (second.tag.role === "before" && first.tag.role !== "before");
          return swapped ? judge(rule, subject, second, first) : judge(rule, subject, first, second);
        },
      );
    }),
});
