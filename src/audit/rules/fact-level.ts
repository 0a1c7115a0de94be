import { type AuditContext, dayOf, percentFactor, spanAt, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import { type Fact, highest, lowest } from "../facts/fact-book.ts";
import { agrees, middle } from "../printed.ts";

const kinds = ["index", "volatility-index", "stock", "yield", "fx", "coin", "sentiment"];

/** Two trading venues differ in their extremes by this much without either being wrong. */
const venueSlack = 0.015;

const shown = (fact: Fact, factor: number) => `${show(fact.value * factor)} [${fact.name}]`;

/** An extreme of a day or month against the same extreme of UTC days of one venue. */
function judgeExtreme(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  side: "high" | "low",
  from: string,
  to: string,
): readonly PlacedFinding[] {
  const coin = subject.tag.entity.kind === "coin" ? subject.tag.entity.name : undefined;
  const pick = side === "high" ? highest : lowest;
  const fact = coin && pick(context.facts.between(`${coin}.${side}`, from, to));
  if (fact) {
    const arithmetic = `${side} of the UTC day: ${shown(fact, 1)}`;
    if (agrees(subject.figure, fact.value)) return [finding(rule, subject, [], "consistent", arithmetic, fact.value)];
    const off = middle(subject.stated!) / fact.value - 1;
    if (Math.abs(off) <= venueSlack)
      return [finding(rule, subject, [], "assumption", arithmetic, fact.value, "the extreme of another venue")];
    if (subject.tag.window === "rolling-day")
      return [
        finding(
          rule,
          subject,
          [],
          "assumption",
          arithmetic,
          fact.value,
          "a rolling window, which the UTC day cannot refute",
        ),
      ];
    return [
      finding(
        rule,
        subject,
        [],
        "contradicted",
        `${arithmetic}; stated ${show(middle(subject.stated!))} is ${show(off * 100)} % away`,
        fact.value,
      ),
    ];
  }
  const series = subject.tag.entity.series;
  const close = pick(context.facts.between(series, from, to));
  if (!close) return [];
  const factor = percentFactor(subject);
  const beyond =
    side === "high"
      ? close.value * factor > middle(subject.stated!) * 1.005
      : close.value * factor < middle(subject.stated!) * 0.995;
  const arithmetic = `${side === "high" ? "highest" : "lowest"} close: ${shown(close, factor)}`;
  const quoted =
    subject.tag.entity.kind === "index" ||
    subject.tag.entity.kind === "stock" ||
    subject.tag.entity.kind === "volatility-index";
  if (beyond && quoted)
    return [
      finding(rule, subject, [], "contradicted", `${arithmetic} lies beyond the stated ${side}`, close.value * factor),
    ];
  return [
    finding(
      rule,
      subject,
      [],
      "assumption",
      arithmetic,
      close.value * factor,
      "an intraday extreme; closes neither show nor refute it",
    ),
  ];
}

/** A level at some moment of the day against the day's range, or against the close where no range is stored. */
function judgeMoment(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  day: string,
): readonly PlacedFinding[] {
  const { entity, statistic, window, role } = subject.tag;
  const coin = entity.kind === "coin" ? entity.name : undefined;
  const [low, high] = coin ? [context.facts.on(`${coin}.low`, day), context.facts.on(`${coin}.high`, day)] : [];
  if (low && high) {
    const arithmetic = `UTC day from ${shown(low, 1)} to ${shown(high, 1)}`;
    const { low: a, high: b } = subject.allowed!;
    if (a <= high.value * 1.005 && b >= low.value * 0.995 && statistic !== "intraday")
      return [finding(rule, subject, [], "consistent", arithmetic, [low.value, high.value])];
    const loose =
      statistic !== "unstated" || window === "rolling-day" || role !== "plain" || subject.figure.qualifier !== "";
    const inside = a <= high.value && b >= low.value;
    if (inside && window !== "rolling-day")
      return [finding(rule, subject, [], "consistent", arithmetic, [low.value, high.value])];
    return loose
      ? [
          finding(
            rule,
            subject,
            [],
            "assumption",
            arithmetic,
            [low.value, high.value],
            window === "rolling-day"
              ? "a rolling window, which the UTC day cannot refute"
              : "a moment that is not stated, on another venue or in another day's hours",
          ),
        ]
      : [finding(rule, subject, [], "contradicted", arithmetic, [low.value, high.value])];
  }
  const close = context.facts.on(entity.series, day);
  if (!close) return [];
  const factor = percentFactor(subject);
  const value = close.value * factor;
  const arithmetic = `close: ${shown(close, factor)}`;
  if (agrees(subject.figure, value)) return [finding(rule, subject, [], "consistent", arithmetic, value)];
  const previous = context.facts.before(entity.series, day);
  return statistic === "unstated" && role === "plain" && !withinDay(subject, close, previous, factor)
    ? [finding(rule, subject, [], "contradicted", arithmetic, value)]
    : [
        finding(
          rule,
          subject,
          [],
          "assumption",
          arithmetic,
          value,
          "a level during the day; the close neither shows nor refutes it",
        ),
      ];
}

/** Whether a day can have held the level: between its close and the one before, and as far again beyond either. */
function withinDay(subject: Tagged, close: Fact, previous: Fact | undefined, factor: number): boolean {
  const ends = [close.value * factor, (previous ?? close).value * factor];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const usual = { "volatility-index": 0.25, yield: 0.05, sentiment: 0.1 }[subject.tag.entity.kind as string] ?? 0.025;
  const beyond = Math.max(most - least, usual * most);
  return subject.allowed!.low <= most + beyond && subject.allowed!.high >= least - beyond;
}

function judge(context: AuditContext, rule: { readonly id: string }, subject: Tagged): readonly PlacedFinding[] {
  const span = spanAt(subject, context);
  const { statistic, role, entity, unit } = subject.tag;
  if (role === "guidance" || role === "consensus" || role === "reference") return [];
  if (!span || unit === "per-hour" || (entity.kind === "yield" && unit !== "percent" && unit !== "bp")) return [];
  if (statistic === "high" || statistic === "low")
    return judgeExtreme(context, rule, subject, statistic, span.from, span.to);
  const day = dayOf(subject);
  if (!day) return [];
  if (statistic === "close") {
    const close =
      role === "before"
        ? context.facts.on(entity.series, day) && context.facts.before(entity.series, day)
        : context.facts.on(entity.series, day);
    if (!close) return [];
    const value = close.value * percentFactor(subject);
    const sameDay = context.facts.on(entity.series, day);
    // "Previous close" may be dated by its own day or by the day it precedes.
    const other = role === "before" && sameDay ? sameDay.value * percentFactor(subject) : value;
    if (agrees(subject.figure, value) || agrees(subject.figure, other))
      return [finding(rule, subject, [], "consistent", `close: ${shown(close, percentFactor(subject))}`, value)];
    // The close of a coin depends on the hour at which a day ends, that of a yield on its source.
    const soft = entity.kind === "coin" || entity.kind === "fx" || entity.kind === "yield";
    const off = middle(subject.stated!) - value;
    const near =
      entity.kind === "yield"
        ? Math.abs(off) <= 0.05 * (percentFactor(subject) / 100)
        : Math.abs(off / value) <= venueSlack;
    return soft && near && subject.tag.window !== "utc-day"
      ? [
          finding(
            rule,
            subject,
            [],
            "assumption",
            `close: ${shown(close, percentFactor(subject))}`,
            value,
            "a close at another hour or from another source",
          ),
        ]
      : [finding(rule, subject, [], "contradicted", `close: ${shown(close, percentFactor(subject))}`, value)];
  }
  return judgeMoment(context, rule, subject, day);
}

export const factLevel = defineRule({
  id: "fact-level",
  title: "Level against a stored level",
  explanation:
    "A close contradicts a close, the high or low of a UTC day one that is stated for that day. A close cannot refute an intraday extreme, nor a UTC day a rolling window: those are readings.",
  links: undefined,
  apply: (context, rule) =>
    context
      .of("level")
      .flatMap((subject) =>
        kinds.includes(subject.tag.entity.kind) && subject.tag.entity.series !== undefined
          ? judge(context, rule, subject)
          : [],
      ),
});
