/** Yields, policy and money-market rates, term premium. */
import { defineSeries, type SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

const yieldRange = [-0.03, 0.3] as const;
const jgb = family(
  {
    unit: "ratio",
    calendar: "tokyo",
    sources: ["mof/jgb"],
    freshForDays: 6,
    plausible: yieldRange,
    // The widest day since 1974 is 62 bp, on 25 October 1985.
    maxJump: { absolute: 0.01 },
  },
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40].map((y) => [`jgb.${y}y`, `JGB ${y}-year par yield`] as const),
);
const ust = family(
  {
    unit: "ratio",
    calendar: "new-york",
    sources: ["frb/h15", "ust/par-yields", "fred/series", "fred/observations"],
    freshForDays: 6,
    plausible: yieldRange,
  },
  [
    ...[3, 6].map((m) => [`ust.${m}m`, `US Treasury ${m}-month yield`] as const),
    ...[1, 2, 3, 5, 7, 10, 20, 30].map((y) => [`ust.${y}y`, `US Treasury ${y}-year yield`] as const),
  ],
);

export const rates: readonly SeriesDefinition[] = [
  ...jgb,
  ...ust,
  defineSeries({
    id: "jp.policy-rate",
    title: "Bank of Japan policy rate",
    unit: "ratio",
    calendar: "tokyo",
    sources: ["boj/policy-rate", "bis/policy-rates"],
    neverRevised: true,
    freshForDays: 10,
    plausible: [-0.02, 0.1],
  }),
  defineSeries({
    id: "jp.tona",
    title: "Tokyo overnight average rate",
    unit: "ratio",
    calendar: "tokyo",
    sources: ["boj/tona", "boj/stat-search"],
    neverRevised: true,
    freshForDays: 6,
    plausible: [-0.02, 0.1],
  }),
  ...family(
    {
      unit: "ratio",
      calendar: "new-york",
      sources: ["nyfed/rates", "fred/series", "fred/observations"],
      freshForDays: 6,
      plausible: [-0.02, 0.25],
      // Overnight rates leave their corridor when cash is scarce: SOFR rose by 282 bp on 17 September 2019.
      maxJump: { absolute: 0.05 },
    },
    [
      ["us.effr", "US effective federal funds rate"],
      ["us.sofr", "US secured overnight financing rate"],
    ],
  ),
  defineSeries({
    id: "us.iorb",
    title: "US interest rate on reserve balances, until July 2021 on excess reserves",
    unit: "ratio",
    calendar: "new-york",
    sources: ["fred/series", "fred/observations"],
    neverRevised: true,
    freshForDays: 6,
    plausible: [0, 0.25],
  }),
  defineSeries({
    id: "us.term-premium.10y",
    title: "US 10-year term premium (ACM)",
    unit: "ratio",
    calendar: "new-york",
    sources: ["nyfed/acm"],
    neverRevised: false,
    freshForDays: 10,
    plausible: [-0.05, 0.1],
  }),
  defineSeries({
    id: "us.term-premium.10y.kim-wright",
    title: "US 10-year term premium (Kim and Wright)",
    unit: "ratio",
    calendar: "new-york",
    sources: ["fred/observations", "fred/series"],
    neverRevised: false,
    freshForDays: 14,
    plausible: [-0.05, 0.1],
  }),
  ...family(
    {
      unit: "ratio",
      calendar: "new-york",
      sources: ["fred/observations", "fred/series"],
      freshForDays: 6,
      plausible: [0, 0.4],
      neverRevised: false,
    },
    [
      ["us.hy-oas", "US high-yield bonds, option-adjusted spread"],
      ["us.ig-oas", "US investment-grade bonds, option-adjusted spread"],
    ],
  ),
];
