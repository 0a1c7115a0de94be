/**
 * Whether the rows of a segment can be believed beside those of the segment before. A segment only adds to the end, so the
 * newest values are all that is needed: no history is read. The limit is the series' own (`maxJump`).
 */
import { observedAt } from "../../core/time.ts";
import { insideValue } from "../../market/inside-value.ts";
import type { ParsedRow } from "../../market/observation.ts";
import { describeMaxJump, isJump } from "../../market/plausible.ts";
import { findSeries } from "../../market/series-catalogue.ts";

interface Heard {
  readonly at: number;
  readonly value: number;
}

export class HeardValues {
  private readonly good = new Map<string, Heard>();
  /** Held back, and believed when the next segment says the same. */
  private readonly doubted = new Map<string, Heard>();
  private readonly sources = new Set<string>();

  /** Whether values of the source are known, from this run or from `know`. */
  knows(source: string): boolean {
    return this.sources.has(source);
  }

  /** What an earlier run has left: the rows of its newest segment. */
  know(source: string, rows: readonly ParsedRow[]): void {
    this.sources.add(source);
    for (const row of rows) this.take(row);
  }

  /** Why each row of a segment cannot be believed, by position; the others become the newest. */
  doubts(source: string, rows: readonly ParsedRow[], because: Map<number, string>): void {
    this.sources.add(source);
    rows.forEach((row, n) => {
      if (because.has(n)) return;
      const series = findSeries(row.series);
      const value = insideValue(Number(row.text), row.unit);
      if (series === undefined || value === undefined) return;
      const now = { at: observedAt(row.observed), value };
      const isFar = (from: Heard | undefined) =>
        from !== undefined && isJump(series, from.value, value, now.at - from.at);
      const before = this.good.get(row.series);
      const doubted = this.doubted.get(row.series);
      const isConfirmed = doubted !== undefined && doubted.at < now.at && !isFar(doubted);
      if (!isFar(before) || isConfirmed) this.take(row);
      else {
        if (doubted === undefined || doubted.at < now.at) this.doubted.set(row.series, now);
        because.set(
          n,
          `${row.text} ${row.unit} jumps from ${before!.value} to ${value} (${series.unit}), more than ${describeMaxJump(series)}`,
        );
      }
    });
  }

  private take({ series, text, unit, observed }: ParsedRow): void {
    const value = insideValue(Number(text), unit);
    const at = observedAt(observed);
    // The same segment may be read again; an older one changes nothing.
    if (value === undefined || at < (this.good.get(series)?.at ?? 0)) return;
    this.good.set(series, { at, value });
    if ((this.doubted.get(series)?.at ?? 0) < at) this.doubted.delete(series);
  }
}
