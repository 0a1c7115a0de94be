/** Assumptions behind the indicators of price action. */
import { defineParameter } from "./define.ts";

export const priceActionParameters = [
  defineParameter({
    id: "ewma-lambda",
    title: "Weight that yesterday's variance keeps in exponentially weighted volatility",
    value: 0.94,
    unit: "ratio",
    range: [0.9, 0.98],
    tag: "public",
    source: "RiskMetrics technical document 1996, daily data",
  }),
] as const;
