import { type AuditContext, percentFactor, spanAt, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show, showInterval } from "../define.ts";
import { highest, lowest } from "../facts/fact-book.ts";
import { middle } from "../printed.ts";

/** Half a percent of slack: levels of two venues, or printed to different places. */
const slack = 0.005;
const above = (x: number, limit: number) => x > limit * (1 + slack);
const below = (x: number, limit: number) => x < limit * (1 - slack);

const isRange = (t: Tagged) =>
  t.stated!.low < t.stated!.high && /range|between|traded|low to high|high to low/.test(t.figure.metric.toLowerCase());

const sameDay = (context: AuditContext, subject: Tagged): readonly Tagged[] =>
  context
    .of("level")
    .filter(
      (t) =>
        t.id !== subject.id &&
        t.tag.entity.name === subject.tag.entity.name &&
        t.tag.unit === subject.tag.unit &&
        t.tag.role === "plain" &&
        t.figure.period === subject.figure.period &&
        subject.figure.period !== "" &&
        t.tag.window === subject.tag.window,
    );

/** A stated range or extreme against the note's own levels of the same period and window. */
function againstFigures(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
): readonly PlacedFinding[] {
  const { statistic } = subject.tag;
  const [floor, ceiling] = isRange(subject)
    ? [subject.stated!.low, subject.stated!.high]
    : [
        statistic === "low" ? middle(subject.stated!) : -Infinity,
        statistic === "high" ? middle(subject.stated!) : Infinity,
      ];
  const exact = (t: Tagged) => t.tag.statistic === "close" || t.tag.statistic === "high" || t.tag.statistic === "low";
  const outside = sameDay(context, subject).filter(
    (t) => exact(t) && !isRange(t) && (above(middle(t.stated!), ceiling) || below(middle(t.stated!), floor)),
  );
  return outside.map((t) =>
    finding(
      rule,
      subject,
      [t],
      "inconsistent",
      `${t.figure.metric} of ${show(middle(t.stated!))} lies ${above(middle(t.stated!), ceiling) ? "above" : "below"} ${showInterval(subject.stated!)}`,
      null,
    ),
  );
}

/** A stated range against the stored range of the days, else against their closes. */
function againstFacts(context: AuditContext, rule: { readonly id: string }, subject: Tagged): readonly PlacedFinding[] {
  const span = spanAt(subject, context);
  const { entity, window } = subject.tag;
  if (!span || !isRange(subject) || window === "rolling-day") return [];
  const factor = percentFactor(subject);
  const coin = entity.kind === "coin" ? entity.name : undefined;
  const series = (part: "low" | "high") =>
    coin && context.facts.find(`${coin}.${part}`) ? `${coin}.${part}` : entity.series;
  const bottom = lowest(context.facts.between(series("low"), span.from, span.to));
  const top = highest(context.facts.between(series("high"), span.from, span.to));
  if (!bottom || !top) return [];
  const { low, high } = subject.stated!;
  const [least, most] = [bottom.value * factor, top.value * factor];
  const arithmetic = `from ${show(least)} [${bottom.name}] to ${show(most)} [${top.name}]`;
  if (below(least, low) || above(most, high))
    return [
      finding(rule, subject, [], "contradicted", `${arithmetic}, beyond the stated ${showInterval(subject.stated!)}`, [
        least,
        most,
      ]),
    ];
  const close = Math.abs(low / least - 1) <= 0.015 && Math.abs(high / most - 1) <= 0.015;
  return [
    coin && !close
      ? finding(
          rule,
          subject,
          [],
          "contradicted",
          `${arithmetic}, short of the stated ${showInterval(subject.stated!)}`,
          [least, most],
        )
      : finding(rule, subject, [], "consistent", arithmetic, [least, most]),
  ];
}

export const rangeHoldsLevels = defineRule({
  id: "range-holds-levels",
  title: "A range holds its levels",
  explanation:
    "A high is not below, a low not above, and a range not narrower than the levels of the same period, the note's own or the stored ones.",
  links: undefined,
  apply: (context, rule) =>
    context
      .of("level")
      .flatMap((subject) => [...againstFigures(context, rule, subject), ...againstFacts(context, rule, subject)]),
});
