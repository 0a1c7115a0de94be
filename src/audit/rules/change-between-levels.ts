import { type AuditContext, asPrinted, dayOf, daysBefore, sameScope, type Tagged } from "../context.ts";
import { defineRule, equation, finding, judgeEquation, linkedInputs, type PlacedFinding } from "../define.ts";
import { daysApart, gapBetween } from "../period.ts";
import { agrees, middle } from "../printed.ts";

const isBefore = (t: Tagged) => t.tag.role === "before";

/** Orders two levels in time: by role, else by period, else as given. */
function ordered(a: Tagged, b: Tagged): readonly [from: Tagged, to: Tagged] {
  if (isBefore(b) && !isBefore(a)) return [b, a];
  if (isBefore(a)) return [a, b];
  const apart = daysApart(a.figure.period, b.figure.period);
  return apart !== undefined && apart < 0 ? [b, a] : [a, b];
}

function changeEquation(subject: Tagged, from: Tagged, to: Tagged) {
  const unit = subject.tag.unit;
  if (unit === "percent" || unit === "times") {
    const factor = unit === "percent" ? 100 : 1;
    return equation(
      subject,
      [from, to],
      (a, b) => asPrinted(subject, (b / a - 1) * factor),
      (a, b) => `${b} / ${a} - 1`,
    );
  }
  const factor = unit === "bp" && to.tag.unit === "percent" ? 100 : 1;
  return equation(
    subject,
    [from, to],
    (a, b) => asPrinted(subject, (b - a) * factor),
    (a, b) => `${b} - ${a}`,
  );
}

/** Whether the days between two levels can be the window that the change states. */
function fitsWindow(subject: Tagged, from: Tagged, to: Tagged): boolean {
  const days = daysApart(from.figure.period, to.figure.period);
  const { window, windowDays } = subject.tag;
  if (days === undefined) return from.figure.period === "" || window === "unstated";
  if (window === "unstated") return true;
  if (window === "month") return days >= 25 && days <= 35;
  if (window === "quarter") return days >= 80 && days <= 100;
  if (window === "year") return days >= 355 && days <= 375;
  return windowDays <= 1 ? days <= 4 : Math.abs(days - windowDays) <= 2;
}

/** Pairs of levels that the words make the ends of this change. */
function pairsByWords(
  context: AuditContext,
  subject: Tagged,
  sections: boolean,
): readonly (readonly [Tagged, Tagged])[] {
  const levels = context
    .of("level")
    .filter(
      (t) => t.tag.entity.name === subject.tag.entity.name && t.tag.statistic !== "high" && t.tag.statistic !== "low",
    )
    .filter((t) => t.tag.unit !== "percent" || subject.tag.unit === "bp");
  const near = sections ? levels.filter((t) => t.figure.section === subject.figure.section) : levels;
  const from = near.filter((t) => isBefore(t) && t.tag.window !== "session");
  const to = near.filter(
    (t) =>
      !isBefore(t) &&
      (t.figure.period === subject.figure.period || t.figure.period === "") &&
      (t.tag.role === "after" || t.tag.statistic === "close" || near.length === 2),
  );
  return from.flatMap((a) => to.filter((b) => fitsWindow(subject, a, b)).map((b) => [a, b] as const));
}

/** A fall from peak to trough runs between the extremes that the note gives, not between a before and an after. */
function extremes(context: AuditContext, subject: Tagged): readonly (readonly [Tagged, Tagged])[] {
  const of = (statistic: string) =>
    context
      .of("level")
      .filter(
        (t) =>
          t.tag.entity.name === subject.tag.entity.name &&
          t.tag.statistic === statistic &&
          t.figure.section === subject.figure.section,
      );
  const lows = of("low").filter((t) => t.figure.period === subject.figure.period);
  const highs = of("high").filter((t) => {
    const days = daysApart(t.figure.period, subject.figure.period);
    return days !== undefined && days >= 0 && days <= 366;
  });
  return highs.length === 1 && lows.length === 1 ? [[highs[0]!, lows[0]!]] : [];
}

/** Days that a growth over a stated horizon spans, at least and at most; any number when none is stated. */
const spans: Readonly<Record<string, readonly [number, number]>> = {
  year: [350, 380],
  quarter: [80, 100],
  month: [25, 35],
};

const horizonOf = (t: Tagged): string =>
  t.tag.horizon !== "" ? t.tag.horizon : t.tag.window === "month" ? "month" : "";

/** Days between two statements of one quantity; undefined when neither periods nor words tell. */
function gap(from: Tagged, to: Tagged): number | undefined {
  const apart = gapBetween(from.figure.period, to.figure.period);
  if (apart !== undefined && apart !== 0) return apart;
  return isBefore(from) ? { year: 365, quarter: 91, month: 30 }[horizonOf(from)] : undefined;
}

/** The later statement is about the period of the growth, or ends with it. */
const isEndOf = (to: Tagged, subject: Tagged): boolean => {
  if (to.figure.period === subject.figure.period || subject.figure.period === "") return true;
  const apart = gapBetween(to.figure.period, subject.figure.period);
  return apart !== undefined && Math.abs(apart) <= 7;
};

