// Shocks that follow others, against powers worked by hand: a move of -19 % more under a beta of 0.5 leaves 0.9 of the price.
import { expect, it } from "vitest";
import { basisOn } from "../../../test/support/scenario-basis.ts";
import { answerScenario } from "./answer.ts";
import { shockWith } from "./derived.ts";

const betas: Readonly<Record<string, number>> = {
  "nikkei-nasdaq-beta": 2,
  "nikkei-usdjpy-beta": 0.5,
  "crypto-nasdaq-beta": 1,
};
const beta = (id: string): number => betas[id]!;
const both = ["nikkei", "btc"] as const;

it("lets what nobody has named follow the move that was asked for", () => {
  const own = { usdjpy: 0, nikkei: -0.2 };
  const moved = shockWith(own, { usdjpy: -0.19 }, both, beta);
  expect(moved.nikkei).toBeCloseTo(0.8 * 0.9 - 1, 12);
  expect(moved).not.toHaveProperty("btc");
  const twice = shockWith({ usdjpy: -0.19 }, { nasdaq: -0.1 }, both, beta);
  expect(twice.nikkei).toBeCloseTo(0.9 ** 2 - 1, 12);
  expect(twice.btc).toBeCloseTo(-0.1, 12);
});

it("leaves what is asked for, what the scenario names, and what no driver moves, to the last bit", () => {
  const own = { usdjpy: -0.07, nikkei: -0.0312 };
  expect(shockWith(own, { usdjpy: -0.2, nikkei: -0.1 }, both, beta)).toEqual({ usdjpy: -0.2, nikkei: -0.1 });
  expect(shockWith(own, { usdjpy: -0.2 }, [], beta)).toEqual({ usdjpy: -0.2, nikkei: -0.0312 });
  expect(shockWith(own, { usdjpy: -0.07, eth: -0.3 }, both, beta)).toEqual({ ...own, eth: -0.3 });
});

it("reaches the answer: less of the yen's move is less of the Nikkei's", () => {
  const basis = basisOn("usdjpy-145");
  const shocked = (usdjpy: number): number => {
    const { initial, shocked } = answerScenario(basis, { shock: { usdjpy } }).assets.find((a) => a.asset === "nikkei")!;
    return shocked / initial - 1;
  };
  expect(basis.choices.derived).toEqual(["nikkei", "btc"]);
  expect(shocked(basis.choices.shock.usdjpy!)).toBeCloseTo(basis.choices.shock.nikkei!, 14);
  expect(shocked(0)).toBeCloseTo(0, 12);
});

it("refuses a size of the trade beyond its prior, as the server does", () => {
  const basis = basisOn("usdjpy-145");
  expect(() => answerScenario(basis, { exposureUsd: 1e15 })).toThrow(/size of the carry trade/);
});
