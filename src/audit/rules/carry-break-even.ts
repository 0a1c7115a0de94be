import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, finding, linkedInputs, type PlacedFinding, show, showInterval } from "../define.ts";
import { agrees, interval, middle } from "../printed.ts";

/** Twelve-month break-even of an unhedged carry in a dollar asset funded in yen: the forward gain just eaten by the yen. */
const breakEven = (spot: number, domestic: number, foreign: number) => (spot * (1 + foreign)) / (1 + domestic);

function judge(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  inputs: readonly Tagged[],
): readonly PlacedFinding[] {
  const carry =
    inputs.find((t) => t.tag.quantity === "carry-return" && t.stated) ??
    inputs.find((t) => t.tag.unit === "percent" && t.stated);
  const spot = inputs.find((t) => t.tag.quantity === "level" && t.stated && t.tag.unit === "level");
  if (!carry?.stated || !spot?.stated || !subject.stated) return [];
  const s = middle(spot.stated);
  const own = interval(breakEven(s, carry.stated.low / 100, 0), breakEven(s, carry.stated.high / 100, 0));
  const words = `${show(s)} / (1 + ${showInterval(carry.stated)} %) = ${showInterval(own)} in twelve months`;
  const used = [carry, spot];
  const stated = middle(subject.stated);
  if (agrees(subject.figure, own.low) || agrees(subject.figure, own.high) || (stated >= own.low && stated <= own.high))
    return [finding(rule, subject, used, "consistent", words, own)];
  const [dollar, yen] = [
    context.facts.latest("us.effr"),
    context.facts.latest("jp.tona") ?? context.facts.latest("jp.policy-rate"),
  ];
  const log = (c: number) => show((c / 100 - Math.log(s / stated)) * 100);
  const implied = `as stated it would need a hedging cost of ${log(carry.stated.low)} to ${log(carry.stated.high)} % a year`;
  if (!dollar || !yen) {
    const need = (s / stated - 1) * 100;
    return [
      finding(
        rule,
        subject,
        used,
        "assumption",
        `${words}; ${implied}`,
        own,
        `a carry of ${show(need)} % a year instead of the note's own`,
      ),
    ];
  }
  const policy = breakEven(s, dollar.value, yen.value);
  const byPolicy = `${show(s)} x (1 + ${show(yen.value * 100)} %) / (1 + ${show(dollar.value * 100)} %) = ${show(policy)} [${yen.name}; ${dollar.name}]`;
  return agrees(subject.figure, policy)
    ? [
        finding(
          rule,
          subject,
          used,
          "assumption",
          `${words}; ${byPolicy}; ${implied}`,
          own,
          `the twelve-month break-even at the policy-rate differential of ${show((dollar.value - yen.value) * 100)} %, not at the note's own carry`,
        ),
      ]
    : [finding(rule, subject, used, "inconsistent", `${words}; ${byPolicy}; ${implied}`, own)];
}

export const carryBreakEven = defineRule({
  id: "carry-break-even",
  title: "Break-even of carry",
  explanation:
    "Break-even = spot / (1 + carry) in twelve months, at the note's carry; the policy-rate differential known at the as-of is the named reading.",
  links: /break-?even/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      const linked = linkedInputs(context, subject, carryBreakEven.links!);
      if (linked.length > 0) return linked.flatMap((inputs) => judge(context, rule, subject, inputs));
      if (subject.tag.quantity !== "carry-break-even") return [];
      const carry = context.of("carry-return");
      const spot = context.of("level").filter((t) => t.tag.entity.name === subject.tag.entity.name);
      return carry.length === 1 && spot.length === 1 ? judge(context, rule, subject, [...carry, ...spot]) : [];
    }),
});
