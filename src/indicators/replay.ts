/** Results of a fold over days, kept: asked again for the same days and a few more, only what is new is computed. */

/** A state that takes in one day after another. */
export interface Fold<Result> {
  next(values: readonly (number | null)[]): Result;
  copy(): Fold<Result>;
}

type Columns = readonly (readonly (number | null)[])[];

/** Days before the newest that may still change, because a market's close arrives late. */
const unsettled = 20;

/**
 * What a fresh fold would give for every day, whatever was asked before: days are compared value by value, and the fold
 * goes on from a copy that it made before the first day that differs.
 */
export class Replay<Result> {
  readonly #start: () => Fold<Result>;
  #columns: Columns = [];
  #results: readonly Result[] = [];
  #kept: { readonly day: number; readonly fold: Fold<Result> } | undefined;

  constructor(start: () => Fold<Result>) {
    this.#start = start;
  }

  /** Equally long columns, oldest day first; one result a day. */
  run(columns: Columns): readonly Result[] {
    const days = columns[0]?.length ?? 0;
    const same = this.#sameDays(columns, days);
    if (same === days && days === this.#results.length) return this.#results;
    const kept = this.#kept !== undefined && this.#kept.day <= same ? this.#kept : { day: 0, fold: this.#start() };
    const fold = kept.fold.copy();
    const results = this.#results.slice(0, kept.day);
    const settled = Math.max(kept.day, days - unsettled);
    for (let t = kept.day; t < days; t++) {
      if (t === settled) this.#kept = { day: t, fold: fold.copy() };
      results.push(fold.next(columns.map((column) => column[t]!)));
    }
    this.#columns = columns;
    this.#results = results;
    return results;
  }

  /** Days from the first that have the values of last time. */
  #sameDays(columns: Columns, days: number): number {
    if (columns.length !== this.#columns.length) return 0;
    let same = Math.min(days, this.#results.length);
    for (const [k, column] of columns.entries()) {
      const before = this.#columns[k]!;
      let t = 0;
      if (column !== before) while (t < same && column[t] === before[t]) t++;
      else t = same;
      same = t;
    }
    return same;
  }
}
