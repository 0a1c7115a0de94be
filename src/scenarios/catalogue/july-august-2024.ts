import { defineScenario, shock, wholeMoves } from "../define.ts";

/** Closes of 10 July to 5 August 2024 by New York session; Tokyo was closed on 15 July. */
export const closes2024 = {
  "fx.usdjpy": [
    161.73, 158.58, 157.88, 157.89, 158.57, 156.56, 156.97, 157.38, 157.08, 156.02, 153.39, 153.97, 153.86, 153.96,
    153.72, 150.38, 150.06, 146.98, 143.95,
  ],
  "nasdaq-composite": [
    18647.45, 18283.41, 18398.45, 18472.57, 18509.34, 17996.92, 17871.22, 17726.94, 18007.57, 17997.35, 17342.41,
    17181.72, 17357.88, 17370.2, 17147.42, 17599.4, 17194.15, 16776.16, 16200.08,
  ],
  nikkei225: [
    41831.9883, 42224.0195, 41190.6797, 41190.6797, 41275.0781, 41097.6914, 40126.3516, 40063.7891, 39599, 39594.3906,
    39154.8516, 37869.5117, 37667.4102, 38468.6289, 38525.9492, 39101.8203, 38126.3281, 35909.6992, 31458.4199,
  ],
  "btc.close": [
    57725.85, 57339.89, 57889.1, 64724.14, 65043.99, 64087.99, 63987.92, 66660, 67532.01, 65936.01, 65376, 65799.95,
    67907.99, 66784.69, 66188, 64628, 65354.02, 61498.33, 54018.81,
  ],
} as const;

/** Share of each day's log move that is taken as outside: that of USDJPY which came before the rate rise, 5.08 of 11.65 %. */
const outsideShare = 0.0508 / 0.1165;

/** Outside move of every series in session `s`, from 0, as a simple return. */
const outside = (s: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(closes2024).map(([id, closes]) => [id, (closes[s + 1]! / closes[s]!) ** outsideShare - 1]),
  );

const sessions = 18;

export const julyAugust2024 = defineScenario({
  id: "july-august-2024",
  title: "July and August 2024 again, day by day",
  basis: "historical",
  horizonSessions: sessions,
  asks: "From the part of every day's move that came from outside: how much of the rest follows from forced trades?",
  source:
    "closes of 10 July to 5 August 2024 (H.10 noon rates 161.73 to 143.95); 43.6 % of every day's move is taken as outside, as in the calibration: an upper bound for what followed, because payrolls were outside too; the rate rise of 31 July counts from the first day",
  shocks: [
    ...Object.entries(outside(0)).map(([id, by]) => shock(id, { kind: "relative", by })),
    shock("jp.policy-rate", { kind: "absolute", by: 0.0015 }),
  ],
  laterShocks: Array.from({ length: sessions - 1 }, (_, s) => outside(s + 1)),
  // Bitcoin's day ends at midnight UTC: by then every close of 10 July is known, and none of the 11th.
  asOf: "2024-07-11T00:30:00Z",
  carryEnteredAtStart: true,
  observed: wholeMoves(closes2024),
  observedWindow:
    "closes of 10 July to 5 August 2024; USDJPY by the Federal Reserve's H.10 noon rates, 161.73 to 143.95, as the outside moves are; its level at the start is the ECB's reference rate of 10 July",
});
