import { type AuditContext, dayOf, percentFactor, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import { highest, lowest } from "../facts/fact-book.ts";
import { entityOf } from "../vocabulary/entities.ts";

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** First day that "since April 2025" reaches back to, exclusive of the month itself; undefined for "of the series". */
function sinceOf(text: string): string | undefined {
  const found = /since (?:early |late |mid-?)?(?:([a-z]+) )?(\d{4})/.exec(text);
  if (!found) return undefined;
  const month = found[1] ? months.findIndex((name) => name.startsWith(found[1]!.slice(0, 3))) : 11;
  if (month < 0) return undefined;
  const next = month === 11 ? [Number(found[2]) + 1, 1] : [Number(found[2]), month + 2];
  return `${next[0]}-${String(next[1]).padStart(2, "0")}-01`;
}

function judge(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  text: string,
): readonly PlacedFinding[] {
  const side = /lowest|\blow\b|lows\b/.test(text)
    ? "low"
    : /highest|\bhigh\b|record|peak/.test(text)
      ? "high"
      : undefined;
  const { entity } = subject.tag;
  // A sentiment that no index is named for is read on the one stored; that reading is said.
  const proxy = entity.kind === "sentiment" && entity.series === undefined ? entityOf("fear and greed") : undefined;
  const series = entity.series ?? proxy?.series;
  const day = dayOf(subject);
  const fact = day ? context.facts.onOrBefore(series, day) : undefined;
  if (!side || !fact || !day) return [];
  const since = sinceOf(text);
  const first = context.facts.first(series)!;
  const from = since !== undefined && since > first.date ? since : first.date.slice(0, 10);
  const earlier = context.facts.between(series, from, day).filter((f) => f.date < fact.date);
  const best = (side === "low" ? lowest : highest)(earlier);
  const factor = subject.tag.entity.kind === "yield" ? 100 : percentFactor(subject);
  if (!best) return [];
  const span = `${earlier.length} stored values from ${earlier[0]!.date}${since !== undefined && earlier[0]!.date > since ? `, none from ${since} to then` : ""}`;
  const beaten = side === "low" ? best.value < fact.value : best.value > fact.value;
  const arithmetic = `${show(fact.value * factor)} [${fact.name}] against ${side === "low" ? "lowest" : "highest"} before, ${show(best.value * factor)} [${best.name}]; ${span}`;
  if (!beaten) return [finding(rule, subject, [], "consistent", arithmetic, best.value * factor)];
  const sameStatistic =
    proxy === undefined && (subject.tag.statistic === "close" || subject.tag.statistic === "unstated");
  return sameStatistic
    ? [finding(rule, subject, [], "contradicted", arithmetic, best.value * factor)]
    : [
        finding(
          rule,
          subject,
          [],
          "assumption",
          arithmetic,
          best.value * factor,
          proxy
            ? "read on the stored index, which is not named, and on the whole episode instead of the day"
            : "an intraday extreme; closes neither show nor refute it",
        ),
      ];
}

export const factRecord = defineRule({
  id: "fact-record",
  title: "Record claims against the stored series",
  explanation:
    "'Highest since', 'highest in the series', 'low of several years': no earlier stored value lies beyond. How far the stored series reaches is said; it cannot confirm more.",
  links: undefined,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      const words =
        `${subject.figure.note} ${subject.tag.quantity === "record" ? `${subject.figure.metric} ${String(subject.figure.value ?? "")}` : ""}`.toLowerCase();
      return /highest|lowest|record|multi-year|several years|all[- ]time/.test(words)
        ? judge(context, rule, subject, words)
        : [];
    }),
});
