import { type AuditContext, sameScope, type Tagged } from "../context.ts";
import {
  defineRule,
  equation,
  finding,
  judgeEquation,
  linkedInputs,
  type PlacedFinding,
  show,
  showInterval,
} from "../define.ts";
import { compatible } from "../period.ts";
import { printedUnit } from "../printed.ts";
import type { Quantity } from "../vocabulary/quantities.ts";

const percentOf = (part: Tagged, total: Tagged) => `${showInterval(part.stated!)} of ${showInterval(total.stated!)}`;

/** A part must fit into the smallest total that is stated. A part as large as its total leaves nothing for the rest. */
function judgePart(rule: { readonly id: string }, part: Tagged, total: Tagged): readonly PlacedFinding[] {
  const [p, t] = [part.stated, total.stated];
  if (!p || !t || t.low <= 0 || p.low < 0 || part.tag.unit !== total.tag.unit) return [];
  const share = (p.high / t.low) * 100;
  if (p.high > t.low + printedUnit(t.low) / 2) {
    const over = `${percentOf(part, total)}: the part exceeds the total by ${show(p.high - t.low)}`;
    return [
      finding(rule, part, [total], "inconsistent", t.low === t.high ? over : `${over} at its low end`, [0, t.low]),
    ];
  }
  const arithmetic = `${show(p.high)} / ${show(t.low)} = ${show(share)} %`;
  if (p.high >= t.low && part.tag.side !== "both" && total.tag.side === "both") return [];
  return [
    finding(rule, part, [total], "consistent", arithmetic, [0, t.low]),
    finding(rule, total, [part], "consistent", arithmetic, t),
  ];
}

/** Quantities that companies report by segment, each segment within the total. */
const segmented: readonly Quantity[] = ["revenue", "capex", "receivables", "inventory", "cost-of-revenue"];

/** Totals that the words make the whole of a part: both sides of a side, the market of a coin, the book of an unwind. */
function totalsFor(context: AuditContext, part: Tagged): readonly Tagged[] {
  const { quantity, side, entity, window } = part.tag;
  if (quantity === "liquidations" && side !== "both")
    return context
      .of("liquidations")
      .filter(
        (t) =>
          t.tag.side === "both" &&
          t.tag.entity.name === entity.name &&
          t.figure.period === part.figure.period &&
          (t.tag.window === window || window === "unstated" || t.tag.window === "unstated"),
      );
  // A segment is a part of the same company's figure without the narrowing words.
  if (part.tag.unread.length > 0 && quantity !== undefined && segmented.includes(quantity) && part.tag.role === "plain")
    return context
      .of(quantity)
      .filter(
        (t) =>
          t.id !== part.id &&
          t.tag.unread.length === 0 &&
          t.tag.role === "plain" &&
          t.tag.entity.name === entity.name &&
          t.tag.horizon === part.tag.horizon &&
          t.figure.period === part.figure.period,
      );
  if (quantity === "liquidations" && entity.kind === "coin")
    return context
      .of("liquidations")
      .filter(
        (t) =>
          t.tag.side === "both" &&
          t.tag.entity.kind === "market" &&
          t.figure.period === part.figure.period &&
          t.tag.window === window,
      );
  if (quantity === "unwind-size")
    return context
      .of("carry-size")
      .filter((t) => t.tag.entity.name === entity.name && t.tag.currency === part.tag.currency);
  return [];
}

/** A total of many holders of which one makes more than half is one holder's programme, read as many. */
function concentrated(context: AuditContext, rule: { readonly id: string }): readonly PlacedFinding[] {
  return context.of("bought").flatMap((total) => {
    if (total.tag.entity.kind !== "treasuries" || !total.stated) return [];
    const members = context
      .of("bought")
      .filter(
        (t) =>
          t.tag.entity.name === "strategy" &&
          t.tag.currency === total.tag.currency &&
          compatible(t.figure.period, total.figure.period),
      );
    return members.flatMap((member) => {
      const share = (member.stated!.high / total.stated!.low) * 100;
      const arithmetic = `${show(member.stated!.high)} / ${show(total.stated!.low)} = ${show(share)} %`;
      if (share > 102)
        return [
          finding(rule, member, [total], "inconsistent", `${arithmetic}: the part exceeds the total`, [
            0,
            total.stated!.low,
          ]),
        ];
      return share <= 50
        ? [finding(rule, total, [member], "consistent", arithmetic, total.stated!)]
        : [
            finding(
              rule,
              total,
              [member],
              "assumption",
              arithmetic,
              total.stated!,
              `one company makes ${show(share)} % of a total read as many companies`,
            ),
          ];
    });
  });
}

/**
 * "Longs as a share of liquidations", "data centre share of revenue": the part is the figure of the same side or of the
 * same narrowing words, the total the one without.
 */
function shares(context: AuditContext, rule: { readonly id: string }): readonly PlacedFinding[] {
  return context.of("share").flatMap((share) => {
    const { of, side, unread } = share.tag;
    if (share.figure.links.length > 0 || of === undefined || (side === "both" && unread.length === 0)) return [];
    const same = context
      .of(of)
      .filter(
        (t) =>
          t.tag.entity.name === share.tag.entity.name &&
          t.tag.role === "plain" &&
          t.figure.period === share.figure.period,
      );
    const isWhole = (t: Tagged) => t.tag.side === "both" && t.tag.unread.length === 0;
    const [parts, totals] = [
      same.filter((t) => t.tag.side === side && sameScope(t, share) && !isWhole(t)),
      same.filter(isWhole),
    ];
    if (parts.length !== 1 || totals.length !== 1) return [];
    const made = equation(
      share,
      [parts[0]!, totals[0]!],
      (a, b) => (a / b) * (share.tag.unit === "percent" ? 100 : 1),
      (a, b) => `${a} / ${b}`,
    );
    return made ? judgeEquation(rule, made) : [];
  });
}

export const partOfATotal = defineRule({
  id: "part-of-a-total",
  title: "Part of a total",
  explanation:
    "A part is at most its total, at every end of a total stated as a range; a stated share is part over total. A total of many of which one holder is more than half is named.",
  links: /part of|percent(?:age)? of a total|share of a total/,
  apply: (context, rule) => [
    ...context.figures.flatMap((part) => {
      const linked = linkedInputs(context, part, partOfATotal.links!);
      if (linked.length > 0)
        return linked.flatMap((inputs) => {
          if (part.tag.unit === "percent" && inputs.length >= 2) {
            const made = equation(
              part,
              inputs.slice(0, 2),
              (a, b) => (a / b) * 100,
              (a, b) => `${a} / ${b} x 100`,
            );
            return made ? judgeEquation(rule, made) : [];
          }
          return inputs.flatMap((total) => judgePart(rule, part, total));
        });
      return totalsFor(context, part).flatMap((total) => judgePart(rule, part, total));
    }),
    ...concentrated(context, rule),
    ...shares(context, rule),
  ],
});
