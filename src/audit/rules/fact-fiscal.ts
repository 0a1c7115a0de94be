import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import { debtServiceRatios, type FiscalItem, fiscalItems, nameOf, newest } from "../facts/fiscal.ts";
import { agrees, middle } from "../printed.ts";
import type { Quantity } from "../vocabulary/quantities.ts";
import { looksAhead } from "./crossing-already-passed.ts";

/** Share of government bonds that the central bank holds: two definitions, with and without bills, each with its date. */
function judgeShare(
  rule: { readonly id: string },
  subject: Tagged,
  items: readonly FiscalItem[],
): readonly PlacedFinding[] {
  const named = /bill/.test(subject.figure.metric)
    ? /(?:excl|without|ex )/.test(subject.figure.metric)
      ? ["excluding-bills"]
      : ["including-bills"]
    : ["excluding-bills", "including-bills"];
  const candidates = named.flatMap((definition) => {
    const all = items.filter((item) => item.item === `boj.jgb-share.${definition}`);
    const dated = subject.figure.period
      ? all.filter((item) => item.period.startsWith(subject.figure.period.slice(0, 7)))
      : all;
    return newest(dated) ?? [];
  });
  if (candidates.length === 0) return [];
  const arithmetic = candidates.map((item) => `${show(item.value)} % [${nameOf(item)}]`).join("; ");
  const match = candidates.find((item) => agrees(subject.figure, item.value));
  const stated = subject.figure.period !== "" && named.length === 1;
  if (match && (stated || candidates.length === 1))
    return [finding(rule, subject, [], "consistent", arithmetic, match.value)];
  if (match)
    return [
      finding(
        rule,
        subject,
        [],
        "assumption",
        arithmetic,
        match.value,
        `read as ${match.item.split(".").at(-1)!.replace("-", " ")}, ${match.period}; neither date nor definition is stated`,
      ),
    ];
  const values = candidates.map((item) => item.value);
  const inside = middle(subject.stated!) >= Math.min(...values) && middle(subject.stated!) <= Math.max(...values);
  return [
    finding(
      rule,
      subject,
      [],
      inside ? "assumption" : "contradicted",
      arithmetic,
      values[0]!,
      ...(inside ? ["another date or definition than the newest ones"] : []),
    ),
  ];
}

function judgeDebt(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  items: readonly FiscalItem[],
): readonly PlacedFinding[] {
  const year = /\d{4}/.exec(subject.figure.period)?.[0] ?? context.today.slice(0, 4);
  const vintages = items.filter((item) => item.item.startsWith("gross-debt.to-gdp") && item.period.startsWith(year));
  // Net debt is another quantity, for which no item is stored.
  if (/\bnet\b/.test(subject.figure.metric.toLowerCase())) return [];
  const latest = vintages.reduce<FiscalItem | undefined>(
    (best, item) => (!best || item.published > best.published ? item : best),
    undefined,
  );
  if (!latest) return [];
  const factor = subject.tag.unit === "percent" ? 1 : 0.01;
  const arithmetic = `${show(latest.value)} % [${nameOf(latest)}]`;
  if (agrees(subject.figure, latest.value * factor))
    return [finding(rule, subject, [], "consistent", arithmetic, latest.value * factor)];
  const near = Math.abs(middle(subject.stated!) / (latest.value * factor) - 1) <= 0.2;
  return [
    finding(
      rule,
      subject,
      [],
      near ? "assumption" : "contradicted",
      arithmetic,
      latest.value * factor,
      ...(near ? ["another vintage or definition of debt (central, general, gross)"] : []),
    ),
  ];
}

function judgeStimulus(
  rule: { readonly id: string },
  subject: Tagged,
  items: readonly FiscalItem[],
): readonly PlacedFinding[] {
  const sizes = items.filter(
    (item) =>
      /^stimulus-package\.(?:planned-size|state-funds|general-account|project-size)/.test(item.item) &&
      item.unit === "JPY tn",
  );
  if (sizes.length === 0 || subject.tag.currency !== "jpy") return [];
  const trillion = 1e12;
  const arithmetic = sizes.map((item) => `${show(item.value)} tn [${nameOf(item)}]`).join("; ");
  const match = sizes.find((item) => agrees(subject.figure, item.value * trillion));
  return [
    match
      ? finding(rule, subject, [], "consistent", arithmetic, match.value * trillion)
      : finding(
          rule,
          subject,
          [],
          "assumption",
          arithmetic,
          sizes[0]!.value * trillion,
          "another measure of the package's size",
        ),
  ];
}

