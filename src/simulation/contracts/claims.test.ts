// Interlinked claims inside a run. T3.6 of the models' specification: V owes S 2, S owes C 6 and V 1, C owes V 9; cash 20,
// 3, 4. Payments 2, 5, 8.2857; with costs of default of one half 2, 2.5, 3.0714; when V withdraws its 2: 0, 3, 6.5714.
import { describe, expect, it } from "vitest";
import { type SimulationFile, simulationInputSchema } from "../input.ts";
import { run } from "../result.ts";
import { applyShock, createState, runRounds } from "../run.ts";

const file = (recovery: number, withdrawn: boolean, shares = 0): SimulationFile => ({
  assets: [{ id: "chips", price: 100, impact: { law: "exponential", depth: 50 } }],
  institutions: (
    [
      ["V", 20],
      ["S", 3],
      ["C", 4],
    ] as const
  ).map(([id, cash]) => ({
    id,
    cash,
    holdings: id === "C" ? { chips: shares } : {},
    otherAssets: 0,
    loans: 0,
    otherLiabilities: 0,
    behaviour: { id: "hold" },
  })),
  contracts: [
    {
      kind: "claims",
      recoveryCash: recovery,
      recoveryClaims: recovery,
      liabilities: [
        { from: "V", to: "S", amount: 2, withdrawn },
        { from: "S", to: "C", amount: 6 },
        { from: "S", to: "V", amount: 1 },
        { from: "C", to: "V", amount: 9 },
      ],
      repricing: [{ institution: "V", asset: "chips", perMoney: 0.01 }],
    },
  ],
  shock: {},
  rounds: 5,
});
const paid = (f: SimulationFile) => {
  const result = run(simulationInputSchema.parse(f));
  const payments = result.rounds[0]!.events.filter((e) => e.kind === "payment");
  return { result, payments: Object.fromEntries(payments.map((e) => [e.institution, Number(e.money.toFixed(4))])) };
};

describe("claims", () => {
  it("T3.6: pays what all can pay together", () => {
    const s = createState(simulationInputSchema.parse(file(1, false)));
    applyShock(s, {});
    runRounds(s, 5);
    expect(s.cash[0]).toBeCloseTo(27, 10);
    expect(s.outsideCash).toBeCloseTo(0, 10);
    expect(paid(file(1, false)).payments).toEqual({ V: 2, S: 5, C: 8.2857 });
    expect(paid(file(1, true)).payments).toEqual({ V: 0, S: 3, C: 6.5714 });
  });

  it("counts as a loss what was promised and did not come", () => {
    const losses = (withdrawn: boolean) => paid(file(1, withdrawn)).result.equityChange;
    expect(losses(false)).toEqual({
      V: expect.closeTo(-1, 10),
      S: expect.closeTo(0, 10),
      C: expect.closeTo(-12 / 7, 10),
    });
    // V keeps its 2; S has 3 for 7, C gets 18/7 of 6 and pays 4 + 18/7, V gets that and 3/7 of 10.
    expect(losses(true)).toEqual({
      V: expect.closeTo(-3, 10),
      S: expect.closeTo(-2, 10),
      C: expect.closeTo(-24 / 7, 10),
    });
  });

  it("destroys what costs of default eat, and the money is accounted for outside", () => {
    const s = createState(simulationInputSchema.parse(file(0.5, false)));
    applyShock(s, {});
    runRounds(s, 5);
    expect(s.cash[0]).toBeCloseTo(21.43, 2);
    expect([...s.cash].reduce((a, b) => a + b, 0) + s.outsideCash).toBeCloseTo(27, 10);
    expect(paid(file(0.5, false)).payments).toEqual({ V: 2, S: 2.5, C: 3.0714 });
  });

  it("reprices what depended on receipts that do not come, and makes a party in default sell", () => {
    const { result } = paid(file(1, false, 0.1));
    // V is owed 10 and gets 5/7 + 8.2857 = 9: one is missing, at .01 a unit.
    expect(result.rounds[0]!.prices.chips).toBeCloseTo(100 * Math.exp(-0.01), 6);
    expect([...result.defaults].sort()).toEqual(["C", "S"]);
    expect(result.rounds[1]!.trades.map((t) => [t.institution, t.units])).toEqual([["C", 0.1]]);
    expect(result.prices.chips).toBeCloseTo(100 * Math.exp(-0.01 - (0.1 * 100 * Math.exp(-0.01)) / 50), 6);
  });
});
