// The worked examples of the models' specification, section 9. Expected numbers are printed there (T9.1 to T9.7, MINI-1);
// what is recomputed here by hand is shown beside it.
import { describe, expect, it } from "vitest";
import { miniOne } from "../../test/support/mini-1.ts";
import { perpMemory } from "./contracts/perpetual.ts";
import { type SimulationFile, simulationInputSchema } from "./input.ts";
import { run } from "./result.ts";
import { applyShock, createState, runRounds } from "./run.ts";
import type { SimulationState } from "./state.ts";

type Institution = SimulationFile["institutions"][number];
const empty = { cash: 0, holdings: {}, otherAssets: 0, loans: 0, otherLiabilities: 0 };
const state = (file: SimulationFile): SimulationState => createState(simulationInputSchema.parse(file));
const result = (file: SimulationFile) => run(simulationInputSchema.parse(file));
/** Value on sale of an asset (first by default), at today's price. */
const onSale = (s: SimulationState, institution: number, asset = 0): number =>
  s.orders[institution * s.system.assetCount + asset]! * s.prices[asset]!;

describe("T9.1 threshold deleveraging", () => {
  const levered = (id: string, illiquid: number, liquid: number, equity: number): Institution => ({
    ...empty,
    id,
    otherAssets: illiquid,
    holdings: { bond: liquid },
    loans: illiquid + liquid - equity,
    behaviour: { id: "threshold-deleveraging", maxLeverage: 28, targetLeverage: 25 },
  });
  const file = (depth: number): SimulationFile => ({
    assets: [{ id: "bond", price: 1, impact: { law: "exponential", depth } }],
    institutions: [levered("A", 40, 60, 4), levered("B", 50, 50, 5)],
    shock: { bond: -0.01 },
    rounds: 20,
  });

  it("stops after one sale in a deep market", () => {
    const s = state(file(2000));
    applyShock(s, { bond: -0.01 });
    runRounds(s, 1);
    expect(onSale(s, 0)).toBeCloseTo(14.4, 10);
    expect(onSale(s, 1)).toBe(0);
    const end = result(file(2000));
    expect(end.prices.bond).toBeCloseTo(0.982898, 6);
    expect(end.isQuiet).toBe(true);
    runRounds(s, 5);
    const a = s.institutions[0]!;
    expect(a.assets / a.equity).toBeCloseTo(27.99, 2);
  });

  it("ends both in a thin one", () => {
    const prices = result(file(500)).rounds.map((round) => Number(round.prices.bond!.toFixed(6)));
    expect(prices.slice(0, 4)).toEqual([0.99, 0.961895, 0.859122, 0.806592]);
    const s = state(file(500));
    applyShock(s, { bond: -0.01 });
    runRounds(s, 2);
    expect([onSale(s, 0), onSale(s, 1)].map((v) => Number(v.toFixed(2)))).toEqual([35.77, 20.73]);
    runRounds(s, 1);
    expect(s.institutions.every((me) => me.equity <= 0)).toBe(true);
  });
});

describe("T9.2 volatility target", () => {
  it("sells 135 of 300 when volatility goes from 10 to 16 %", () => {
    // 0.16^2 = 0.94 0.10^2 + 0.06 252 r^2 gives r = 0.032734.
    const r = Math.sqrt((0.16 ** 2 - 0.94 * 0.1 ** 2) / (0.06 * 252));
    const shock = { stocks: Math.expm1(-r) };
    const s = state({
      assets: [
        {
          id: "stocks",
          price: 5000,
          impact: { law: "exponential", depth: 3000 },
          volatility: { annual: 0.1, sessionsPerYear: 252, memory: 0.94 },
        },
      ],
      institutions: [
        {
          ...empty,
          id: "fund",
          behaviour: { id: "vol-target", asset: "stocks", assets: 300, target: 0.12, maxWeight: 1.5 },
        },
      ],
      shock,
      rounds: 1,
    });
    expect(s.institutions[0]!.securities).toBeCloseTo(1.2 * 300, 10);
    applyShock(s, shock);
    runRounds(s, 1);
    expect(onSale(s, 0)).toBeCloseTo(135, 10);
  });
});

