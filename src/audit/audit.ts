/** The audit of a note's figures: every rule over the tagged figures, one verdict a figure. Pure. */
import { formatInstant, type Instant } from "../core/time.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { attribute } from "./attribution.ts";
import { type AuditContext, createContext, type Tagged } from "./context.ts";
import { finding, type PlacedFinding, type RuleDefinition } from "./define.ts";
import type { Figure } from "./figure.ts";
import { showInterval } from "./printed.ts";
import { defaultReadings, type Readings } from "./readings.ts";
import { rules } from "./rules/index.ts";
import { type Finding, type Verdict, verdicts, worstOf } from "./verdict.ts";

export interface AuditedFigure {
  readonly id: string;
  readonly verdict: Verdict;
  /** Worst first. Never empty: a figure that nothing checks says why. */
  readonly findings: readonly Finding[];
}

export interface FigureAudit {
  /** ISO 8601, UTC. */
  readonly asOf: string;
  /** In the order of the file. */
  readonly items: readonly AuditedFigure[];
}

const nothing = { id: "nothing-to-check-against" };

/** Why no rule said anything of a figure. */
function silent(entry: Tagged, used: ReadonlySet<string>, hasFacts: boolean): PlacedFinding {
  const where = hasFacts
    ? "no figure of the file and no fact known at the as-of"
    : "no figure of the file (no facts were given)";
  const reason =
    typeof entry.figure.value === "string"
      ? "stated in words or as a date, which no rule turns into a number"
      : used.has(entry.id)
        ? `an input of other figures; ${where} gives it a second time`
        : `${where} gives the same quantity`;
  const scaled = (x: number) => Number((x / entry.figure.scale).toPrecision(12));
  const words = entry.stated
    ? showInterval({ low: scaled(entry.stated.low), high: scaled(entry.stated.high) })
    : String(entry.figure.value);
  return finding(
    nothing,
    entry,
    [],
    "uncheckable",
    `${entry.figure.subject}, ${entry.figure.metric}: ${words} ${entry.figure.unit}`,
    null,
    reason,
  );
}

/**
 * A fault found by words alone needs every word read: "data centre revenue" is not revenue. A link says what belongs
 * together, so a finding by a link stands.
 */
function tempered(rule: RuleDefinition, context: AuditContext, id: string, found: Finding): Finding {
  if (found.verdict !== "inconsistent" && found.verdict !== "contradicted") return found;
  const subject = context.get(id)!;
  if (rule.links && subject.figure.links.some((link) => rule.links!.test(link.rule.toLowerCase()))) return found;
  const involved = [subject, ...found.with.flatMap((other) => context.get(other) ?? [])];
  // A narrowing word that two of the figures share is matched: cloud revenue grows from cloud revenue.
  const all = involved.flatMap((entry) => [...new Set(entry.tag.unread)]);
  const unread = [...new Set(all)].filter((word) => all.filter((other) => other === word).length < 2);
  if (unread.length === 0) return found;
  const words = unread.map((word) => `"${word}"`).join(", ");
  return {
    ...found,
    verdict: "uncheckable",
    reading: `unknown metric: ${words} may narrow what is meant and is not in the vocabulary`,
  };
}

const rank = (found: Finding) => verdicts.indexOf(found.verdict);

/** One rule may meet one relation through a link and through the words: it is said once. */
function distinct(found: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return found.filter((entry) => {
    const key = JSON.stringify([entry.rule, entry.verdict, entry.arithmetic, [...entry.with].sort()]);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** Every rule over the figures, one verdict a figure, before faults are told apart. */
function judgeFigures(figures: readonly Figure[], context: AuditContext): readonly AuditedFigure[] {
  const placed = new Map<string, Finding[]>(figures.map((figure) => [figure.id, []]));
  const used = new Set<string>();
  for (const rule of rules)
    for (const { id, finding: found } of rule.apply(context, rule)) {
      placed.get(id)?.push(tempered(rule, context, id, found));
      for (const other of found.with) used.add(other);
    }
  return figures.map((figure): AuditedFigure => {
    const own = placed.get(figure.id)!;
    // An unknown metric that a link explains is known after all.
    const informed = own.filter((entry) => !(entry.rule === "unknown-metric" && own.length > 1));
    const all = informed.length > 0 ? informed : [silent(context.get(figure.id)!, used, context.facts.present).finding];
    const findings = distinct(all).toSorted((a, b) => rank(a) - rank(b));
    return { id: figure.id, verdict: worstOf(findings), findings };
  });
}

/**
 * Judges every figure by every rule, with the facts that the view holds at the as-of; without a view only the relations
 * between the figures are checked. The result depends on what figures say, never on their ids or their order.
 */
export function auditFigures(
  figures: readonly Figure[],
  view: AsOfView | undefined,
  asOf: Instant,
  readings: Readings = defaultReadings,
): FigureAudit {
  const judge = (list: readonly Figure[]) => judgeFigures(list, createContext(list, view, asOf, readings));
  const items = attribute(figures, judge(figures), judge);
  return { asOf: formatInstant(asOf), items };
}

export { type Figure, parseFigures } from "./figure.ts";
export type { Amount, Finding, Verdict } from "./verdict.ts";
