/** Assumptions behind Japan's public finances and its yields as states. */
import { defineParameter } from "./define.ts";

export const japanParameters = [
  defineParameter({
    id: "ladder-short-share",
    title: "Share of Japan's general bonds in a ladder of 1 to 4 years; the rest is in 1 to 30 years",
    value: 0.5,
    unit: "ratio",
    range: [0.4, 0.6],
    tag: "computed",
    source:
      "two uniform ladders that match an average maturity of 9 years and 14.1 % maturing within a year (Ministry of Finance, end of FY2023)",
  }),
  defineParameter({
    id: "ladder-coupon-short",
    title: "Average coupon of the short ladder, before it is scaled to the budget's interest",
    value: 0.0045,
    unit: "ratio",
    range: [0.001, 0.01],
    tag: "assumed",
    source:
      "with the long coupon gives about JPY 10.45 tn of interest on JPY 1,100 tn; only the proportion of the two matters",
  }),
  defineParameter({
    id: "ladder-coupon-long",
    title: "Average coupon of the long ladder, before it is scaled to the budget's interest",
    value: 0.0145,
    unit: "ratio",
    range: [0.01, 0.02],
    tag: "assumed",
    source:
      "with the short coupon gives about JPY 10.45 tn of interest on JPY 1,100 tn; only the proportion of the two matters",
  }),
  defineParameter({
    id: "tax-growth",
    title: "Growth of Japan's tax revenue a year",
    value: 0.03,
    unit: "ratio",
    range: [0, 0.05],
    tag: "public",
    source: "growth case of the Ministry of Finance's projection of January 2025",
  }),
  defineParameter({
    id: "nominal-growth",
    title: "Japan's nominal growth a year",
    value: 0.03,
    unit: "ratio",
    range: [0, 0.04],
    tag: "public",
    source:
      "growth case of the Ministry of Finance's projection of January 2025; at 1.5 to 1.7 % the note's band comes out",
  }),
  defineParameter({
    id: "max-primary-balance",
    title: "Largest primary balance over GDP that Japan could hold",
    value: 0.015,
    unit: "ratio",
    range: [0, 0.04],
    tag: "assumed",
    source: "about the best year since 1990; no general government has promised more",
  }),
  defineParameter({
    id: "boj-jgb-duration",
    title: "Modified duration of the Bank of Japan's government bonds",
    value: 6,
    unit: "years",
    range: [4, 8],
    tag: "assumed",
    source: "order of magnitude for purchases along the whole curve; the Bank does not publish it",
  }),
  defineParameter({
    id: "sustained-window",
    title: "Closes in a row beyond a level that make it sustained",
    value: 20,
    unit: "count",
    range: [5, 60],
    tag: "assumed",
    source: "a month of sessions",
  }),
  defineParameter({
    id: "sustained-exit-window",
    title: "Closes in a row back inside that end it",
    value: 10,
    unit: "count",
    range: [5, 30],
    tag: "assumed",
    source: "two weeks of sessions",
  }),
  defineParameter({
    id: "sustained-hysteresis",
    title: "How far inside the level those closes must be",
    value: 0.001,
    unit: "rate-difference",
    range: [0, 0.0025],
    tag: "assumed",
    source: "ten basis points, about three ordinary days",
  }),
] as const;
