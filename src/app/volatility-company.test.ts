// Twenty changes of 2 and then of 4: the root mean square is 2, then 4 once all of them have changed; logarithms of both.
import { expect, it } from "vitest";
import { packagedHorizon } from "./packaged-outlook.ts";
import { volatilitiesOf } from "./volatility-company.ts";

it("takes the logarithm of each month's root mean square", () => {
  const volatilities = volatilitiesOf([...new Array<number>(20).fill(-2), ...new Array<number>(20).fill(4)]);
  expect(volatilities).toHaveLength(21);
  expect(volatilities[0]).toBeCloseTo(Math.log(2), 12);
  expect(volatilities[10]).toBeCloseTo(Math.log(10) / 2, 12);
  expect(volatilities[20]).toBeCloseTo(Math.log(4), 12);
});

it("packages every pair of the six factors once", async () => {
  const { company } = await packagedHorizon();
  expect(new Set(company.map(({ factors }) => factors.join(" "))).size).toBe(15);
  for (const { history, paths } of company) {
    expect(Math.abs(history)).toBeLessThanOrEqual(1);
    expect(paths.lo).toBeLessThanOrEqual(paths.median);
    expect(paths.median).toBeLessThanOrEqual(paths.hi);
  }
});
