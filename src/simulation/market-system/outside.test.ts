// Sentences about moves outside history and the model's range; the bounds stand in the test.
import { expect, it } from "vitest";
import { outsideWords } from "./outside.ts";

const largest = { sessions: 20, fall: -0.4, rise: 0.3, from: "1971-02-05", to: "2025-11-20" };
const rule = { amplification: 5, multiple: 1, largest: { nasdaq: largest } };
const moved = (asset: string, total: number, amplification: number | null = 1) => ({ asset, total, amplification });

it("names what no market has done, and what is amplified beyond the rule", () => {
  expect(outsideWords([moved("nasdaq", Math.log(0.28), 20), moved("btc", Math.log(0.6), 6)], rule)).toEqual([
    "Outside what the market has done: Nasdaq \u221272.0 %; the largest fall over 20 sessions from 1971-02-05 to 2025-11-20 is \u221233.0 %.",
    "Outside the range that the model was made for: Bitcoin \u221240.0 %, amplified 6.0 times; the rule allows 5.",
    "Read it as a sign that these assumptions together break the model, not as a result.",
  ]);
});

it("is silent within the bounds, for small moves, and without a rule", () => {
  const inside = [
    moved("nasdaq", -0.39, 4.9),
    moved("nasdaq", 0.29),
    moved("btc", -0.04, 50),
    moved("btc", -0.9, null),
  ];
  expect(outsideWords(inside, rule)).toEqual([]);
  expect(outsideWords([moved("nasdaq", 0.31)], rule)).toHaveLength(2);
  expect(outsideWords([moved("nasdaq", -0.41)], { ...rule, multiple: 1.1 })).toEqual([]);
  expect(outsideWords([moved("nasdaq", -3, 50)], null)).toEqual([]);
});
