/** How far an asset stands below its highest close of a year: a family, one small file for each asset. */

import { absent } from "../core/outcome.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { drawdownFrom } from "../models/price-action/drawdown.ts";
import { defineIndicator, type IndicatorDefinition, reading, recent } from "./define.ts";
import { contiguousTail, lastOf, tooShort } from "./windows.ts";

/** The indicator "drawdown from the high of a year" of an asset: a ratio, never positive, closes only. */
export function drawdownIndicator({
  id,
  series,
  name,
  meaning,
}: {
  readonly id: string;
  readonly series: string;
  readonly name: string;
  readonly meaning: string;
}): IndicatorDefinition {
  const definition = findSeries(series);
  if (!definition) throw new Error(`indicator ${id}: series ${series} is not declared`);
  const year = definition.calendar === "utc-daily" ? 365 : 252;
  const sessions = definition.calendar === "utc-daily" ? "UTC days" : "sessions";
  return defineIndicator({
    id,
    title: `${name}, drawdown from the high of a year`,
    section: "price-action",
    unit: "ratio",
    formula: `last close / highest close of the last ${year} ${sessions} - 1 (closes, not intraday highs); needs the whole year without a gap`,
    meaning,
    reference: "models 5",
    inputs: { closes: recent(year, series, 2) },
    compute: ({ closes }) => {
      const tail = lastOf(contiguousTail(closes), year);
      if (tail.values.length < year) return tooShort(name, tail.values.length, year, definition.sources[0]);
      if (tail.values.some((close) => !(close > 0)))
        return absent("undefined-result", `${name} has a close that is not positive: it has no drawdown`);
      let top = 0;
      for (const [i, close] of tail.values.entries()) if (close >= tail.values[top]!) top = i;
      return reading(drawdownFrom(tail.values), {
        details: {
          level: tail.values.at(-1)!,
          high: tail.values[top]!,
          highOn: tail.observed[top]!,
          sessionsSince: tail.values.length - 1 - top,
        },
      });
    },
  });
}
