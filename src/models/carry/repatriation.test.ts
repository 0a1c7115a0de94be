// 5 % of 3200bn at a Treasury share of 35 % and 20 bp per 100bn (T2.5), and the matched-tenor incentive by hand.
import { expect, it } from "vitest";
import { repatriationFlow } from "./repatriation.ts";
import { homeIncentive } from "./repatriation-incentive.ts";

it("is 160bn, 56bn of Treasuries and 11.2 bp, 4.3 bp when scaled to today's market", () => {
  const { flow, treasuryFlow, yieldEffect } = repatriationFlow({
    holdings: 3200,
    rate: 0.05,
    treasuryShare: 0.35,
    effectPer100bn: 0.002,
  });
  expect(flow).toBeCloseTo(160, 10);
  expect(treasuryFlow).toBeCloseTo(56, 10);
  expect(yieldEffect * 1e4).toBeCloseTo(11.2, 10);
  // The 4.3 bp come from the effect rounded to 7.6 bp per 100bn; unrounded, 20 x 11/29 gives 4.248 bp.
  const scaled = repatriationFlow({ holdings: 3200, rate: 0.05, treasuryShare: 0.35, effectPer100bn: 0.00076 });
  expect(scaled.yieldEffect * 1e4).toBeCloseTo(4.3, 1);
  expect((yieldEffect * 1e4 * 11) / 29).toBeCloseTo(4.248, 3);
});

it("reproduces the mixed-tenor incentive of 2.87 percentage points that must not be used", () => {
  expect(homeIncentive(0.0338, 0.041, 0.0359)).toBeCloseTo(0.0287, 10);
});
