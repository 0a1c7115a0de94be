/**
 * Which figure is at fault when several disagree. A figure flagged only because of another that is itself at fault is
 * cleared: when the other is set to what its own check expects, the first holds, and not the other way round.
 */
import type { AuditedFigure } from "./audit.ts";
import type { Figure } from "./figure.ts";
import type { Finding, Verdict } from "./verdict.ts";
import { worstOf } from "./verdict.ts";

const isFault = (verdict: Verdict): boolean => verdict === "inconsistent" || verdict === "contradicted";

/** The most suspects that are tried, since each is one more pass over the file. */
const mostSuspects = 25;

/** What the worst finding expects instead, in the figure's unit as written; undefined where that is no single number. */
function correctionOf(item: AuditedFigure): number | undefined {
  const worst = item.findings.find((found) => found.verdict === item.verdict);
  return typeof worst?.expected === "number" ? worst.expected : undefined;
}

const corrected = (figures: readonly Figure[], id: string, value: number): readonly Figure[] =>
  figures.map((figure) => (figure.id === id ? { ...figure, value: value * figure.scale } : figure));

/** Faults that name another faulty figure among their inputs, by that figure. */
function accusedThrough(items: readonly AuditedFigure[]): ReadonlyMap<string, readonly string[]> {
  const faulty = new Set(items.filter((item) => isFault(item.verdict)).map((item) => item.id));
  const through = new Map<string, string[]>();
  for (const item of items)
    if (item.verdict === "inconsistent")
      for (const other of new Set(
        item.findings.filter((found) => isFault(found.verdict)).flatMap((found) => found.with),
      ))
        if (faulty.has(other)) through.set(other, [...(through.get(other) ?? []), item.id]);
  return through;
}

function cleared(item: AuditedFigure, culprit: Figure, value: number): AuditedFigure {
  const findings = item.findings.map(
    (found): Finding =>
      isFault(found.verdict)
        ? {
            ...found,
            verdict: "assumption",
            reading: `holds once "${culprit.subject}, ${culprit.metric}" is ${value} ${culprit.unit}, as its own check gives`,
          }
        : found,
  );
  return { ...item, verdict: worstOf(findings), findings };
}

/** A figure that a public fact confirms is not at fault in a relation with one that a public fact contradicts. */
function confirmed(item: AuditedFigure, verdictOf: (id: string) => Verdict | undefined): AuditedFigure {
  const byFact = item.findings.some((found) => found.verdict === "consistent" && found.rule.startsWith("fact-"));
  const faults = item.findings.filter((found) => isFault(found.verdict));
  const others = faults.every((found) => found.with.some((id) => verdictOf(id) === "contradicted"));
  if (item.verdict !== "inconsistent" || !byFact || !others) return item;
  const findings = item.findings.map(
    (found): Finding =>
      isFault(found.verdict)
        ? { ...found, verdict: "assumption", reading: "a public fact confirms this figure and contradicts the other" }
        : found,
  );
  return { ...item, verdict: worstOf(findings), findings };
}

/** Clears the figures whose fault is another's. `judge` repeats the audit on changed figures. */
export function attribute(
  figures: readonly Figure[],
  judged: readonly AuditedFigure[],
  judge: (figures: readonly Figure[]) => readonly AuditedFigure[],
): readonly AuditedFigure[] {
  const verdictOf = new Map(judged.map((item) => [item.id, item.verdict]));
  const items = judged.map((item) => confirmed(item, (id) => verdictOf.get(id)));
  const through = accusedThrough(items);
  const byId = new Map(items.map((item) => [item.id, item]));
  const clears = new Map<string, ReadonlySet<string>>();
  const tried = (id: string): ReadonlySet<string> => {
    const known = clears.get(id);
    if (known) return known;
    const value = correctionOf(byId.get(id)!);
    const single = figures.some((figure) => figure.id === id && typeof figure.value === "number");
    let freed = new Set<string>();
    if (value !== undefined && single && clears.size < mostSuspects) {
      const after = new Map(judge(corrected(figures, id, value)).map((item) => [item.id, item.verdict]));
      if (!isFault(after.get(id)!))
        freed = new Set(
          items.filter((item) => isFault(item.verdict) && !isFault(after.get(item.id)!)).map((item) => item.id),
        );
    }
    clears.set(id, freed);
    return freed;
  };
  const culpritOf = new Map<string, string>();
  for (const [suspect, accused] of through)
    for (const id of accused) {
      if (id === suspect || !tried(suspect).has(id)) continue;
      // Each would clear the other: a public fact decides, else both stay.
      const mutual = tried(id).has(suspect);
      if (!mutual || byId.get(suspect)!.verdict === "contradicted") culpritOf.set(id, suspect);
    }
  return items.map((item) => {
    const culprit = culpritOf.get(item.id);
    // A culprit that is cleared itself cannot clear others.
    return culprit === undefined || culpritOf.has(culprit)
      ? item
      : cleared(item, figures.find((figure) => figure.id === culprit)!, correctionOf(byId.get(culprit)!)!);
  });
}
