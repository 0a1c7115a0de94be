/**
 * November 2025 as a hold-out: what the model, calibrated on August 2024, would have said on the evening of 19 November of the
 * next one and two sessions, against what happened. Not blind: these numbers were known when the model was written.
 */
import { quantile } from "simple-statistics";
import { type Prediction, predict } from "../simulation/monte-carlo/predictive.ts";
import type { Monitor } from "./monitor.ts";
import { outlookStart } from "./outlook-input.ts";

/** After the closes of 19 November in Tokyo, New York and of the UTC day, before those of the 20th. */
const eveOfHoldout = "2025-11-20T00:30:00Z";
const paths = 6000;
const seed = 20251119;

interface HoldoutTarget {
  readonly title: string;
  readonly seen: number;
  readonly unit: string;
  /** Absent: the model has no such quantity. */
  readonly of?: (p: Prediction) => number;
}

const sets: readonly { readonly id: string; readonly sessions: number; readonly targets: readonly HoldoutTarget[] }[] =
  [
    {
      id: "19 to 20 November 2025",
      sessions: 1,
      targets: [
        { title: "S&P 500", seen: -0.0156, unit: "ratio" },
        { title: "Nasdaq Composite", seen: -0.0215, unit: "ratio", of: (p) => p.nasdaq },
        { title: "VIX close", seen: 26.42, unit: "index points", of: (p) => p.vix },
        { title: "Nikkei 225", seen: 0.0265, unit: "ratio", of: (p) => p.nikkei },
        { title: "USDJPY", seen: 0.002, unit: "ratio", of: (p) => p.usdjpy },
        { title: "Bitcoin, close to close", seen: -0.054, unit: "ratio", of: (p) => p.btc },
        { title: "Bitcoin, high to low", seen: -0.076, unit: "ratio" },
        { title: "Spot bitcoin funds, outflow", seen: 0.9, unit: "USD bn", of: (p) => p.fundOutflow },
        { title: "Liquidations", seen: 0.83, unit: "USD bn", of: (p) => p.liquidations },
      ],
    },
    {
      id: "19 to 21 November 2025",
      sessions: 2,
      targets: [
        { title: "S&P 500", seen: -0.0059, unit: "ratio" },
        { title: "Nasdaq Composite", seen: -0.0129, unit: "ratio", of: (p) => p.nasdaq },
        { title: "VIX close", seen: 23.43, unit: "index points", of: (p) => p.vix },
        { title: "Bitcoin, close to close", seen: -0.07, unit: "ratio", of: (p) => p.btc },
        { title: "Bitcoin, high to low", seen: -0.135, unit: "ratio" },
        { title: "Spot bitcoin funds, outflow", seen: 0.67, unit: "USD bn", of: (p) => p.fundOutflow },
        { title: "Liquidations, 24 hours of 21 November", seen: 2.0, unit: "USD bn", of: (p) => p.liquidations },
      ],
    },
  ];

export interface HoldoutReport {
  readonly command: string;
  readonly notBlind: string;
  readonly sets: readonly {
    readonly id: string;
    readonly targets: readonly {
      readonly title: string;
      readonly seen: number;
      readonly unit: string;
      readonly lo: number | null;
      readonly hi: number | null;
      readonly verdict: "pass" | "fail" | "not modelled";
    }[];
    /** Median money of carry closed where USDJPY did not fall, as on the day, USD bn. */
    readonly carryClosedWhenYenWeak: number;
  }[];
}

export async function holdout(monitor: Monitor): Promise<HoldoutReport> {
  const snapshot = await monitor.snapshot({ asOf: eveOfHoldout });
  const { input, provenance } = await outlookStart(snapshot, { seed });
  if (!input.agents) throw new Error("bug: the hold-out needs agents");
  const withAgents = { ...input, agents: input.agents };
  return {
    command: "metastable calibrate holdout",
    notBlind: [
      "these numbers were known when the model was written: not blind",
      ...(provenance.isAfterAsOf
        ? [
            `the packaged fits know data to ${provenance.to}: the first of the sessions is among those they were made from`,
          ]
        : []),
    ].join("; "),
    sets: sets.map(({ id, sessions, targets }) => {
      const predictions = predict(withAgents, paths, sessions);
      const weakYen = predictions.filter(({ usdjpy }) => usdjpy >= 0).map(({ carryClosed }) => carryClosed);
      return {
        id,
        targets: targets.map(({ of, ...target }) => {
          if (!of) return { ...target, lo: null, hi: null, verdict: "not modelled" as const };
          const values = predictions.map(of);
          const [lo, hi] = [quantile(values, 0.05), quantile(values, 0.95)];
          return {
            ...target,
            lo,
            hi,
            verdict: target.seen >= lo && target.seen <= hi ? ("pass" as const) : ("fail" as const),
          };
        }),
        carryClosedWhenYenWeak: quantile(weakYen, 0.5),
      };
    }),
  };
}
