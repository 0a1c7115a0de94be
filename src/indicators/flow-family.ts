/** Money into and out of spot ETFs: a family, one small file for each asset. */

import { sum } from "simple-statistics";
import { findSeries } from "../market/series-catalogue.ts";
import { defineIndicator, type IndicatorDefinition, reading, recent } from "./define.ts";
import { contiguousTail, tooShort } from "./windows.ts";

/** The indicator "net flow of the last day" of a group of funds, US dollars, negative for money leaving. */
export function flowIndicator({
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
  return defineIndicator({
    id,
    title: `${name}, net flow of the last session`,
    section: "price-action",
    unit: "usd",
    formula:
      "sum over the funds of creations less redemptions on the last session reported; sums over 5 sessions and over the calendar month to date; rank among the last 250 known (1 is the largest outflow)",
    meaning,
    reference: "models 5 and 7",
    inputs: { flows: recent(250, series, 1) },
    compute: ({ flows }) => {
      const tail = contiguousTail(flows);
      const n = tail.values.length;
      if (n < 1) return tooShort(name, n, 1, definition.sources[0]);
      const flow = tail.values[n - 1]!;
      const day = tail.observed[n - 1]!;
      const month = day.slice(0, 7);
      const first = tail.observed.findIndex((d) => d.startsWith(month));
      // A month that began before the known history has no sum to date.
      const wholeMonth = first > 0 || day.slice(8) === "01";
      let outflowDays = 0;
      while (outflowDays < n && tail.values[n - 1 - outflowDays]! < 0) outflowDays += 1;
      return reading(flow, {
        details: {
          session: day,
          sum5: n >= 5 ? sum(tail.values.slice(-5)) : null,
          monthToDate: wholeMonth ? sum(tail.values.slice(first)) : null,
          month,
          outflowRank: tail.values.filter((v) => v < flow).length + 1,
          sessionsKnown: n,
          since: tail.observed[0]!,
          outflowSessionsInARow: outflowDays,
        },
      });
    },
  });
}
