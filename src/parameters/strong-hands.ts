/** Assumptions behind the indicators of strong hands. */
import { defineParameter } from "./define.ts";

export const strongHandsParameters = [
  defineParameter({
    id: "btc-issuance-per-day",
    title: "Bitcoins issued a day",
    value: 450,
    unit: "btc",
    range: [430, 470],
    tag: "computed",
    source: "144 blocks a day x 3.125 coins since the halving of April 2024; the pace of blocks varies",
  }),
  defineParameter({
    id: "btc-volume-per-day",
    title: "BTC volume a day over spot and perpetuals, as it bears on price impact",
    value: 70e9,
    unit: "usd",
    range: [20e9, 150e9],
    tag: "assumed",
    source: "order of magnitude of reported volume in November 2025, which venues overstate",
  }),
  defineParameter({
    id: "btc-depth-per-percent",
    title: "BTC book within one percent of the price, ten venues",
    value: 140e6,
    unit: "usd",
    range: [50e6, 400e6],
    tag: "assumed",
    source: "a published average of 14m a venue times ten venues, the number of venues assumed",
  }),
  defineParameter({
    id: "impact-constant",
    title: "Constant of the square-root law of price impact",
    value: 1,
    unit: "multiple",
    range: [0.5, 1.5],
    tag: "public",
    source: "Toth et al. 2011; Donier and Bonart 2015 for bitcoin",
  }),
  defineParameter({
    id: "fear-greed-panic",
    title: "Fear & Greed at or below which the contrarian test sees panic",
    value: 15,
    unit: "index-points",
    range: [10, 25],
    tag: "assumed",
    source: "the models' specification, section 10.5",
  }),
  defineParameter({
    id: "recovery-vix",
    title: "VIX below which the recovery watch sees calm",
    value: 20,
    unit: "index-points",
    range: [16, 25],
    tag: "assumed",
    source: "the models' specification, section 10.5",
  }),
] as const;
