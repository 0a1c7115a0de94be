// T2.4 (log-uniform on 350 to 20,000 bn): median 2646, mean 4857, 5 and 95 % at 428 and 16,337 bn.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = { "carry-exposure-low": 350e9, "carry-exposure-high": 20e12 };

it("gives the quantiles of the prior", () => {
  const { value, interval, details } = readingAt("exposure-prior", undefined, parameters);
  expect(value / 1e9).toBeCloseTo(2645.75, 2);
  expect(interval!.lo / 1e9).toBeCloseTo(428.47, 2);
  expect(interval!.hi / 1e9).toBeCloseTo(16337.36, 2);
  expect((details.mean as number) / 1e9).toBeCloseTo(4857.18, 2);
});

it("refuses a range the wrong way round", () => {
  const { outcome } = indicatorAt("exposure-prior", undefined, { "carry-exposure-low": 2, "carry-exposure-high": 1 });
  expect(outcome).toMatchObject({ state: "absent", reason: "undefined-result" });
});
