// The lab's own arithmetic: choices survive the address, quantiles against values worked by hand, and sentences made from a
// small answer whose numbers stand in the test.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ScenarioAnswer, ScenarioBasis } from "../../src/simulation/market-system/answer.ts";
import { ensembleRounds } from "../../src/simulation/market-system/ensemble.ts";
import { channels, marketAssets } from "../../src/simulation/market-system/facts.ts";
import { csvOf, jsonOf } from "../parts/save.ts";
import { mainAsset, sellersOf, soWhat } from "./so-what.ts";
import { type LabState, queryOf, stateOf } from "./state.ts";
import { pathQuantiles, summarise } from "./worlds.ts";

const percent = fc.integer({ min: -700, max: 300 }).map((x) => x / 1000);
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const states: fc.Arbitrary<LabState> = fc.record({
  scenario: fc.constantFrom("usdjpy-145", "three-forces"),
  moves: fc.record({ usdjpy: percent, btc: percent }, { requiredKeys: [] }),
  riseBp: optional(fc.integer({ min: -50, max: 200 })),
  exposureUsd: optional(fc.integer({ min: 350, max: 20_000 }).map((bn) => bn * 1e9)),
  law: optional(fc.constantFrom("exponential", "square-root")),
  carryReference: optional(fc.integer({ min: 140, max: 162 })),
  off: fc.subarray(channels.map(({ id }) => id)),
  parameters: fc.record(
    { "carry-stop-median": percent.map(Math.abs), "btc-book-refill": fc.integer({ min: 1, max: 50 }) },
    { requiredKeys: [] },
  ),
  seed: fc.nat(),
  asset: optional(fc.constantFrom(...marketAssets)),
});

it("brings every choice through the address and back", () => {
  fc.assert(
    fc.property(states, (state) => {
      const words = Object.entries(queryOf(state)).filter((word): word is [string, string] => word[1] !== null);
      expect(stateOf(new URLSearchParams(new URLSearchParams(words).toString()))).toEqual(state);
    }),
  );
});

it("leaves what it cannot read at the scenario's own", () => {
  const query = "usdjpy=much&btc=-100&jgb=9999&exposure=-3&law=linear&entry=0&off=all&set=x=,=2,y&seed=-1&asset=gold";
  expect(stateOf(new URLSearchParams(query))).toEqual(stateOf(new URLSearchParams()));
});

it("takes quantiles between neighbours, counts what goes further and what passes", () => {
  // Five worlds: the first asset ends at log moves -0.4 to 0; the first of two levels is passed in two of them.
  const width = marketAssets.length;
  const moves = [-0.2, -0.4, 0, -0.1, -0.3];
  const worlds = {
    ...{ from: 0, count: 5, exposureUsd: new Float64Array(5), passed: Uint8Array.from([1, 0, 1, 0, 0, 0, 0, 0, 0, 0]) },
    furthest: Float64Array.from(moves.flatMap((m) => marketAssets.map((_, a) => (a === 0 ? m : 0)))),
    path: new Float64Array(5 * (ensembleRounds + 1) * width).fill(1),
  };
  const basis = { choices: { levels: [{ id: "a" }, { id: "b" }] } } as unknown as ScenarioBasis;
  const answer = { assets: [{ asset: "usdjpy", total: -0.25 }] } as unknown as ScenarioAnswer;
  const { furthest, beyondOwn, passed } = summarise(worlds, answer, basis);
  expect(furthest.usdjpy.map((x) => Number(x.toFixed(12)))).toEqual([-0.38, -0.3, -0.2, -0.1, -0.02]);
  expect(beyondOwn.usdjpy).toBe(0.4);
  expect(passed).toEqual([
    { id: "a", share: 0.4 },
    { id: "b", share: 0 },
  ]);
  expect(pathQuantiles(worlds, "btc")).toEqual(Array.from({ length: 5 }, () => Array(ensembleRounds + 1).fill(1)));
});

const asset = (id: string, exogenous: number, total: number) => ({
  asset: id,
  exogenous: Math.log(1 + exogenous),
  total: Math.log(1 + total),
  amplification: exogenous === 0 ? null : Math.log(1 + total) / Math.log(1 + exogenous),
});
const answer = {
  outside: [],
  assets: [asset("usdjpy", -0.08, -0.125), asset("vix", 0, 0.9), asset("btc", 0, -0.01)],
  sales: [
    { institution: "carry-trade", asset: "usdjpy", money: 600 },
    { institution: "carry-trade", asset: "nasdaq", money: 57 },
    { institution: "strong-hands", asset: "btc", money: -3 },
    { institution: "trend-usdjpy", asset: "usdjpy", money: 43 },
  ],
  levelsHit: [{ round: 0 }, { round: 4 }],
  ...{ defaults: ["ai:Oracle"], idle: [] },
  calibrated: { total: { usdjpy: Math.log(0.91), btc: Math.log(0.99) } },
} as unknown as ScenarioAnswer;

it("says what a run means", () => {
  expect(mainAsset(answer)).toBe("usdjpy");
  expect(sellersOf(answer)[0]).toEqual({ party: "carry-trade", money: 657e9 });
  // ln 0.875 / ln 0.92 = 1.60; 657 + 43 = 700.
  expect(soWhat(answer, "usdjpy", undefined)).toEqual([
    "The shock moves USDJPY by −8.0 %; forced selling makes it −12.5 %, amplified 1.6 times.",
    "USD 700 bn are sold, USD 657 bn of it by the carry trade.",
    "2 levels are passed, 1 of them by the selling that follows.",
    "Default: Oracle.",
    "With stops fitted to the note and depths from studies USDJPY moves by −12.5 %; with both calibrated on July and August 2024, by −9.0 %.",
  ]);
  const outside = ["This is beyond all that markets have done."];
  expect(soWhat({ ...answer, outside } as ScenarioAnswer, "usdjpy", undefined)[0]).toBe(outside[0]);
  const idle = [{ channel: "insurers", title: "Insurers", reason: "losses are small" }];
  expect(
    soWhat({ ...answer, sales: [], levelsHit: [], defaults: [], idle } as unknown as ScenarioAnswer, "btc", undefined),
  ).toEqual([
    "Nothing hits Bitcoin from outside; what others must sell moves it by −1.0 %.",
    "Nobody is forced to sell. Insurers: no sale, because losses are small.",
    "Stops and depths calibrated on July and August 2024 give the same.",
  ]);
});

it("writes rows that other programs read", () => {
  const rows = {
    name: "x",
    columns: ["who", "a,b"],
    rows: [
      ['say "so"', 1.5],
      ["none", null],
    ],
  };
  expect(csvOf(rows)).toBe('who,"a,b"\r\n"say ""so""",1.5\r\nnone,\r\n');
  expect(JSON.parse(jsonOf(rows))).toEqual([
    { who: 'say "so"', "a,b": 1.5 },
    { who: "none", "a,b": null },
  ]);
});
