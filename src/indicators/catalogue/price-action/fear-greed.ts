import { defineIndicator, history, reading } from "../../define.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

/** The publisher's own words for its bands. */
const bands = [
  [25, "extreme fear"],
  [46, "fear"],
  [54, "neutral"],
  [75, "greed"],
  [100, "extreme greed"],
] as const;

/** The mood of crypto by the publisher's index, which is made of volatility, volume, surveys and searches. */
export const fearGreed = defineIndicator({
  id: "fear-greed",
  title: "Crypto Fear & Greed index",
  section: "price-action",
  unit: "index-points",
  formula:
    "the publisher's value of the day, 0 to 100; rank from the lowest (1) and the last earlier day at or below it, within the known history without a gap",
  meaning:
    "At 25 or below most who would sell on mood have sold; it is not a buying signal until the contrarian test says so.",
  reference: "models 5 and 10.5",
  inputs: { index: history("crypto.fear-greed", 1) },
  compute: ({ index }) => {
    const { observed, values } = contiguousTail(index);
    const n = values.length;
    const level = values.at(-1);
    if (level === undefined) return tooShort("Fear & Greed", n, 1, "alternative-me/fear-greed");
    const equal = values.slice(0, -1).findLastIndex((value) => value <= level);
    let low = 0;
    for (const [i, value] of values.entries()) if (value <= values[low]!) low = i;
    return reading(level, {
      label: bands.find(([top]) => level <= top)?.[1] ?? "out of range",
      details: {
        day: observed[n - 1]!,
        before: values[n - 2] ?? null,
        rankFromLowest: values.filter((value) => value < level).length + 1,
        lastAtOrBelow: equal < 0 ? null : observed[equal]!,
        lowest: values[low]!,
        lowestOn: observed[low]!,
        daysKnown: n,
        since: observed[0]!,
      },
    });
  },
});
