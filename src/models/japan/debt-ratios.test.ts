// Ratios of Japan's FY2025 initial budget and FY2028 projection, worked by hand from the published amounts (T1.1).
import { expect, it } from "vitest";
import { computeDebtRatios } from "./debt-ratios.ts";

const fy2025 = {
  interest: 10.5,
  redemption: 17.7,
  taxRevenue: 78.4,
  bojShare: 0.51,
  bojJgbIncome: 2.5,
  bojReserveInterest: 2.7,
};

it("gives 13.4, 36.0, 6.6 and 13.6 % for FY2025", () => {
  const { m1, m2, m3, m4 } = computeDebtRatios(fy2025);
  expect(m1).toBeCloseTo(0.134, 3);
  expect(m2).toBeCloseTo(0.36, 3);
  expect(m3).toBeCloseTo(0.066, 3);
  expect(m4).toBeCloseTo(0.136, 3);
});

it("gives 18.3 and 9.0 % for FY2028", () => {
  const { m1, m3 } = computeDebtRatios({ ...fy2025, interest: 16.1, taxRevenue: 88 });
  expect(m1).toBeCloseTo(0.183, 3);
  expect(m3).toBeCloseTo(0.09, 3);
});