function judgeService(context: AuditContext, rule: { readonly id: string }, subject: Tagged): readonly PlacedFinding[] {
  const ratios = debtServiceRatios(fiscalItems(context.facts));
  const wanted = /debt[- ]service/.test(subject.figure.metric.toLowerCase()) ? "total" : "interest";
  const plain = ratios.find((ratio) => ratio.of === wanted) ?? ratios[0];
  if (!plain || (subject.figure.period !== "" && !subject.figure.period.includes(plain.year))) return [];
  const arithmetic = ratios.map((ratio) => ratio.words).join("; ");
  if (agrees(subject.figure, plain.percent))
    return [finding(rule, subject, [], "consistent", arithmetic, plain.percent)];
  const other = ratios.find((ratio) => agrees(subject.figure, ratio.percent));
  return [
    other
      ? finding(rule, subject, [], "assumption", arithmetic, plain.percent, `read as ${other.of} over tax revenue`)
      : finding(rule, subject, [], "contradicted", arithmetic, plain.percent),
  ];
}

/** Names of budget items for the amounts that a note states; projections name the first one otherwise. */
const stems: Readonly<Partial<Record<Quantity, readonly string[]>>> = {
  budget: ["general-account.total", "general-account-total"],
  "debt-service": ["debt-service.total", "debt-service"],
  "interest-cost": ["interest"],
  "redemption-cost": ["redemption"],
  "tax-revenue": ["tax-revenue"],
  "bond-issuance": ["new-bond-issuance"],
};

const budgetQuantities = Object.keys(stems) as Quantity[];

/** An amount of a fiscal year against every stage of that budget: request, draft, initial, supplementary, outturn. */
function judgeBudget(
  rule: { readonly id: string },
  subject: Tagged,
  items: readonly FiscalItem[],
): readonly PlacedFinding[] {
  const { period } = subject;
  const names = stems[subject.tag.quantity!] ?? [];
  if (period?.kind !== "fiscal" || period.quarter !== undefined || subject.tag.currency !== "jpy") return [];
  const year = items.filter((item) => item.period === `FY${period.year}` && item.unit === "JPY tn");
  const budget = year.filter((item) => names.some((name) => item.item.startsWith(`${name}.`)));
  const projected = year.filter((item) =>
    names.some((name) => /^projection/.test(item.item) && item.item.endsWith(`.${name}`)),
  );
  const candidates = [...budget, ...projected];
  const first = candidates[0];
  if (!first) return [];
  const trillion = 1e12;
  const arithmetic = candidates.map((item) => `${show(item.value)} tn [${nameOf(item)}]`).join("; ");
  const match = candidates.find((item) => agrees(subject.figure, item.value * trillion));
  if (match) return [finding(rule, subject, [], "consistent", arithmetic, match.value * trillion)];
  const values = candidates.map((item) => item.value * trillion);
  const stated = middle(subject.stated!);
  // Budgets are restated between stages; a number among or near the stages may be one that is not stored.
  const near = stated >= Math.min(...values) * 0.97 && stated <= Math.max(...values) * 1.03;
  return [
    near || budget.length === 0
      ? finding(
          rule,
          subject,
          [],
          "assumption",
          arithmetic,
          first.value * trillion,
          "another stage of the budget, or another projection",
        )
      : finding(rule, subject, [], "contradicted", arithmetic, first.value * trillion),
  ];
}

export const factFiscal = defineRule({
  id: "fact-fiscal",
  title: "Public finance against budget and debt tables",
  explanation:
    "Debt ratios, the central bank's share and budget ratios against the newest published item of the same definition; where a note states no date or definition, the one that fits is the reading.",
  links: undefined,
  apply: (context, rule) => {
    const items = fiscalItems(context.facts);
    if (items.length === 0) return [];
    return context
      .of("central-bank-share", "debt-to-gdp", "stimulus", "debt-service-ratio", ...budgetQuantities)
      .flatMap((subject) => {
        const { quantity, entity } = subject.tag;
        if (entity.name !== "japan" && entity.name !== "boj") return [];
        if (quantity === "central-bank-share") return judgeShare(rule, subject, items);
        if (quantity === "debt-to-gdp") return judgeDebt(context, rule, subject, items);
        if (quantity !== undefined && stems[quantity]) return judgeBudget(rule, subject, items);
        if (quantity === "stimulus") return judgeStimulus(rule, subject, items);
        return looksAhead(subject) ? [] : judgeService(context, rule, subject);
      });
  },
});
