/** MINI-1 of the models' specification, section 9.4: one asset, four kinds of agents, every number fixed. USD bn. */
import type { SimulationFile } from "../../src/simulation/input.ts";

const empty = { cash: 0, holdings: {}, otherAssets: 0, loans: 0, otherLiabilities: 0 };

/** The system after a log shock to bitcoin. */
export const miniOne = (logShock: number): SimulationFile => ({
  assets: [{ id: "btc", price: 87_000, impact: { law: "exponential", depth: 60 } }],
  institutions: [
    {
      ...empty,
      id: "longs",
      behaviour: {
        id: "perp-traders",
        asset: "btc",
        side: "long",
        buckets: [
          { leverage: 5, notional: 3 },
          { leverage: 10, notional: 2 },
          { leverage: 20, notional: 1.2 },
          { leverage: 50, notional: 0.5 },
        ],
        tiers: [{ floor: 0, rate: 0.005 }],
      },
    },
    { ...empty, id: "fund", cash: 0.3, behaviour: { id: "hold" } },
    { ...empty, id: "etf", behaviour: { id: "etf-holders", asset: "btc", assets: 110, flow: 0.05 } },
    {
      ...empty,
      id: "hands",
      cash: 5,
      behaviour: { id: "strong-hands", asset: "btc", response: 5, threshold: 0.05, cap: 1 },
    },
  ],
  contracts: [{ kind: "perpetual", longs: "longs", insurance: "fund" }],
  shock: { btc: Math.expm1(logShock) },
  rounds: 200,
  tolerance: 1e-6,
});
