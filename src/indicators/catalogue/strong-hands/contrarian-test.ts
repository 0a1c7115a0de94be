import { mean } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { addDays, type LocalDate } from "../../../core/time.ts";
import { byDay } from "../../by-day.ts";

import { defineIndicator, history, parameter, reading, type SeriesWindow } from "../../define.ts";

const quietDays = 60;
const horizons = [
  [30, "oneMonth"],
  [91, "threeMonths"],
  [182, "sixMonths"],
] as const;
const headline = 91;
/** Fewer completed events than this are a story, not a test. */
const eventsLeast = 3;

/** Is panic a buying signal? What BTC did after the index fell to panic for the first time in 60 days. */
export const contrarianTest = defineIndicator({
  id: "contrarian-test",
  title: "BTC after the first panic in 60 days, against all days",
  section: "strong-hands",
  unit: "ratio",
  formula:
    "mean simple return of BTC over the 91 days after each first Fear & Greed at or below the threshold in 60 days (all 60 known), less the mean over all known days; 30 and 182 days the same way; events whose horizon has not passed are not counted; at least 3 completed events; interval from the lowest to the highest event",
  meaning: "Positive with many events, panic has been a signal to buy; with few events nobody can know.",
  reference: "models 10.5",
  inputs: {
    index: history("crypto.fear-greed", 1),
    closes: history("btc.close", 1),
    panic: parameter("fear-greed-panic"),
  },
  compute: ({ index, closes, panic }) => {
    const events = firstPanics(index, panic);
    const prices = byDay(closes);
    const after = (days: number) => events.flatMap((day) => returnAfter(prices, day, days) ?? []);
    const completed = after(headline);
    if (completed.length < eventsLeast) {
      const detail = `${completed.length} of ${eventsLeast} completed events (${events.length} found, Fear & Greed known on ${index.values.length} days); more history from alternative-me/fear-greed`;
      return absent("warming-up", detail);
    }
    const all = (days: number) => mean(closes.observed.flatMap((day) => returnAfter(prices, day, days) ?? []));
    const excess = (days: number): number | null => {
      const returns = after(days);
      return returns.length > 0 ? mean(returns) - all(days) : null;
    };
    const everyDay = all(headline);
    return reading(mean(completed) - everyDay, {
      interval: {
        lo: Math.min(...completed) - everyDay,
        hi: Math.max(...completed) - everyDay,
        method: "lowest to highest event, not a confidence interval",
        n: completed.length,
      },
      details: {
        events: events.length,
        completed: completed.length,
        allDays: everyDay,
        lastEvent: events.at(-1)!,
        ...Object.fromEntries(horizons.map(([days, name]) => [name, excess(days)])),
      },
    });
  },
});

/** Days at or below the threshold whose 60 days before are all known and all above it. */
function firstPanics(index: SeriesWindow, panic: number): string[] {
  const found: string[] = [];
  let knownAbove = 0;
  for (const [i, day] of index.observed.entries()) {
    const follows = i > 0 && addDays(index.observed[i - 1]!.slice(0, 10) as LocalDate, 1) === day.slice(0, 10);
    if (!follows) knownAbove = 0;
    if (index.values[i]! > panic) knownAbove += 1;
    else {
      if (knownAbove >= quietDays) found.push(day.slice(0, 10));
      knownAbove = 0;
    }
  }
  return found;
}

function returnAfter(prices: ReadonlyMap<string, number>, day: string, days: number): number | undefined {
  const now = prices.get(day);
  const then = prices.get(addDays(day as LocalDate, days));
  return now !== undefined && then !== undefined && now > 0 ? then / now - 1 : undefined;
}
