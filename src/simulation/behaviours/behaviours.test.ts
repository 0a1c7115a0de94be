// What each behaviour sells, by hand. The carry trade's sizes (T2.3) and the index exclusion (T9.4) are printed in the
// models' specification; the rest is worked beside the expectation.
import { describe, expect, it } from "vitest";
import { type SimulationFile, simulationInputSchema } from "../input.ts";
import { applyShock, createState, endStep, runRounds } from "../run.ts";
import type { SimulationState } from "../state.ts";

type Asset = SimulationFile["assets"][number];
const empty = { cash: 0, otherAssets: 0, loans: 0, otherLiabilities: 0 };
const deep = (id: string, price = 1): Asset => ({ id, price, impact: { law: "exponential", depth: 1e12 } });
const system = (
  assets: Asset[],
  behaviour: { id: string; [parameter: string]: unknown },
  account: object = {},
): SimulationState =>
  createState(
    simulationInputSchema.parse({
      assets,
      institutions: [{ ...empty, ...account, id: "one", behaviour }],
      shock: {},
      rounds: 100,
    }),
  );
/** Opens a step with shocks and lets institutions decide once; what is then on order, at initial prices. */
const orders = (s: SimulationState, shock: Record<string, number>): number[] => {
  applyShock(s, shock);
  runRounds(s, 1);
  return [...s.orders].map((units, a) => units * s.initial[a % s.system.assetCount]!);
};

describe("carry-fund", () => {
  const fund = {
    id: "carry-fund",
    asset: "usdjpy",
    exposure: 4000,
    reference: 157,
    stopMedian: 0.1267,
    stopSpread: 0.8879,
  };
  it("T2.3: USD 249bn at 152, 500 at 150, 1200 at 145", () => {
    for (const [level, size] of [
      [152, 249],
      [150, 500],
      [145, 1200],
    ] as const)
      expect(orders(system([deep("usdjpy", 157)], fund), { usdjpy: level / 157 - 1 })[0]).toBeCloseTo(size, -1);
  });

  it("closes nothing above the reference, and not twice what is closed", () => {
    const s = system([deep("usdjpy", 160)], fund);
    expect(orders(s, { usdjpy: 158 / 160 - 1 })).toEqual([0]);
    const first = orders(s, { usdjpy: 150 / 158 - 1 })[0]!;
    expect(first).toBeCloseTo(500, -1);
    runRounds(s, 5);
    endStep(s);
    expect(orders(s, { usdjpy: 155 / 150 - 1 })).toEqual([0]);
    expect(orders(s, { usdjpy: 145 / 155 - 1 })[0]).toBeCloseTo(1200 - first, -1);
  });

  it("sells what the dollars were put into, and a part at once when carry pays less", () => {
    const invested = { ...fund, withdrawal: 0.1, invested: [{ asset: "stocks", share: 0.05 }] };
    expect(orders(system([deep("usdjpy", 157), deep("stocks", 20)], invested), {})).toEqual([
      expect.closeTo(400, 9),
      expect.closeTo(20, 9),
    ]);
    // What has left has no stop any more.
    const both = orders(system([deep("usdjpy", 157)], { ...fund, withdrawal: 0.1 }), { usdjpy: 150 / 157 - 1 })[0]!;
    const stopped = orders(system([deep("usdjpy", 157)], fund), { usdjpy: 150 / 157 - 1 })[0]!;
    expect(both).toBeCloseTo(400 + 0.9 * stopped, 8);
  });
});

describe("fx-margin-fund", () => {
  it("closes all when its equity is gone, and stays out", () => {
    const s = system([deep("usdjpy", 157)], {
      id: "fx-margin-fund",
      asset: "usdjpy",
      notional: 10,
      leverage: 10,
      limit: 13,
    });
    expect(orders(s, { usdjpy: -0.02 })).toEqual([0]);
    expect(orders(s, { usdjpy: -0.1 })[0]).toBeCloseTo(10, 9);
    expect(s.institutions[0]!.memory[0]).toBe(0);
  });
});

