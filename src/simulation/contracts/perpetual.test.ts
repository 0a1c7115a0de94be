// Isolated margin, liquidation, insurance and auto-deleveraging. T9.3 is printed in the models' specification; the rest is
// worked by hand beside each expectation.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SimulationFile, simulationInputSchema } from "../input.ts";
import { run } from "../result.ts";
import { applyShock, createState, endStep, runRounds } from "../run.ts";
import type { SimulationState } from "../state.ts";
import { bucketBook, lognormalBook, marginOf, notionalUpTo, totalMargin, totalNotional } from "./leverage-book.ts";
import { bankruptcyPrice, bankruptUpTo, liquidatedUpTo, liquidationPrice, tierOf } from "./margin.ts";
import { perpMemory } from "./perpetual.ts";

const empty = { cash: 0, holdings: {}, otherAssets: 0, loans: 0, otherLiabilities: 0 };

describe("margin", () => {
  it("T9.3: liquidation and bankruptcy of 20 times at 100 000 with 0.5 %", () => {
    expect(liquidationPrice(1, 100_000, 1 / 20, 0.005, 0)).toBeCloseTo(95_477.39, 2);
    expect(bankruptcyPrice(1, 100_000, 1 / 20)).toBe(95_000);
    expect(liquidationPrice(-1, 100_000, 1 / 20, 0.005, 0)).toBeCloseTo(104_477.61, 2);
    expect(bankruptcyPrice(-1, 100_000, 1 / 20)).toBe(105_000);
  });

  it("inverts itself and keeps the tier's margin continuous", () => {
    for (const side of [1, -1] as const) {
      const price = liquidationPrice(side, 87_000, 0.04, 0.01, 0.002);
      expect(liquidatedUpTo(side, 87_000, price, 0.01, 0.002)).toBeCloseTo(0.04, 12);
      expect(bankruptUpTo(side, 87_000, bankruptcyPrice(side, 87_000, 0.04))).toBeCloseTo(0.04, 12);
    }
    // Tiers of 20 November 2025: 0, 0.4 %; 300 000, 0.5 %; 800 000, 0.65 %; 3m, 1 %. Amounts 0, 300, 1500, 12 000.
    const tiers = [
      { floor: 0, rate: 0.004 },
      { floor: 300_000, rate: 0.005 },
      { floor: 800_000, rate: 0.0065 },
      { floor: 3_000_000, rate: 0.01 },
    ];
    expect(tierOf(tiers, 5_000_000)).toEqual({ maintenance: 0.01, deduction: expect.closeTo(12_000 / 5_000_000, 12) });
    expect(tierOf(tiers, 800_000).deduction * 800_000).toBeCloseTo(1500, 8);
    expect(tierOf(tiers, 0)).toEqual({ maintenance: 0.004, deduction: 0 });
  });
});

describe("leverage book", () => {
  it("counts buckets with their edge", () => {
    const book = bucketBook([
      { leverage: 5, notional: 3 },
      { leverage: 20, notional: 1.2 },
    ]);
    expect([0.0499, 0.05, 0.1, 0.2, 1].map((x) => notionalUpTo(book, x))).toEqual([0, 1.2, 1.2, 4.2, 4.2]);
    expect([marginOf(book, 0.6), marginOf(book, 1.2), marginOf(book, 2.2)]).toEqual(
      [0.03, 0.06, 0.26].map((m) => expect.closeTo(m, 12)),
    );
    expect([totalNotional(book), totalMargin(book)]).toEqual([4.2, expect.closeTo(0.66, 12)]);
  });

  it("is continuous for a density: the median halves it, and no bucket jumps", () => {
    const book = lognormalBook(67, 8, 0.8, 1000);
    // Cutting at 1 and 1000 takes away less than 0.5 % of the mass.
    expect(notionalUpTo(book, 1 / 8) / 67).toBeCloseTo(0.5, 2);
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (x) => {
        expect(notionalUpTo(book, x + 1e-6) - notionalUpTo(book, x)).toBeLessThan(67e-4);
        expect(marginOf(book, notionalUpTo(book, x))).toBeLessThanOrEqual(x * notionalUpTo(book, x) + 1e-12);
      }),
      { numRuns: 200 },
    );
  });
});