function growthPairs(context: AuditContext, subject: Tagged): readonly (readonly [Tagged, Tagged])[] {
  if (subject.tag.of === undefined) return [];
  const all = context
    .of(subject.tag.of)
    .filter(
      (t) =>
        t.tag.entity.name === subject.tag.entity.name &&
        t.tag.role !== "consensus" &&
        t.tag.role !== "guidance" &&
        sameScope(t, subject),
    );
  const limits = spans[horizonOf(subject)];
  return all.flatMap((to) =>
    isBefore(to) || !isEndOf(to, subject)
      ? []
      : all.flatMap((from) => {
          const days = gap(from, to);
          if (from.id === to.id || (days === undefined ? !isBefore(from) : days <= 0)) return [];
          const fits = !limits || days === undefined || (days >= limits[0] && days <= limits[1]);
          return fits ? [[from, to] as const] : [];
        }),
  );
}

/** Other levels of the period that would give the figure: a hint for the reader, which does not excuse the stated pair. */
function elsewhere(context: AuditContext, subject: Tagged): string {
  const levels = context
    .of("level")
    .filter((t) => t.tag.entity.name === subject.tag.entity.name && t.figure.period === subject.figure.period);
  for (const from of levels.filter((t) => isBefore(t) || t.tag.statistic === "high"))
    for (const to of levels.filter((t) => t.tag.role === "after" || t.tag.statistic === "low")) {
      const made = from.id === to.id ? undefined : changeEquation(subject, from, to);
      if (made && agrees(subject.figure, middle(made.expected))) return `; ${made.arithmetic} would give it`;
    }
  return "";
}

function judgePairs(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  pairs: readonly (readonly [Tagged, Tagged])[],
): readonly PlacedFinding[] {
  const equations = pairs.flatMap(([from, to]) => changeEquation(subject, from, to) ?? []);
  const agreeing = equations.find((e) => agrees(subject.figure, middle(e.expected)));
  const chosen = agreeing ?? equations[0];
  if (!chosen) return [];
  if (!agreeing && equations.length > 1) {
    const words = equations.map((e) => e.arithmetic).join("; ");
    return [
      finding(
        rule,
        subject,
        chosen.inputs,
        "assumption",
        words,
        chosen.expected,
        "several pairs of levels could be meant; none gives the figure as printed",
      ),
    ];
  }
  const judged = judgeEquation(rule, chosen).map((placed) =>
    placed.finding.verdict === "inconsistent"
      ? {
          ...placed,
          finding: { ...placed.finding, arithmetic: `${placed.finding.arithmetic}${elsewhere(context, subject)}` },
        }
      : placed,
  );
  const base =
    subject.stated && subject.tag.unit === "percent"
      ? chosen.inputs[1]!.stated!.low / (1 + subject.stated.low / 100)
      : undefined;
  return judged.map((placed) =>
    placed.finding.verdict === "assumption" && base !== undefined
      ? {
          ...placed,
          finding: {
            ...placed.finding,
            reading: `reproduced from a base of ${Math.round(base)}: ${placed.finding.reading}`,
          },
        }
      : placed,
  );
}

/** Levels of another section may belong to another move: they can support a change, not refute it. */
const acrossSections = (context: AuditContext, rule: { readonly id: string }, subject: Tagged) =>
  judgePairs(context, rule, subject, pairsByWords(context, subject, false)).filter(
    (placed) => placed.finding.verdict !== "inconsistent",
  );

export const changeBetweenLevels = defineRule({
  id: "change-between-levels",
  title: "Change between two levels",
  explanation:
    "Change = to / from - 1 (or to - from for points and basis points), growth of a quantity likewise. 'Almost', 'more than' and 'about' bound the figure; 'above' and 'below' bound the levels on one side.",
  links: /change between|change from|percent(?:age)? change|growth|from .* to /,
  apply: (context, rule) =>
    context.of("change", "drawdown", "growth").flatMap((subject) => {
      const linked = linkedInputs(context, subject, changeBetweenLevels.links!);
      if (linked.length > 0)
        return linked.flatMap((inputs) =>
          inputs.length >= 2 ? judgePairs(context, rule, subject, [ordered(inputs[0]!, inputs[1]!)]) : [],
        );
      if (subject.figure.links.length > 0) return [];
      if (subject.tag.quantity === "growth") return judgePairs(context, rule, subject, growthPairs(context, subject));
      if (subject.tag.quantity === "drawdown") return judgePairs(context, rule, subject, extremes(context, subject));
      const pairs = pairsByWords(context, subject, true);
      // A change over a day in a file that also gives that day's closes is judged by the rule on points and percent.
      const day = dayOf(subject);
      return subject.tag.window === "session" &&
        day !== undefined &&
        context.facts.on(subject.tag.entity.series, daysBefore(day, 0))
        ? []
        : pairs.length > 0
          ? judgePairs(context, rule, subject, pairs)
          : acrossSections(context, rule, subject);
    }),
});
