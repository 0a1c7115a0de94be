/** One asset's last session and its moves over longer windows: a family, one small file for each asset of the note. */

import { absent, type Outcome } from "../core/outcome.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { moveOver } from "../models/price-action/moves.ts";
import { rankLastMove } from "../models/price-action/record-rank.ts";
import {
  defineIndicator,
  type IndicatorDefinition,
  type Reading,
  reading,
  recent,
  type SeriesWindow,
} from "./define.ts";
import { contiguousTail, tooShort } from "./windows.ts";

/** Sessions of a year, and with them the longest window; crypto trades every day. */
const yearOf = (calendar: string): number => (calendar === "utc-daily" ? 365 : 252);
const windows = [5, 21, 63] as const;

interface MovedAsset {
  /** `<asset>-change`, as the file is named. */
  readonly id: string;
  readonly series: string;
  /** As a person writes it. */
  readonly name: string;
  readonly meaning: string;
}

/** The indicator "move of the last session" of an asset, a simple return. */
export function moveIndicator({ id, series, name, meaning }: MovedAsset): IndicatorDefinition {
  const definition = findSeries(series);
  if (!definition) throw new Error(`indicator ${id}: series ${series} is not declared`);
  const year = yearOf(definition.calendar);
  const session = definition.calendar === "utc-daily" ? "UTC day" : "session";
  return defineIndicator({
    id,
    title: `${name}, move of the last ${session}`,
    section: "price-action",
    unit: "change",
    formula: `last close / close of the ${session} before - 1, simple; moves over 5, 21, 63 and ${year} ${session}s the same way, trailing, none across a gap of more than 10 days; size ranked among the known moves of the last ${year} (1 is the largest)`,
    meaning,
    reference: "models 5",
    inputs: { closes: recent(year + 1, series, 2) },
    compute: ({ closes }) => lastMove(closes, { name, year, source: definition.sources[0] }),
  });
}

function lastMove(closes: SeriesWindow, asset: { name: string; year: number; source: string }): Outcome<Reading> {
  const tail = contiguousTail(closes);
  const n = tail.values.length;
  if (n < 2) return tooShort(asset.name, n, 2, asset.source);
  if (tail.values.some((close) => !(close > 0)))
    return absent("undefined-result", `${asset.name}: a close that is not positive has no return`);
  const over = (sessions: number): number | null => moveOver(tail.values, sessions)?.simpleReturn ?? null;
  const moves = tail.values.slice(1).map((close, i) => close / tail.values[i]! - 1);
  const { rank } = rankLastMove(moves);
  return reading(moves.at(-1)!, {
    details: {
      session: tail.observed[n - 1]!,
      level: tail.values[n - 1]!,
      before: tail.values[n - 2]!,
      beforeOn: tail.observed[n - 2]!,
      ...Object.fromEntries(windows.map((sessions) => [`move${sessions}`, over(sessions)])),
      [`move${asset.year}`]: over(asset.year),
      sizeRank: rank,
      movesKnown: moves.length,
      since: tail.observed[0]!,
    },
  });
}
