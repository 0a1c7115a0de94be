import { type AuditContext, isAnnualised, sameScope as sameWords, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show, showInterval } from "../define.ts";
import { daysApart } from "../period.ts";
import { agrees, middle } from "../printed.ts";
import type { Quantity } from "../vocabulary/quantities.ts";

/** Quantities of which one period has one value. Levels and changes have many, and are judged by other rules. */
const single: readonly Quantity[] = [
  "liquidations",
  "flow",
  "holdings",
  "holdings-value",
  "revenue",
  "net-income",
  "cfo",
  "eps",
  "receivables",
  "inventory",
  "gross-profit",
  "operating-income",
  "cost-of-revenue",
  "opex",
  "average-cost",
  "total-cost",
  "dso",
  "market-cap",
  "shares",
  "cash-conversion",
];

const sameScope = (a: Tagged, b: Tagged) =>
  a.tag.entity.name === b.tag.entity.name &&
  a.tag.quantity === b.tag.quantity &&
  a.tag.unit === b.tag.unit &&
  a.tag.currency === b.tag.currency &&
  a.tag.side === b.tag.side &&
  a.tag.role === b.tag.role &&
  a.tag.horizon === b.tag.horizon &&
  isAnnualised(a) === isAnnualised(b) &&
  sameWords(a, b);

const windowWords = (t: Tagged) =>
  `${t.figure.window || (t.tag.window === "unstated" ? "window not stated" : t.tag.window)}, ${t.figure.period || "no date"}${t.figure.inferred.includes("period") ? " (inferred)" : ""}`;

const agree = (a: Tagged, b: Tagged) => agrees(a.figure, middle(b.stated!)) || agrees(b.figure, middle(a.stated!));

/** The total of the same market, period and quantity that a part repeats digit for digit. */
const repeatsTotal = (context: AuditContext, part: Tagged): Tagged | undefined =>
  part.tag.side === "both"
    ? undefined
    : context
        .of("liquidations")
        .find(
          (t) =>
            t.tag.side === "both" &&
            t.tag.entity.name === part.tag.entity.name &&
            t.figure.period === part.figure.period &&
            middle(t.stated!) === middle(part.stated!),
        );

/** The one of two that is less well supported; both when nothing tells them apart. */
function blamed(context: AuditContext, a: Tagged, b: Tagged): readonly Tagged[] {
  const [repeatA, repeatB] = [repeatsTotal(context, a), repeatsTotal(context, b)];
  if (repeatA && !repeatB) return [a];
  if (repeatB && !repeatA) return [b];
  const loose = (t: Tagged) => t.figure.qualifier !== "" || t.figure.inferred.length > 0;
  if (loose(a) !== loose(b)) return [loose(a) ? a : b];
  return [a, b];
}

function judge(context: AuditContext, rule: { readonly id: string }, a: Tagged, b: Tagged): readonly PlacedFinding[] {
  const samePeriod = a.figure.period === b.figure.period;
  const sameWindow = a.tag.window === b.tag.window || a.tag.window === "unstated" || b.tag.window === "unstated";
  const both = `${showInterval(a.stated!)} (${windowWords(a)}) and ${showInterval(b.stated!)} (${windowWords(b)})`;
  if (samePeriod && agree(a, b))
    return [finding(rule, a, [b], "consistent", both, b.stated!), finding(rule, b, [a], "consistent", both, a.stated!)];
  if (samePeriod && sameWindow)
    return blamed(context, a, b).map((wrong) => {
      const other = wrong.id === a.id ? b : a;
      const repeated = repeatsTotal(context, wrong);
      const words = repeated ? `; ${show(middle(wrong.stated!))} is the total of the period` : "";
      return finding(
        rule,
        wrong,
        repeated ? [other, repeated] : [other],
        "inconsistent",
        `${both}: one quantity, stated twice${words}`,
        other.stated!,
      );
    });
  const days = daysApart(a.figure.period, b.figure.period);
  const inferred = a.figure.inferred.length > 0 || b.figure.inferred.length > 0;
  const rolling = a.tag.window === "rolling-day" || b.tag.window === "rolling-day";
  const touching = days !== undefined && Math.abs(days) <= 1;
  if (!touching || !(inferred || rolling) || agree(a, b)) return [];
  const reading = `two windows: ${windowWords(a)}; ${windowWords(b)}`;
  return [
    finding(rule, a, [b], "assumption", both, b.stated!, reading),
    finding(rule, b, [a], "assumption", both, a.stated!, reading),
  ];
}

export const sameQuantityTwice = defineRule({
  id: "same-quantity-twice",
  title: "Same quantity stated twice",
  explanation:
    "One quantity over one window has one value. Where windows differ or are not stated, the two are kept apart and both windows are named.",
  links: /same (?:quantity|figure|total)|stated twice/,
  apply: (context, rule) => {
    const all = context.figures.filter(
      (t) => t.stated && t.tag.quantity !== undefined && single.includes(t.tag.quantity),
    );
    return all.flatMap((a, i) => all.slice(i + 1).flatMap((b) => (sameScope(a, b) ? judge(context, rule, a, b) : [])));
  },
});