describe("vol-target", () => {
  it("goes part of the way within a step and the rest of it in the next", () => {
    const stocks: Asset = { ...deep("a"), volatility: { annual: 0.1, sessionsPerYear: 252, memory: 0.94 } };
    const fund = { id: "vol-target", asset: "a", assets: 300, target: 0.12, maxWeight: 1.5, speed: 0.5 };
    const s = system([stocks], fund);
    // Volatility 16 %: the weight goes from 1.2 half way to 0.75; then half the rest, as the next day's
    // estimate starts from 16 %.
    const fall = Math.expm1(-Math.sqrt((0.16 ** 2 - 0.94 * 0.1 ** 2) / (0.06 * 252)));
    orders(s, { a: fall });
    expect(s.orders[0]! * s.prices[0]!).toBeCloseTo(300 * 0.225, 8);
    runRounds(s, 5);
    endStep(s);
    applyShock(s, {});
    runRounds(s, 1);
    expect(s.orders[0]! * s.prices[0]!).toBeCloseTo(300 * 0.5 * (0.975 - 0.12 / 0.16), 5);
  });
});

describe("etf-holders", () => {
  it("redeem over three steps by the lag weights, and a run at once", () => {
    const holders = { id: "etf-holders", asset: "btc", assets: 100, flow: 0.05, lagWeights: [0.6, 0.3, 0.1] };
    const s = system([deep("btc")], holders);
    const fall = Math.expm1(-0.1);
    // 0.05 x 100 x 0.1 = 0.5 in all, in money at the fallen price.
    const money = (): number => s.orders[0]! * s.prices[0]!;
    const step = (shock: number): number => {
      applyShock(s, { btc: shock });
      runRounds(s, 1);
      const placed = money();
      runRounds(s, 5);
      endStep(s);
      return placed;
    };
    expect([step(fall), step(0), step(0), step(0)]).toEqual([0.3, 0.15, 0.05, 0].map((m) => expect.closeTo(m, 8)));
    expect(orders(system([deep("btc")], { ...holders, run: 0.2 }), {})[0]).toBeCloseTo(20, 9);
  });
});

describe("trend-follower", () => {
  const long = { id: "trend-follower", asset: "a", position: 50, stop: 0.08, stopSpread: 0.04 };
  it("cuts between .06 and .10 against it, from the best price since", () => {
    const cut = (move: number): number => orders(system([deep("a")], long), { a: Math.expm1(move) })[0]!;
    expect([-0.05, -0.07, -0.08, -0.1, -0.2].map(cut)).toEqual([0, 12.5, 25, 50, 50].map((m) => expect.closeTo(m, 9)));
    const s = system([deep("a")], long);
    orders(s, { a: Math.expm1(0.1) });
    endStep(s);
    expect(orders(s, { a: Math.expm1(-0.08) })[0]).toBeCloseTo(25, 9);
  });

  it("covers a short in a rise", () => {
    expect(orders(system([deep("a")], { ...long, position: -50 }), { a: Math.expm1(0.08) })[0]).toBeCloseTo(-25, 9);
  });
});

describe("foreign-bond-holders", () => {
  const holders = {
    id: "foreign-bond-holders",
    foreign: "ust",
    domestic: "jgb",
    currency: "usdjpy",
    holdings: 3200,
    foreignShare: 0.35,
    hedged: 0.444,
    rate: 0.05,
    incentive: 0.005,
    tolerance: 0.01,
    scale: 0.01,
    years: 0.25,
    foreignDuration: 8,
    domesticDuration: 18,
    domesticHoldings: 300,
    capital: 150,
    capitalFloor: 0.8,
  };
  const assets = [deep("ust"), deep("jgb"), deep("usdjpy", 157)];
  it("bring home what the rise of the incentive asks for, once a step", () => {
    // Domestic yield + 80 bp: incentive 1.3 %, 0.3 of the way: .05 x .25 x 3200 x .3 = 12; a loss of 14.4 % x 300 = 40
    // of 150 leaves 109.7, 10.3 below the floor of 120.
    const shock = { jgb: Math.expm1(-18 * 0.008) };
    const loss = 300 * -Math.expm1(-18 * 0.008);
    const sold = 12 + (120 - (150 - loss));
    const s = system(assets, holders);
    expect(orders(s, shock)).toEqual([expect.closeTo(sold * 0.35, 8), 0, expect.closeTo(sold * 0.556, 8)]);
    runRounds(s, 5);
    endStep(s);
    // The next step brings its own part, the capital shortfall is met.
    expect(orders(s, {})).toEqual([expect.closeTo(12 * 0.35, 6), 0, expect.closeTo(12 * 0.556, 6)]);
  });
});