describe("carry fund on margin", () => {
  it("at ten times equity sells 3.0 per unit of equity after a yen rise of 3 %", () => {
    const shock = { usdjpy: 1 / 1.03 - 1 };
    const s = state({
      assets: [{ id: "usdjpy", price: 157, impact: { law: "exponential", depthUnits: 7614 / 157 } }],
      institutions: [
        {
          ...empty,
          id: "fund",
          behaviour: { id: "fx-margin-fund", asset: "usdjpy", notional: 10, leverage: 10, limit: 12 },
        },
      ],
      shock,
      rounds: 1,
    });
    applyShock(s, shock);
    runRounds(s, 1);
    expect(s.orders[0]! * 157).toBeCloseTo(3, 10);
  });
});

describe("MINI-1", () => {
  it("T9.5: three rounds, the insurance fund and the trough, to the digit", () => {
    const s = state(miniOne(-0.08));
    applyShock(s, { btc: Math.expm1(-0.08) });
    const rows: number[][] = [];
    runRounds(s, 4, {
      seen: () => {
        const [liquidated, etf, buy] = [onSale(s, 0), onSale(s, 2), -onSale(s, 3)];
        rows.push([Number(s.prices[0]!.toFixed(2)), ...[liquidated, etf, buy].map((v) => Number(v.toFixed(4)))]);
      },
    });
    expect(rows.slice(0, 3)).toEqual([
      [80_311.12, 1.5693, 0.44, 0.15],
      [77_860.58, 1.7899, 0.1704, 0.3049],
      [75_741.78, 0, 0.1517, 0.4429],
    ]);
    expect(rows[3]![0]).toBe(76_110.21);
    const { memory } = s.institutions[0]!;
    expect(memory[perpMemory.fundPaid]).toBeCloseTo(0.1191, 4);
    expect(memory[perpMemory.deleveraged]).toBe(0);
    expect(s.cash[1]).toBeCloseTo(0.3 - 0.1191, 4);
    expect(result(miniOne(-0.08)).troughs.btc).toBeCloseTo(75_741.78, 2);
  });

  it("T9.6: the trough falls with the shock, and first passes 74 430 at ln 0.10008", () => {
    const trough = (size: number): number => result(miniOne(-size)).troughs.btc!;
    let [calm, broken] = [0.02, 0.15];
    while (broken - calm > 1e-7) {
      const middle = (calm + broken) / 2;
      if (trough(middle) < 74_430) broken = middle;
      else calm = middle;
    }
    expect(broken).toBeCloseTo(0.10008, 5);
    expect(Math.expm1(-broken)).toBeCloseTo(-0.0952, 4);
    let before = Number.POSITIVE_INFINITY;
    for (let size = 0; size <= 0.2; size += 0.0025) {
      const now = trough(size);
      expect(now).toBeLessThanOrEqual(before);
      before = now;
    }
  });
});

describe("T9.7 loop gain", () => {
  it("amplifies by 1 / (1 - G): 5.08 % of 11.65 % outside gives G = .564 and a depth of 7614", () => {
    // A fund that sells 500 / .1165 per log unit of fall in all: forced sales per unit log fall over depth is the gain.
    const gain = 1 - 0.0508 / 0.1165;
    expect(gain).toBeCloseTo(0.564, 3);
    const depth = 500 / (0.1165 - 0.0508);
    expect(depth / 7614).toBeCloseTo(1, 2);
    const shock = { usdjpy: Math.expm1(-0.0508) };
    const end = result({
      assets: [{ id: "usdjpy", price: 1, impact: { law: "exponential", depth } }],
      institutions: [
        {
          ...empty,
          id: "carry",
          behaviour: { id: "etf-holders", asset: "usdjpy", assets: 4000, flow: (gain * depth) / 4000 },
        },
      ],
      shock,
      rounds: 200,
    });
    expect(-Math.log(end.prices.usdjpy!)).toBeCloseTo(0.1165, 8);
  });
});
