import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, finding, linkedInputs, type PlacedFinding, show, showInterval } from "../define.ts";
import { interval, middle } from "../printed.ts";

interface Parts {
  readonly pastSize: Tagged;
  readonly pastMove: Tagged;
  readonly level: Tagged;
  readonly spot: Tagged;
}

/** How far two episodes of one mechanism may differ in size per percent of yen before one curve cannot hold both. */
const factorLimit = 2;

function partsOf(inputs: readonly Tagged[]): Parts | undefined {
  const withNumber = inputs.filter((t) => t.stated);
  const pastSize = withNumber.find((t) => t.tag.unit === "money");
  const pastMove =
    withNumber.find(
      (t) => t.tag.unit === "percent" && (t.tag.quantity === "change" || t.tag.quantity === "drawdown"),
    ) ?? withNumber.find((t) => t.tag.unit === "percent");
  const levels = withNumber.filter((t) => t.tag.unit === "level");
  const level = levels.find((t) => t.tag.quantity === "trigger-level") ?? levels[0];
  const spot = levels.find((t) => t.id !== level?.id);
  return pastSize && pastMove && level && spot ? { pastSize, pastMove, level, spot } : undefined;
}

function judge(
  rule: { readonly id: string },
  subject: Tagged,
  { pastSize, pastMove, level, spot }: Parts,
): readonly PlacedFinding[] {
  const stated = subject.stated;
  if (!stated || subject.id === pastSize.id) return [];
  const s = middle(spot.stated!);
  const move = (to: number) => (s / to - 1) * 100;
  const [near, far] = [move(level.stated!.high), move(level.stated!.low)];
  if (near <= 0 || far <= 0) return [];
  const past = middle(pastSize.stated!) / Math.abs(middle(pastMove.stated!));
  const now = interval(stated.low / near, stated.high / far);
  const ratio = interval(now.low / past, now.high / past);
  const arithmetic = `${show(middle(pastSize.stated!))} / ${show(Math.abs(middle(pastMove.stated!)))} % = ${show(past)} per percent of yen; ${showInterval(stated)} for ${show(near)} to ${show(far)} % is ${showInterval(now)}, ${show(ratio.low)} to ${show(ratio.high)} times as much`;
  const expected = interval(past * near, past * far);
  const inputs = [pastSize, pastMove, level, spot];
  if (ratio.low <= 1.25 && ratio.high >= 0.8)
    return [finding(rule, subject, inputs, "consistent", arithmetic, expected)];
  if (ratio.low <= factorLimit && ratio.high >= 1 / factorLimit)
    return [
      finding(
        rule,
        subject,
        inputs,
        "assumption",
        arithmetic,
        expected,
        `a book ${show(ratio.low)} to ${show(ratio.high)} times as large as in the earlier episode`,
      ),
    ];
  return [finding(rule, subject, inputs, "inconsistent", arithmetic, expected)];
}

function byWords(context: AuditContext, subject: Tagged): Parts | undefined {
  const sizes = context
    .of("unwind-size")
    .filter((t) => t.id !== subject.id && t.tag.entity.name === subject.tag.entity.name && t.period !== undefined);
  const triggers = context
    .of("trigger-level")
    .filter((t) => t.tag.entity.kind === "fx" && t.figure.section === subject.figure.section);
  const spots = context.of("level").filter((t) => t.tag.entity.kind === "fx");
  const moves = context
    .of("change")
    .filter((t) => t.tag.entity.kind === "currency" && sizes.some((size) => size.figure.section === t.figure.section));
  return sizes.length === 1 && triggers.length === 1 && spots.length === 1 && moves.length === 1
    ? { pastSize: sizes[0]!, pastMove: moves[0]!, level: triggers[0]!, spot: spots[0]! }
    : undefined;
}

export const sameMechanism = defineRule({
  id: "same-mechanism",
  title: "Same mechanism, two episodes",
  explanation:
    "Size of an unwind per percent of yen appreciation in the earlier episode and in the one foreseen. More than twice as much, one mechanism cannot hold both.",
  links: /same mechanism|two episodes/,
  apply: (context: AuditContext, rule) =>
    context.figures.flatMap((subject) => {
      const linked = linkedInputs(context, subject, sameMechanism.links!);
      const parts =
        linked.length > 0
          ? linked.map(partsOf)
          : subject.tag.quantity === "unwind-size" && subject.period === undefined
            ? [byWords(context, subject)]
            : [];
      return parts.flatMap((part) => (part ? judge(rule, subject, part) : []));
    }),
});