describe("treasury-company", () => {
  const company = {
    id: "treasury-company",
    asset: "btc",
    stock: "share",
    coins: 10,
    equity: 8,
    claims: 3,
    purchases: 0.5,
  };
  const assets: Asset[] = [
    { id: "btc", price: 1, impact: { law: "exponential", depth: 50 } },
    { id: "share", price: 1, impact: { law: "exponential", depth: 50 } },
  ];
  it("stops buying when its market value is that of its coins: demand is missing, nobody sells", () => {
    // mNAV (8 + 3) / 10 = 1.1; the share at 0.875 of its price gives 1.
    const s = system(assets, company);
    applyShock(s, { share: -0.125 });
    runRounds(s, 10);
    expect(Math.log(s.prices[0]!)).toBeCloseTo(-0.5 / 50, 10);
    expect(s.institutions[0]!.unitsOf(0)).toBe(10);
    // Once a step, however far it falls.
    const far = system(assets, company);
    applyShock(far, { share: -0.5 });
    runRounds(far, 10);
    expect(Math.log(far.prices[0]!)).toBeCloseTo(-0.5 / 50, 10);
    const calm = system(assets, company);
    applyShock(calm, { share: -0.12 });
    runRounds(calm, 10);
    expect(calm.prices[0]).toBe(1);
  });

  it("sells only what an obligation exceeds its cash by, and pays it", () => {
    const s = system(assets, { ...company, obligation: 2 }, { cash: 0.5 });
    const [sold] = orders(s, {});
    expect(sold).toBeCloseTo(1.5, 10);
    runRounds(s, 20);
    expect(s.institutions[0]!.memory[1]).toBeCloseTo(0, 6);
    expect(s.cash[0]).toBeGreaterThanOrEqual(0);
  });
});

describe("scheduled-sale", () => {
  it("T9.4: index funds that sell 2.8, 8.8 and 11.6bn move the share by 4.5, 7.9 and 9.1 % (log)", () => {
    const share: Asset = { id: "share", price: 1, impact: { law: "square-root", volume: 3.5, dailyVolatility: 0.05 } };
    const moves = [2.8, 8.8, 11.6].map((money) => {
      const s = system([share], { id: "scheduled-sale", asset: "share", money });
      applyShock(s, {});
      runRounds(s, 5);
      return Math.log(s.prices[0]!);
    });
    expect(moves).toEqual([-0.0447, -0.0793, -0.091].map((m) => expect.closeTo(m, 4)));
    // The premium over coins of 1.10, less that share of it: 1.05, 1.01, 1.00.
    expect(moves.map((m) => Number((1.1 * (1 + m)).toFixed(2)))).toEqual([1.05, 1.01, 1]);
  });
});

