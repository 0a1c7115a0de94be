/** All indicators over an index in memory that holds whatever rows a test gives, or everything packaged. For tests only. */
import { viewOf as cutView, loadHistory } from "../../src/app/view.ts";
import type { Instant } from "../../src/core/time.ts";
import { indicators } from "../../src/indicators/catalogue/index.ts";
import type { IndicatorResult } from "../../src/indicators/define.ts";
import { runIndicators } from "../../src/indicators/run.ts";
import type { AsOfView } from "../../src/market/as-of-view.ts";
import type { ObservationRow, RecordRow } from "../../src/market/observation.ts";
import { getParameter } from "../../src/parameters/catalogue.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { packagedFiles, packagedRecords, packagedRows } from "./packaged-view.ts";

export const defaults = (id: string): number => getParameter(id).value;
export const runAll = (view: AsOfView) => runIndicators(indicators, view, defaults);

/** Everything of a result but the traces, which are functions. */
export const plain = (results: ReadonlyMap<string, IndicatorResult>) =>
  Object.fromEntries(
    [...results].map(([id, { outcome, last, observed, uses }]) => [
      id,
      { outcome, last, observed, uses: uses.map(({ trace, ...use }) => ({ ...use, traced: typeof trace })) },
    ]),
  );

/** An index over whatever rows are given, with the history that its views are cut from. */
export async function indexOf(rows: readonly ObservationRow[], records: readonly RecordRow[]) {
  const store = new MemoryStore();
  const seqs = [...new Set([...rows, ...records].map((row) => row.seq))].sort((a, b) => a - b);
  const head = Math.max(packagedFiles, seqs.at(-1) ?? 0);
  const bySeq = <T extends { seq: number }>(list: readonly T[]): ReadonlyMap<number, readonly T[]> => {
    const groups = new Map<number, T[]>(seqs.map((seq) => [seq, []]));
    for (const one of list) groups.get(one.seq)!.push(one);
    return groups;
  };
  const [rowGroups, recordGroups] = [bySeq(rows), bySeq(records)];
  const batches = seqs.map((seq) => ({ seq, rows: rowGroups.get(seq)!, records: recordGroups.get(seq)! }));
  await store.append(batches, head);
  const history = await loadHistory(store, head);
  return { history, head, at: (asOf: Instant): AsOfView => cutView(history, { asOf, head }) };
}
export const packagedIndex = () => indexOf(packagedRows, packagedRecords);
