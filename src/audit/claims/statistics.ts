/** Changes of stored series, paired by date, for the statistical tests of claims. */
import type { Fact, FactBook } from "../facts/fact-book.ts";

export type ChangeKind = "difference" | "log";

export const changeOf = (kind: ChangeKind, from: Fact, to: Fact): number =>
  kind === "log" ? Math.log(to.value / from.value) : to.value - from.value;

export interface Pairs {
  readonly dates: readonly string[];
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Longest gap in calendar days over which a change still counts as one session's. */
const longestGapDays = 6;

/**
 * Changes of two series between dates on which both were observed, the last `count` of them up to a day, oldest first.
 * The run of sessions is unbroken: what lies before a gap of more than six days, as between two stored episodes, is
 * left out, so that episodes are never pooled.
 */
export function pairedChanges(
  facts: FactBook,
  a: { readonly series: string; readonly kind: ChangeKind },
  b: { readonly series: string; readonly kind: ChangeKind },
  upTo: string,
  count: number,
): Pairs {
  const from = "1900-01-01";
  const second = new Map(facts.between(b.series, from, upTo).map((fact) => [fact.date, fact]));
  const common = facts.between(a.series, from, upTo).flatMap((fact) => {
    const other = second.get(fact.date);
    return other ? [[fact, other] as const] : [];
  });
  const changes = common.slice(1).flatMap(([x, y], i) => {
    const [x0, y0] = common[i]!;
    const days = (Date.parse(x.date) - Date.parse(x0.date)) / 86_400_000;
    return days <= longestGapDays ? [{ date: x.date, x: changeOf(a.kind, x0, x), y: changeOf(b.kind, y0, y) }] : [];
  });
  const gap = changes.findLastIndex(
    (change, i) => i > 0 && Date.parse(change.date) - Date.parse(changes[i - 1]!.date) > longestGapDays * 86_400_000,
  );
  const kept = changes.slice(Math.max(0, gap)).slice(-count);
  return { dates: kept.map((c) => c.date), first: kept.map((c) => c.x), second: kept.map((c) => c.y) };
}

/** Simple return of a series over its last `sessions` sessions up to a day; undefined with too few. */
export function returnOver(facts: FactBook, series: string, upTo: string, sessions: number): number | undefined {
  const all = facts.between(series, "1900-01-01", upTo);
  const [to, from] = [all.at(-1), all.at(-1 - sessions)];
  return to && from && to.date.slice(0, 10) === upTo ? to.value / from.value - 1 : undefined;
}
