import { type AuditContext, asPrinted, dayOf, spanAt, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import { agrees, middle } from "../printed.ts";

const isDailyAverage = (subject: Tagged): boolean =>
  subject.tag.role === "reference" &&
  /\bdaily\b|a (?:day|session)|per (?:day|session)/.test(subject.figure.metric.toLowerCase());

/** Net inflow is positive. A count of coins is compared by its sign and by the average price of the days. */
function judgeSpan(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  from: string,
  to: string,
): readonly PlacedFinding[] {
  const { entity, unit, currency } = subject.tag;
  const flows = context.facts.between(entity.series, from, to);
  const last = flows.at(-1);
  if (!last) return [];
  const sum = flows.reduce((total, flow) => total + flow.value, 0);
  const prices = context.facts.between(`${entity.holds ?? ""}.close`, from, to);
  const price = prices.reduce((total, fact) => total + fact.value, 0) / prices.length;
  const coins = unit === "coins" && currency === entity.holds;
  if (coins && !Number.isFinite(price)) return [];
  const count = isDailyAverage(subject) ? flows.length : 1;
  const expected = asPrinted(subject, (coins ? sum / price : sum) / count);
  const stated = middle(subject.stated!);
  const arithmetic = `sum of ${flows.length} sessions ${flows[0]!.date}..${last.date} [${entity.series}, ${last.name.split("(")[1]?.replace(")", "") ?? ""}] = ${show(sum)} USD${coins ? ` / ${show(price)} on average = ${show(expected)} ${currency.toUpperCase()}` : ""}${count === 1 ? "" : `, ${show(sum / count)} a session`}`;
  if (agrees(subject.figure, expected)) return [finding(rule, subject, [], "consistent", arithmetic, expected)];
  if (Math.sign(expected) !== Math.sign(stated) && Math.abs(expected) > 0.05 * Math.abs(stated))
    return [finding(rule, subject, [], "contradicted", `${arithmetic}: the sign is the opposite`, expected)];
  const complete =
    subject.period?.kind === "day" ||
    (subject.period !== undefined && subject.period.kind !== "fiscal" && subject.period.to <= last.date);
  return complete && !coins
    ? [finding(rule, subject, [], "contradicted", arithmetic, expected)]
    : [
        finding(
          rule,
          subject,
          [],
          "assumption",
          arithmetic,
          expected,
          coins
            ? "coins at another price than the average of the period"
            : "another end than the last session known at the as-of",
        ),
      ];
}

export const factFlow = defineRule({
  id: "fact-flow",
  title: "Fund flows against the stored flows",
  explanation:
    "A flow of one session against that session, of a month against the sum of its sessions known at the as-of. The opposite sign contradicts whatever the unit.",
  links: undefined,
  apply: (context, rule) =>
    context.of("flow", "bought").flatMap((subject) => {
      if (subject.tag.entity.kind !== "fund" || subject.tag.entity.series === undefined) return [];
      if (
        (subject.tag.role === "reference" && !isDailyAverage(subject)) ||
        subject.tag.role === "consensus" ||
        subject.tag.role === "guidance"
      )
        return [];
      const day = dayOf(subject);
      const span = spanAt(subject, context);
      const { window, windowDays } = subject.tag;
      if (day && (window === "session" || window === "day" || window === "unstated" || window === "rolling-day"))
        return judgeSpan(context, rule, subject, day, day);
      if (!span) return [];
      if (day && windowDays > 0) {
        const sessions = context.facts.between(subject.tag.entity.series, `${day.slice(0, 4)}-01-01`, day);
        const first = sessions.at(
          window === "days" && windowDays === 7 ? -5 : -Math.max(1, Math.round((windowDays * 5) / 7)),
        );
        return first ? judgeSpan(context, rule, subject, first.date, day) : [];
      }
      return judgeSpan(context, rule, subject, span.from, span.to);
    }),
});
