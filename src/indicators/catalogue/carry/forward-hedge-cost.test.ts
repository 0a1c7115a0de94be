// T2.1 (spot 157, 3.88 % and 0.48 %, basis -20 bp: forward 151.56, hedge cost 3.59 %), and by hand for the episode:
// 1.0388 / 1.003 - 1 = 3.569 %.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "usdjpy-basis": -0.002 };
const rates = (spot: number, yen: number) =>
  viewOf("2025-11-21", {
    "fx.usdjpy": daily("2025-11-20", [spot]),
    "us.effr": daily("2025-11-20", [0.0388]),
    "jp.policy-rate": daily("2025-11-20", [yen]),
  });

it("reproduces T2.1", () => {
  const { value, details } = readingAt("forward-hedge-cost", rates(157, 0.0048), parameters);
  expect(value).toBeCloseTo(0.0359, 4);
  expect(details.forward12m).toBeCloseTo(151.56, 2);
});

it("costs 3.57 % on the morning of the note", () => {
  expect(readingAt("forward-hedge-cost", undefined, parameters).value).toBeCloseTo(1.0388 / 1.003 - 1, 12);
});

it("does not make a forward from a rate of -100 %", () => {
  expect(indicatorAt("forward-hedge-cost", rates(157, -1.2), parameters).outcome).toMatchObject({
    reason: "undefined-result",
  });
});