const venue = (shortLeverage: number, fund: number): SimulationFile => ({
  assets: [{ id: "btc", price: 100, impact: { law: "exponential", depth: 20 } }],
  institutions: [
    {
      ...empty,
      id: "longs",
      behaviour: {
        id: "perp-traders",
        asset: "btc",
        side: "long",
        buckets: [
          { leverage: 10, notional: 4 },
          { leverage: 2, notional: 4 },
        ],
        tiers: [{ floor: 0, rate: 0.005 }],
      },
    },
    {
      ...empty,
      id: "shorts",
      behaviour: {
        id: "perp-traders",
        asset: "btc",
        side: "short",
        buckets: [
          { leverage: shortLeverage, notional: 1 },
          { leverage: 2, notional: 7 },
        ],
        tiers: [{ floor: 0, rate: 0.005 }],
      },
    },
    { ...empty, id: "fund", cash: fund, behaviour: { id: "hold" } },
  ],
  contracts: [{ kind: "perpetual", longs: "longs", shorts: "shorts", insurance: "fund" }],
  shock: { btc: -0.1 },
  rounds: 10,
});
const total = (s: SimulationState): number[] => [
  s.cash.reduce((a, b) => a + b, 0) + s.outsideCash,
  s.institutions.reduce((sum, me) => sum + me.unitsOf(0), 0) + s.outsideUnits[0]!,
  s.loans.reduce((a, b) => a + b, 0) - s.outsideLoans,
];

it("takes a density or buckets, and refuses both and neither by name", () => {
  const density = { notional: 10, median: 8, spread: 0.8, max: 100 };
  const buckets = [{ leverage: 5, notional: 3 }];
  const refused = (leverages: object): string[] => {
    const file = {
      assets: [{ id: "btc", price: 1, impact: { law: "exponential", depth: 60 } }],
      institutions: [
        {
          ...empty,
          id: "longs",
          behaviour: {
            id: "perp-traders",
            asset: "btc",
            side: "long",
            tiers: [{ floor: 0, rate: 0.005 }],
            ...leverages,
          },
        },
        { ...empty, id: "fund", behaviour: { id: "hold" } },
      ],
      contracts: [{ kind: "perpetual", longs: "longs", insurance: "fund" }],
      shock: {},
      rounds: 1,
    };
    return simulationInputSchema.safeParse(file).error?.issues.map(({ path }) => path.join(".")) ?? [];
  };
  expect(refused({ density })).toEqual([]);
  expect(refused({ buckets })).toEqual([]);
  expect(refused({ density, buckets })).toEqual(["institutions.0.behaviour.density"]);
  expect(refused({})).toEqual(["institutions.0.behaviour.density"]);
});

