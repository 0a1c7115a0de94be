// The ensemble against one run at a time: world n is the market system with the parameters that it says it drew, run anew.
// Yields against the bond model, draws against their ranges. Expected numbers come from those other ways.
import fc from "fast-check";
import { expect, it } from "vitest";
import { basisOn } from "../../../test/support/scenario-basis.ts";
import { valueBond } from "../../models/transmission/bond.ts";
import { run } from "../result.ts";
import { answerScenario, type Changes, choicesOf } from "./answer.ts";
import { buildMarketSystem } from "./build.ts";
import { drawnParameters, drawWithin, Ensemble, ensembleRounds, ensembleTolerance, worldChanges } from "./ensemble.ts";
import { marketAssets } from "./facts.ts";
import { parBondPrice, yieldAt } from "./par-bond.ts";

const basis = basisOn("three-forces");
const shock = { usdjpy: -0.07, btc: -0.1 };

it("runs every world as the market system with its own assumptions", () => {
  const ensemble = new Ensemble(basis, { law: "exponential", off: ["trend"] }, 30);
  // The second pass meets worlds that were used before.
  for (const moved of [{ usdjpy: -0.02 }, shock]) {
    const { furthest, path, exposureUsd, passed } = ensemble.run(5, 8, moved);
    for (let k = 0; k < 8; k++) {
      const changes = worldChanges(basis, { law: "exponential", off: ["trend"] }, 30, 5 + k);
      expect(exposureUsd[k]).toBe(changes.exposureUsd);
      const input = buildMarketSystem(basis.facts, choicesOf(basis, { ...changes, shock: moved }).choices);
      const result = run({ ...input, tolerance: ensembleTolerance });
      const prices = [result.shockedPrices, ...result.rounds.map((round) => round.prices)];
      const width = marketAssets.length;
      for (let step = 0; step <= ensembleRounds; step++) {
        const row = (k * (ensembleRounds + 1) + step) * width;
        const then = prices[Math.min(step, prices.length - 1)]!;
        expect(Array.from(path.subarray(row, row + width))).toEqual(
          marketAssets.map((id) => then[id]! / basis.facts.prices[id]),
        );
      }
      const { levels } = basis.choices;
      expect(
        levels
          .filter((_, l) => passed[k * levels.length + l] === 1)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(result.levelsHit.map(({ id }) => id).sort());
      for (const [a, id] of marketAssets.entries()) {
        const moves = prices.map((at) => Math.log(at[id]! / basis.facts.prices[id]));
        const furthestMove = moves.reduce((x, y) => (Math.abs(y) > Math.abs(x) ? y : x));
        expect(furthest[k * marketAssets.length + a]).toBeCloseTo(furthestMove, 12);
      }
    }
  }
});

it("gives the same worlds however they are cut, and others for another seed", () => {
  const all = new Ensemble(basis, {}, 7).run(0, 6, shock);
  const second = new Ensemble(basis, {}, 7).run(4, 2, shock);
  expect(second.furthest).toEqual(all.furthest.subarray(4 * marketAssets.length));
  expect(new Ensemble(basis, {}, 8).run(0, 6, shock).exposureUsd).not.toEqual(all.exposureUsd);
});

it("takes over from worlds of other choices what these do not touch: no number differs from worlds built anew", () => {
  let before = new Ensemble(basis, {}, 7);
  before.run(0, 3, shock);
  const others: readonly Changes[] = [{ law: "square-root" }, { off: ["carry"] }, { carryReference: 150 }, {}];
  const each = basis.parameters.map(({ id, range }): Changes => ({ parameters: { [id]: range[1] } }));
  for (const changes of [...each, ...others]) {
    const after = new Ensemble(basis, changes, 7, before);
    expect(after.run(0, 3, shock), JSON.stringify(changes)).toEqual(new Ensemble(basis, changes, 7).run(0, 3, shock));
    before = after;
  }
});

it("draws what acts in the run, holds what the reader has set and what is in the facts already", () => {
  const ids = drawnParameters(basis, { parameters: { "carry-stop-median": 0.1 } }).map(({ id }) => id);
  expect(ids).toContain("carry-stop-spread");
  for (const held of ["carry-stop-median", "carry-exposure-high", "equity-yield-gap"]) expect(ids).not.toContain(held);
  const { parameters } = worldChanges(basis, { parameters: { "carry-stop-median": 0.1 } }, 1, 2);
  expect(parameters!["carry-stop-median"]).toBe(0.1);
  for (const { id, range } of drawnParameters(basis)) {
    const values = Array.from({ length: 12 }, (_, n) => worldChanges(basis, {}, 1, n).parameters![id]!);
    for (const value of values) expect(value >= range[0] && value <= range[1]).toBe(true);
    expect(new Set(values).size).toBeGreaterThan(1);
  }
});

it("draws half below the value in use and half above, within the range", () => {
  const within = { value: 3, range: [1, 11] } as const;
  expect([0, 0.25, 0.5, 0.75, 1].map((u) => drawWithin(within, u))).toEqual([1, 2, 3, 7, 11]);
  // A reader's value outside the range widens it.
  expect([0, 0.5, 1].map((u) => drawWithin({ value: 20, range: [1, 11] }, u))).toEqual([1, 20, 20]);
});

it("turns yields into prices as the bond model does, and back", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.08, noNaN: true }), fc.integer({ min: -50, max: 400 }), (now, bp) => {
      const then = now + bp * 1e-4;
      for (const [asset, years] of [
        ["jgb-30y", 30],
        ["ust-10y", 10],
      ] as const) {
        const { price } = valueBond({ coupon: now, yield: then, years, face: 1 });
        expect(parBondPrice(asset, now, then)).toBeCloseTo(price, 12);
        expect(yieldAt(asset, now, price)).toBeCloseTo(then, 10);
      }
    }),
    { numRuns: 50 },
  );
});

it("switches a channel off as the ablation does", () => {
  const all = answerScenario(basis);
  for (const { channel, effect } of all.channels) {
    const without = answerScenario(basis, { off: [channel as "carry"] });
    for (const { asset, total } of without.assets) {
      const before = all.assets.find((a) => a.asset === asset)!.total;
      expect(before - total).toBeCloseTo(effect[asset]!, 14);
    }
  }
});
