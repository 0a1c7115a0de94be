import { defineIndicator, reading, records } from "../../define.ts";
import { citation, figuresOf, fiscalFigures, fiscalSource, noFigure } from "../../fiscal.ts";

const item = "boj.jgb-share.excluding-bills";

/** The Bank of Japan's share of government bonds outstanding, bills left out. Quarterly and published late. */
export const bojJgbShare = defineIndicator({
  id: "boj-jgb-share",
  title: "Bank of Japan's share of government bonds",
  section: "japan",
  unit: "ratio",
  formula:
    "share of Japanese government bonds, bills excluded, at the newest quarter-end published; the highest known share beside it",
  meaning: "As the largest holder runs off its book, private buyers must take its place, at a yield that they choose.",
  reference: "models 1.6; Bank of Japan flow of funds",
  inputs: { fiscal: records("fiscal", fiscalSource) },
  compute: ({ fiscal }) => {
    const shares = figuresOf(fiscalFigures(fiscal), item);
    const newest = shares.at(-1);
    if (!newest) return noFigure(`Bank of Japan share of government bonds (${item})`);
    const before = shares.at(-2);
    const highest = shares.reduce((best, share) => (share.value > best.value ? share : best), newest);
    return reading(newest.value, {
      details: {
        period: newest.period,
        before: before?.value ?? null,
        beforePeriod: before?.period ?? null,
        highest: highest.value,
        highestPeriod: highest.period,
        ...citation("share", newest),
      },
    });
  },
});