describe("a venue", () => {
  const runWith = (fund: number, shortLeverage = 20) => {
    const s = createState(simulationInputSchema.parse(venue(shortLeverage, fund)));
    const before = total(s);
    applyShock(s, { btc: -0.1 });
    runRounds(s, 10);
    total(s).forEach((value, i) => {
      expect(value).toBeCloseTo(before[i]!, 10);
    });
    return s;
  };
  // The 10x longs are liquidated at 90 (liquidation price 90.45): units .04, 3.6 of money, price 90 e^-.18 = 75.174, fill
  // 82.587. Bankruptcy price 90: shortfall .04 x (90 - 82.587) = .29652.
  const fill = (90 + 90 * Math.exp(-0.18)) / 2;
  const shortfall = 0.04 * (90 - fill);

  it("lets the fund pay while it can, and leaves the other side alone", () => {
    const s = runWith(1);
    expect(s.fills[0]! === fill || s.prices[0]! < 76).toBe(true);
    expect(s.institutions[0]!.memory[perpMemory.fundPaid]).toBeCloseTo(shortfall, 10);
    expect(s.cash[2]).toBeCloseTo(1 - shortfall, 10);
    expect(s.institutions[1]!.unitsOf(0)).toBeCloseTo(-0.08, 12);
    // The longs' account holds the margin of the 2x positions, 2, and their loan of 4.
    expect([s.cash[0], s.loans[0]]).toEqual([expect.closeTo(2, 10), expect.closeTo(4, 10)]);
  });

  it("closes profitable shorts at the bankruptcy price when the fund is empty, highest leverage first", () => {
    const s = runWith(0.1);
    const missing = shortfall - 0.1;
    const { memory } = s.institutions[0]!;
    expect(memory[perpMemory.fundPaid]).toBeCloseTo(0.1, 12);
    expect(memory[perpMemory.deleveraged]).toBeCloseTo(missing, 10);
    expect(memory[perpMemory.uncovered]).toBeCloseTo(0, 12);
    // Each unit gives 90 - fill: missing / (90 - fill) = .0265 units. The 20x shorts have .01 of them, the 2x the rest.
    const units = missing / (90 - fill);
    expect(s.institutions[1]!.unitsOf(0)).toBeCloseTo(-(0.08 - units), 10);
    // What is left in the shorts' account: 2x positions of notional 8 - 100 units, with margin and the money owed.
    expect(s.cash[1]).toBeCloseTo((8 - 100 * units) * 1.5, 10);
  });

  it("says what nobody covered when the shorts are too few", () => {
    const file = venue(20, 0);
    const few = file.institutions.map((i) =>
      i.id === "shorts" ? { ...i, behaviour: { ...i.behaviour, buckets: [{ leverage: 20, notional: 0.5 }] } } : i,
    );
    const s = createState(simulationInputSchema.parse({ ...file, institutions: few }));
    const before = total(s);
    applyShock(s, { btc: -0.1 });
    runRounds(s, 10);
    const { memory } = s.institutions[0]!;
    expect(memory[perpMemory.deleveraged]).toBeCloseTo(0.005 * (90 - fill), 10);
    expect(memory[perpMemory.uncovered]).toBeCloseTo(shortfall - 0.005 * (90 - fill), 10);
    expect(s.institutions[1]!.unitsOf(0)).toBeCloseTo(0, 12);
    total(s).forEach((value, i) => {
      expect(value).toBeCloseTo(before[i]!, 10);
    });
  });

  it("closes longs at the bankruptcy price of failed shorts too", () => {
    const s = createState(simulationInputSchema.parse(venue(20, 0)));
    applyShock(s, { btc: 0.06 });
    runRounds(s, 10);
    // 20x shorts: bankrupt at 105, .01 units bought at 106 e^(1.06 / 20), fill the mid: shortfall .01 x (fill - 105).
    const bought = (106 + 106 * Math.exp(1.06 / 20)) / 2;
    const shortfall = 0.01 * (bought - 105);
    expect(s.institutions[1]!.memory[perpMemory.deleveraged]).toBeCloseTo(shortfall, 10);
    // 10x longs go first: .01 of their .04 units, with the loan of 1 and the margin of .1.
    expect(s.institutions[0]!.unitsOf(0)).toBeCloseTo(0.07, 12);
    expect([s.cash[0], s.loans[0]]).toEqual([expect.closeTo(2.3, 10), expect.closeTo(7, 10)]);
  });

  it("liquidates shorts in a rise, and conserves everything through days of random moves", () => {
    const rise = createState(simulationInputSchema.parse(venue(20, 1)));
    applyShock(rise, { btc: 0.05 });
    runRounds(rise, 10);
    // 20x shorts: liquidation at 104.478; their purchase moves the price up.
    expect(rise.prices[0]).toBeGreaterThan(105);
    expect(rise.institutions[1]!.memory[perpMemory.liquidated]).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (moves) => {
          const s = createState(simulationInputSchema.parse(venue(20, 0.2)));
          const before = total(s);
          for (const move of moves) {
            applyShock(s, { btc: move });
            runRounds(s, 30);
            endStep(s);
            total(s).forEach((value, i) => {
              expect(value).toBeCloseTo(before[i]!, 8);
            });
            expect(s.cash.every((money) => money > -1e-9)).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

it("counts margin that goes back to the traders as no loss, and what they lost as one", () => {
  // 20 times at 100, closed at 95.4 in a market that nobody moves: 0.046 of 1 is lost, 0.004 of the margin goes back.
  const result = run(
    simulationInputSchema.parse({
      assets: [{ id: "btc", price: 100, impact: { law: "exponential", depth: 1e12 } }],
      institutions: [
        {
          ...{ id: "longs", cash: 0, otherAssets: 0, loans: 0, otherLiabilities: 0 },
          behaviour: {
            ...{ id: "perp-traders", asset: "btc", side: "long" },
            buckets: [{ leverage: 20, notional: 1 }],
            tiers: [{ floor: 0, rate: 0.005 }],
          },
        },
      ],
      contracts: [{ kind: "perpetual", longs: "longs" }],
      shock: { btc: -0.046 },
      rounds: 5,
    }),
  );
  expect(result.equityChange.longs).toBeCloseTo(-0.046, 9);
});
