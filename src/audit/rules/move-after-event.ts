import { daysBetween, isLocalDate, type LocalDate } from "../../core/time.ts";
import { type AuditContext, dayOf, daysBefore, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import { highest, lowest } from "../facts/fact-book.ts";
import { agrees } from "../printed.ts";

/** Episodes older than this at the as-of are told as precedents: an event, and the move that came of it. */
const precedentDays = 60;

/** How far back the start of the whole move is looked for. */
const peakDays = 60;

/** Which central bank moves which currency. */
const bankOf: Readonly<Record<string, string>> = { jpy: "boj", usdjpy: "boj" };

function judge(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  event: Tagged,
): readonly PlacedFinding[] {
  const [end, decided] = [dayOf(subject), dayOf(event)];
  if (!end || !decided || decided > end || daysBetween(end, context.today) < precedentDays) return [];
  const start = daysBefore(end, subject.tag.windowDays);
  // A window that begins with the decision, or after it, is a move that followed it.
  if (!isLocalDate(start) || daysBetween(start, decided) <= 2) return [];
  const series = subject.tag.entity.series;
  const [before, last, first] = [
    context.facts.before(series, decided),
    context.facts.on(series, end),
    context.facts.onOrBefore(series, start),
  ];
  if (!before || !last || !first) return [];
  const inverse = subject.tag.entity.kind === "currency";
  const move = (from: number) => (inverse ? from / last.value - 1 : last.value / from - 1) * 100;
  const log = (from: number) => Math.log(from / last.value);
  const share = (1 - log(before.value) / log(first.value)) * 100;
  const arithmetic = `${show(before.value)} [${before.name}] to ${show(last.value)} [${last.name}] = ${show(move(before.value))} % in the ${daysBetween(decided, end)} days after the decision; the ${subject.tag.windowDays} days to ${end} begin on ${start}, and ${show(share)} % of their move precedes it`;
  // The whole move of the episode, from its farthest close of the two months before.
  const span = context.facts.between(series, daysBefore(end, peakDays), end);
  const peak = inverse || last.value < before.value ? highest(span) : lowest(span);
  const whole =
    peak && peak.date < decided
      ? `; from ${show(peak.value)} [${peak.name}] it is ${show(move(peak.value))} % in ${daysBetween(peak.date.slice(0, 10) as LocalDate, end)} days, ${show((1 - log(before.value) / log(peak.value)) * 100)} % of it before the decision`
      : "";
  return agrees(subject.figure, move(before.value))
    ? []
    : [
        finding(
          rule,
          subject,
          [event],
          "contradicted",
          `${arithmetic}${whole}`,
          move(before.value),
          "the window began before the event that it is said to follow",
        ),
      ];
}

export const moveAfterEvent = defineRule({
  id: "move-after-event",
  title: "A move that began before its cause",
  explanation:
    "In a precedent, a currency's move over a stated window beside its central bank's decision: where the window began before the decision, the move since the decision is what can follow from it.",
  links: undefined,
  apply: (context, rule) =>
    context.of("change").flatMap((subject) => {
      const bank = bankOf[subject.tag.entity.name];
      if (bank === undefined || subject.tag.window !== "days") return [];
      const events = context
        .of("policy-rate", "policy-change")
        .filter(
          (t) =>
            t.tag.entity.name === bank &&
            t.tag.role === "after" &&
            t.figure.section === subject.figure.section &&
            dayOf(t) !== undefined,
        );
      return events.length === 1 ? judge(context, rule, subject, events[0]!) : [];
    }),
});
