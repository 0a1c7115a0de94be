// Price impact. Each expected number is worked beside it; 0.0718 and 0.0036 for USD 1bn of BTC are in the models'
// specification (9.2 and T7.4).
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SimulationFile, simulationInputSchema } from "../input.ts";
import { applyShock, createState, endStep, runRounds } from "../run.ts";
import { exponentialPrice } from "./exponential.ts";
import { floorPrice } from "./floor.ts";
import { squareRootMove, squareRootPrice } from "./square-root.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("laws", () => {
  it("differ twentyfold for USD 1bn of BTC", () => {
    // Depth 0.14 / 0.01005 = 13.93: a log move of 1 / 13.93. Square root: 3 % x sqrt(1 / 70).
    expect(Math.log(exponentialPrice(1, 1 / (0.14 / 0.01005)))).toBeCloseTo(-0.0718, 4);
    expect(squareRootMove(1, 1, 0.03, 70)).toBeCloseTo(-0.0036, 4);
    expect(squareRootMove(-1, 1, 0.03, 70)).toBeCloseTo(0.0036, 4);
  });

  it("floor: .4 + .6 e^(-.3 / .6) from 1, as fast as the exponential law at first, and never through the floor", () => {
    expect(floorPrice(1, 0.3, 0.4, 1)).toBeCloseTo(0.4 + 0.6 * Math.exp(-0.5), 12);
    expect((1 - floorPrice(1, 1e-6, 0.4, 1)) / (1 - exponentialPrice(1, 1e-6))).toBeCloseTo(1, 5);
    expect(floorPrice(1, 1e9, 0.4, 1)).toBe(0.4);
    expect(floorPrice(0.3, -1, 0.4, 1)).toBe(0.3);
  });

  it("depend on the sum of sales, however they are cut (property)", () => {
    fc.assert(
      fc.property(number(-2, 2), number(-2, 2), number(0, 0.9), (a, b, floor) => {
        expect(exponentialPrice(exponentialPrice(3, a), b)).toBeCloseTo(exponentialPrice(3, a + b), 9);
        const whole = floorPrice(1, a + b, floor, 1);
        // Next to the floor few digits of the distance are left, and a purchase of two depths takes their error times e^20.
        expect(floorPrice(floorPrice(1, a, floor, 1), b, floor, 1) / whole).toBeCloseTo(1, 6);
        const first = squareRootPrice(1, 0, a, 1, 0.05, 3);
        expect(squareRootPrice(first, a, b, 1, 0.05, 3)).toBeCloseTo(squareRootPrice(1, 0, a + b, 1, 0.05, 3), 12);
      }),
      { numRuns: 300 },
    );
  });
});

const seller = (asset: string, money: number): SimulationFile["institutions"][number] => ({
  id: `seller of ${asset}`,
  cash: 0,
  otherAssets: 0,
  loans: 0,
  otherLiabilities: 0,
  behaviour: { id: "scheduled-sale", asset, money },
});

describe("clearing", () => {
  it("passes moves on: cross impact of what is traded, and followers of a whole move", () => {
    const s = createState(
      simulationInputSchema.parse({
        assets: [
          { id: "a", price: 2, impact: { law: "exponential", depth: 10 } },
          { id: "b", price: 5, impact: { law: "exponential", depth: 10 } },
          { id: "c", price: 7, impact: { law: "follows", asset: "b", beta: -2 } },
        ],
        institutions: [seller("a", 1), seller("b", 0.5)],
        crossImpact: [{ from: "a", to: "b", share: 0.3 }],
        shock: {},
        rounds: 5,
      }),
    );
    applyShock(s, {});
    runRounds(s, 5);
    // a: -0.1; b: -0.05 - 0.3 x 0.1 = -0.08; c: -2 x -0.08.
    expect([...s.prices].map((p, i) => Math.log(p / s.initial[i]!))).toEqual(
      [-0.1, -0.08, 0.16].map((move) => expect.closeTo(move, 12)),
    );
    // b's holders get the mid of all that happened to its price.
    expect(s.fills[1]).toBeCloseTo((5 + 5 * Math.exp(-0.08)) / 2, 12);
  });

  it("is thinner in stress: in proportion to volatility now over volatility at the start", () => {
    const sold = (weight: number, shock: number, sessionsPerStep = 1): number => {
      const s = createState(
        simulationInputSchema.parse({
          assets: [
            {
              id: "a",
              price: 1,
              impact: { law: "exponential", depth: 10 },
              volatility: { annual: 0.1, sessionsPerYear: 252, memory: 0.94, sessionsPerStep },
              depthFallsWithStress: weight,
            },
          ],
          institutions: [seller("a", 1)],
          shock: { a: shock },
          rounds: 5,
        }),
      );
      applyShock(s, { a: shock });
      runRounds(s, 5);
      return Math.log(s.prices[0]! / (1 + shock)) / (1 + shock);
    };
    // A log move of .032734 makes 16 of 10 % (T9.2): 1.6 times the impact; half the weight: 1.3 times.
    const fall = Math.expm1(-Math.sqrt((0.16 ** 2 - 0.94 * 0.1 ** 2) / (0.06 * 252)));
    expect(sold(0, fall)).toBeCloseTo(-0.1, 10);
    expect(sold(1, fall)).toBeCloseTo(-0.16, 10);
    expect(sold(0.5, fall)).toBeCloseTo(-0.13, 10);
    // Two sessions: weight .94^2; squares of daily moves are half the square of the whole plus one day's usual variance.
    const half = Math.log(1 + fall) / 2;
    const slow = Math.sqrt(0.94 ** 2 * 0.01 + (1 - 0.94 ** 2) * (252 * half * half + 0.01 / 2));
    expect(sold(1, fall, 2)).toBeCloseTo(-slow, 10);
  });

  it("calms down only when a step is over", () => {
    const s = createState(
      simulationInputSchema.parse({
        assets: [
          {
            id: "a",
            price: 1,
            impact: { law: "exponential", depth: 10 },
            volatility: { annual: 0.2, sessionsPerYear: 252, memory: 0.94 },
          },
        ],
        institutions: [{ ...seller("a", 0), id: "nobody", behaviour: { id: "hold" } }],
        shock: {},
        rounds: 1,
      }),
    );
    applyShock(s, {});
    runRounds(s, 1);
    expect(s.volatilityOf(0)).toBe(0.2);
    endStep(s);
    expect(s.volatilityOf(0)).toBeCloseTo(0.2 * Math.sqrt(0.94), 12);
  });
});
