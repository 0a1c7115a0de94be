// How rates and shares reach the assets. Expected: +75 bp at a gap of 4.5 % is -14.29 % for shares (T4.1), -7.23 % for a payoff
// in ten years (4.4), the bond's own price at its new yield for bonds; the rest is worked beside it.
import { describe, expect, it } from "vitest";
import { packagedView } from "../../../test/support/packaged-view.ts";
import { getParameter } from "../../parameters/catalogue.ts";
import { defineScenario, type ScenarioDefinition, shock } from "../../scenarios/define.ts";
import { yieldAt } from "../../simulation/market-system/par-bond.ts";
import { parBond } from "./facts.ts";
import { exogenousOf } from "./shocks.ts";

const view = packagedView("2025-11-21T12:30:00Z");
const parameter = (id: string): number => getParameter(id).value;
const of = (shocks: ScenarioDefinition["shocks"], carry: number | undefined = 0.034) =>
  exogenousOf(
    view,
    defineScenario({
      id: "x",
      title: "x",
      basis: "hypothetical",
      horizonSessions: 5,
      asks: "x?",
      source: "x",
      shocks,
    }),
    carry,
    parameter,
  );
const last = (id: string): number => view.series(id).values.at(-1)!;

describe("exogenous moves", () => {
  it("rates: bonds from their cash flows, shares by Gordon, bitcoin as a distant payoff", () => {
    const { shock: moves } = of([shock("ust.10y", { kind: "absolute", by: 0.0075 })]);
    expect(moves.nasdaq).toBeCloseTo(-0.1429, 4);
    expect(moves.btc).toBeCloseTo(-0.0723, 4);
    const y = last("ust.10y");
    expect(moves["ust-10y"]).toBeCloseTo(parBond("ust-10y", y, y + 0.0075).price - 1, 12);
    expect(yieldAt("ust-10y", y, 1 + moves["ust-10y"]!)).toBeCloseTo(y + 0.0075, 10);
    expect(moves.nikkei).toBeCloseTo((1 + moves.nasdaq!) ** 0.55 - 1, 12);
    expect(Object.keys(moves).sort()).toEqual(["btc", "nasdaq", "nikkei", "ust-10y"]);
  });

  it("a leading share: its weight in the index, and the index on bitcoin by beta", () => {
    const { shock: moves } = of([shock("nvda.close", { kind: "relative", by: -0.2 })]);
    expect(moves).toEqual({
      nvda: expect.closeTo(-0.2, 12),
      nasdaq: expect.closeTo(-0.024, 12),
      nikkei: expect.closeTo((1 - 0.024) ** 0.55 - 1, 12),
      btc: expect.closeTo((1 - 0.024) ** 1.6 - 1, 12),
    });
  });

  it("the Nikkei: by its beta to the yen, unless the scenario sets it", () => {
    const yen = shock("fx.usdjpy", { kind: "relative", by: -0.05 });
    expect(of([yen]).shock.nikkei).toBeCloseTo(0.95 ** 0.5 - 1, 12);
    const both = of([yen, shock("nikkei225", { kind: "relative", by: -0.1 })]);
    expect(both.shock.nikkei).toBeCloseTo(-0.1, 12);
  });

  it("leaves alone what the scenario sets itself", () => {
    const { shock: moves } = of([
      shock("nasdaq-composite", { kind: "relative", by: -0.1 }),
      shock("btc.close", { kind: "fixed", at: 74_407, direction: "down" }),
      shock("ust.10y", { kind: "absolute", by: 0.0075 }),
    ]);
    expect(moves.nasdaq).toBeCloseTo(-0.1, 12);
    expect(moves.btc).toBeCloseTo(74_407 / last("btc.close") - 1, 12);
  });

  it("carry: the share that leaves is the elasticity times the relative fall of the differential", () => {
    const rise = [shock("jp.policy-rate", { kind: "absolute", by: 0.0025 })];
    expect(of(rise).carryWithdrawal).toBeCloseTo(0.25 * (0.0025 / 0.034), 12);
    expect(of([shock("jp.policy-rate", { kind: "absolute", by: -0.0025 })]).carryWithdrawal).toBe(0);
    const unknown = exogenousOf(
      view,
      { id: "x", title: "x", basis: "hypothetical", horizonSessions: 1, asks: "", source: "", shocks: rise },
      undefined,
      parameter,
    );
    expect(unknown.carryWithdrawal).toBe(0);
    expect(unknown.notes.join()).toContain("no policy differential");
  });

  it("refuses to shock a series of which nothing is known", () => {
    expect(() => of([shock("gpu.rent.h100", { kind: "relative", by: -0.4 })])).toThrow(/gpu\.rent\.h100/);
  });
});