describe("buyers", () => {
  it("strong hands spend what they have and no more, and money that arrives is spent too", () => {
    const hands = { id: "strong-hands", asset: "btc", response: 100, threshold: 0, cap: 1, refill: 0.5 };
    const s = system([deep("btc")], hands, { cash: 2.5 });
    applyShock(s, { btc: -0.2 });
    runRounds(s, 20);
    expect(s.cash[0]).toBeCloseTo(0, 9);
    expect(s.institutions[0]!.unitsOf(0)).toBeCloseTo(2.5 / 0.8, 9);
    endStep(s);
    expect(s.cash[0]).toBeCloseTo(0.5, 9);
    // The last order is what is left, so it moves the price by no more.
    expect(orders(system([deep("btc")], hands, { cash: 0.3 }), { btc: -0.2 })[0]! * 0.8).toBeCloseTo(-0.3, 9);
  });

  it("strong hands spend no more in a step than their pace, however many rounds it has", () => {
    const hands = { id: "strong-hands", asset: "btc", response: 100, threshold: 0, cap: 1, perStep: 2.5 };
    const s = system([deep("btc")], hands, { cash: 100 });
    for (const spent of [2.5, 5]) {
      applyShock(s, { btc: -0.2 });
      runRounds(s, 50);
      expect(100 - s.cash[0]!).toBeCloseTo(spent, 9);
      endStep(s);
    }
  });

  it("strong hands make good what forced sales did, not what came from outside", () => {
    const market: Asset = { id: "btc", price: 100, impact: { law: "exponential", depth: 60 } };
    const sale = { id: "scheduled-sale", asset: "btc", money: 3, step: 0 };
    const end = (outsideStays: number, shock: number): number => {
      const s = createState(
        simulationInputSchema.parse({
          assets: [market],
          institutions: [
            { ...empty, id: "seller", behaviour: sale },
            {
              ...empty,
              id: "hands",
              cash: 100,
              behaviour: {
                id: "strong-hands",
                asset: "btc",
                response: 5,
                threshold: 0.02,
                cap: 1,
                ...(outsideStays > 0 ? { outsideStays } : {}),
              },
            },
          ],
          shock: {},
          rounds: 1000,
          tolerance: 1e-9,
        }),
      );
      applyShock(s, { btc: shock });
      runRounds(s, 1000, { tolerance: 1e-9 });
      return s.prices[0]!;
    };
    expect(end(0, -0.1)).toBeCloseTo(100 * Math.exp(-0.02), 4);
    expect(end(1, -0.1)).toBeCloseTo(90, 4);
    // Half of the log move stays: below that, and below the threshold, they buy.
    expect(end(0.5, -0.1)).toBeCloseTo(100 * Math.sqrt(0.9), 4);
    // Without an outside move the threshold is what counts.
    expect(end(1, 0)).toBeCloseTo(100 * Math.exp(-0.02), 4);
  });

  it("a central bank whose response is the depth brings the price back, up to its limit", () => {
    const bond: Asset = { id: "bond", price: 1, impact: { law: "exponential", depth: 1000 } };
    const buyer = (limit: number) => ({
      id: "central-bank-buyer",
      asset: "bond",
      price: 0.95,
      response: 1000,
      cap: 500,
      limit,
    });
    const end = (limit: number): number => {
      const s = system([bond], buyer(limit));
      applyShock(s, { bond: -0.1 });
      runRounds(s, 50);
      return s.prices[0]!;
    };
    expect(end(500)).toBeCloseTo(0.95, 10);
    // 20 of depth 1000: a log move of .02.
    expect(end(20)).toBeCloseTo(0.9 * Math.exp(0.02), 10);
  });

  it("leverage targeting buys after a rise and sells after a fall", () => {
    // 100 of assets, equity 10. A rise of 10 % of 50: equity 15, assets 105: to 150 would be +45, but growth is limited to 20 %.
    const account = { holdings: { a: 50 }, otherAssets: 50, loans: 90 };
    const rise = orders(system([deep("a")], { id: "target-leverage", target: 0.1 }, account), { a: 0.1 })[0]!;
    expect(rise * 1.1).toBeCloseTo(-(120 - 105), 9);
    // A fall of 2 %: equity 9, assets 99, to 90: sell 9.
    const fall = orders(system([deep("a")], { id: "target-leverage", target: 0.1 }, account), {
      a: -0.02,
    })[0]!;
    expect(fall * 0.98).toBeCloseTo(9, 9);
  });
});
