// What must hold for any network: cash, units and loans are conserved, the order of institutions does not matter, nobody
// sells what they do not hold, no shock no loss. And the ways of driving the engine agree with each other.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SimulationFile, type SimulationInput, simulationInputSchema } from "./input.ts";
import { run } from "./result.ts";
import { applyReturns, applyShock, createState, endStep, resetState, runRounds } from "./run.ts";
import type { SimulationState } from "./state.ts";

const fraction = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const impact = fc.oneof(
  fc.record({ law: fc.constant("exponential" as const), depth: fraction(1, 1000) }),
  fc.record({ law: fc.constant("exponential" as const), soldShare: fraction(0.01, 1), priceDrop: fraction(0, 0.5) }),
  fc.record({ law: fc.constant("floor" as const), floor: fraction(0, 0.5), depthUnits: fraction(1, 1000) }),
  fc.record({ law: fc.constant("square-root" as const), volume: fraction(1, 1000), dailyVolatility: fraction(0, 0.1) }),
);
const bank = fc.record({
  cash: fraction(0, 20),
  units: fc.array(fraction(0, 60), { minLength: 3, maxLength: 3 }),
  otherAssets: fraction(0, 300),
  equityRatio: fraction(0.02, 0.12),
  loanShare: fraction(0, 1),
  buffer: fc.constantFrom(0.04, 0.06, 1),
});
const network: fc.Arbitrary<SimulationFile> = fc
  .record({
    impacts: fc.array(impact, { minLength: 3, maxLength: 3 }),
    banks: fc.array(bank, { minLength: 1, maxLength: 6 }),
    shock: fc.array(fraction(-0.5, 0.2), { minLength: 3, maxLength: 3 }),
  })
  .map(({ impacts, banks, shock }) => ({
    assets: impacts.map((law, m) => ({ id: `A${m}`, price: 1, impact: law })),
    institutions: banks.map((b, n) => {
      const assets = b.cash + b.otherAssets + b.units.reduce((sum, u) => sum + u, 0);
      const debt = assets * (1 - b.equityRatio);
      return {
        id: `B${n}`,
        cash: b.cash,
        holdings: Object.fromEntries(b.units.map((u, m) => [`A${m}`, u])),
        otherAssets: b.otherAssets,
        loans: debt * b.loanShare,
        otherLiabilities: debt * (1 - b.loanShare),
        behaviour: { id: "delever-to-target", buffer: b.buffer, target: 0.05 },
        defaultBelow: 0.03,
      };
    }),
    crossImpact: [{ from: "A0", to: "A2", share: 0.2 }],
    shock: Object.fromEntries(shock.map((s, m) => [`A${m}`, s])),
    rounds: 8,
  }));
const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((total, x) => total + x, 0);
const unitsOf = (state: SimulationState, a: number): number =>
  sum(state.institutions.map((me) => me.unitsOf(a))) + state.outsideUnits[a]!;

describe("any network", () => {
  it("conserves cash, units and loans in every round, and nobody holds or spends less than nothing", () => {
    fc.assert(
      fc.property(network, (file) => {
        const state = createState(simulationInputSchema.parse(file));
        const [cash, loans] = [sum(state.cash), sum(state.loans)];
        const units = [0, 1, 2].map((a) => unitsOf(state, a));
        applyShock(state, file.shock ?? {});
        runRounds(state, file.rounds, {
          seen: () => {
            expect(sum(state.cash) + state.outsideCash).toBeCloseTo(cash, 8);
            expect(state.outsideLoans).toBeCloseTo(sum(state.loans), 8);
            expect(sum(state.loans)).toBeLessThanOrEqual(loans + 1e-9);
            for (const a of [0, 1, 2]) expect(unitsOf(state, a)).toBeCloseTo(units[a]!, 8);
            for (const held of state.holdings) expect(held).toBeGreaterThanOrEqual(-1e-12);
            for (const money of state.cash) expect(money).toBeGreaterThanOrEqual(-1e-9);
          },
        });
      }),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order of institutions, beyond the rounding of sums", () => {
    fc.assert(
      fc.property(network, fc.infiniteStream(fc.nat()), (file, order) => {
        const keys = new Map(file.institutions.map((i) => [i.id, order.next().value!]));
        const shuffled = [...file.institutions].sort((a, b) => keys.get(a.id)! - keys.get(b.id)!);
        const first = run(simulationInputSchema.parse(file));
        const second = run(simulationInputSchema.parse({ ...file, institutions: shuffled }));
        expect([...second.defaults].sort()).toEqual([...first.defaults].sort());
        for (const [id, price] of Object.entries(first.prices)) expect(second.prices[id]).toBeCloseTo(price, 10);
        expect(second.soldShare).toBeCloseTo(first.soldShare, 10);
      }),
      { numRuns: 200 },
    );
  });

  it("loses nothing without a shock when everybody is sound", () => {
    fc.assert(
      fc.property(network, (file) => {
        const calm = {
          ...file,
          shock: {},
          institutions: file.institutions.map((i) => ({ ...i, loans: 0, otherLiabilities: 0 })),
        };
        const result = run(simulationInputSchema.parse(calm));
        expect(Object.values(result.equityChange).every((change) => change === 0)).toBe(true);
        expect(result.prices).toEqual(result.initialPrices);
      }),
      { numRuns: 100 },
    );
  });

  it("gives the same bits again: fresh, after a reset, and by returns in place of names", () => {
    fc.assert(
      fc.property(network, (file) => {
        const input: SimulationInput = simulationInputSchema.parse(file);
        const returns = input.assets.map((asset) => input.shock[asset.id] ?? 0);
        const state = createState(input);
        const prices = (): number[] => {
          runRounds(state, input.rounds);
          endStep(state);
          return [...state.prices, ...state.cash, ...state.loans];
        };
        applyShock(state, input.shock);
        const first = prices();
        resetState(state);
        applyReturns(state, returns);
        expect(prices()).toEqual(first);
        expect(Object.values(run(input).prices)).toEqual(first.slice(0, 3));
      }),
      { numRuns: 100 },
    );
  });
});
