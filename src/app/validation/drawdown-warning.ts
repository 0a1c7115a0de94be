/** Whether a high score comes before falls of shares more often than a high VIX does. */
import { auroc, RankedSample } from "../../core/math/rank-statistics.ts";
import { type BootstrapOptions, bootstrapIntervals } from "../../core/random/bootstrap-interval.ts";
import type { SeriesWindow } from "../../indicators/define.ts";
import { deepestDrawdown } from "../../models/price-action/drawdown.ts";
import { type PerScorer, type ScoredSession, scorers } from "./stress-sample.ts";

export interface Interval {
  readonly lo: number;
  readonly hi: number;
}
export interface DrawdownWarning {
  readonly market: string;
  readonly from: string;
  readonly to: string;
  readonly sessions: number;
  /** Sessions followed by the fall, and how many separate spells they make. */
  readonly eventSessions: number;
  readonly spells: number;
  readonly auroc: PerScorer<{ readonly value: number; readonly interval: Interval | null }>;
  /** Against the VIX: positive where the score does better. */
  readonly lessVix: Readonly<
    Record<"index" | "challenger", { readonly value: number; readonly interval: Interval | null }>
  >;
}

const horizon = 20;
export const fall = 0.1;

/** Undefined where no session, or every one, is followed by the fall. */
export function drawdownWarning(
  market: string,
  closes: SeriesWindow,
  scored: readonly ScoredSession[],
  options: BootstrapOptions,
): DrawdownWarning | undefined {
  const at = new Map(closes.observed.map((day, i) => [day, i]));
  const rows = scored.flatMap((row) => {
    const i = at.get(row.session);
    if (i === undefined || i + horizon >= closes.values.length) return [];
    return [{ row, isEvent: deepestDrawdown(closes.values.slice(i, i + horizon + 1)) < -fall }];
  });
  const events = Uint8Array.from(rows, ({ isEvent }) => (isEvent ? 1 : 0));
  const samples = scorers.map((scorer) => new RankedSample(rows.map(({ row }) => row[scorer])));
  const areas = (positions?: Uint32Array) => samples.map((sample) => auroc(sample, events, positions));
  const withDifferences = (positions?: Uint32Array) => {
    const [index, challenger, vix] = areas(positions);
    if (index === undefined || challenger === undefined || vix === undefined) return undefined;
    return [index, challenger, vix, index - vix, challenger - vix];
  };
  const values = rows.length === 0 ? undefined : withDifferences();
  if (!values) return undefined;
  const intervals = bootstrapIntervals(
    rows.length,
    options,
    (positions) => withDifferences(positions) ?? values.map(() => undefined),
  );
  const of = (k: number) => ({ value: values[k]!, interval: intervals[k] ?? null });
  return {
    market,
    from: rows[0]!.row.session,
    to: rows.at(-1)!.row.session,
    sessions: rows.length,
    eventSessions: events.reduce((sum, event) => sum + event, 0),
    spells: spellsOf(events),
    auroc: { index: of(0), challenger: of(1), vix: of(2) },
    lessVix: { index: of(3), challenger: of(4) },
  };
}

/** Runs of event sessions that lie more than the horizon apart. */
function spellsOf(events: Uint8Array): number {
  let spells = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const [i, event] of events.entries()) {
    if (event === 0) continue;
    if (i - last > horizon) spells += 1;
    last = i;
  }
  return spells;
}
