// 21 November 2025, by eye in the packaged files: VIX was above 20 since the 18th, flows of five sessions were negative, funding
// was above its month's median (btc-funding-reset is 0.71), and the cost of short-term holders is not packaged.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "recovery-vix": 20 };

it("has one of three known legs on the morning of the note", () => {
  const { value, label, interval, details } = readingAt("recovery-watch", undefined, parameters);
  expect(value).toBe(1);
  expect(label).toBe("1 of 3 known legs met");
  expect(interval).toMatchObject({ lo: 1, hi: 2, n: 3 });
  expect(details).toEqual({
    vixCalm: "not met",
    flowsPositive: "not met",
    fundingAboveMedian: "met",
    aboveShortTermCost: "unknown",
  });
});

const calm = {
  vix: daily("2025-11-20", new Array<number>(10).fill(19.9)),
  "etf.btc.net-flow": daily("2025-11-20", [-50, 20, 20, 20, 20, 20, 20, 20, 20]),
  "btc.perp.funding-8h-mean": daily("2025-11-20", [...new Array<number>(30).fill(0.00005), 0.0001]),
  "btc.close": daily("2025-11-20", [100_000]),
  "btc.sth.realised-price": daily("2025-11-20", [90_000]),
};

it("needs each five-session sum to be positive", () => {
  expect(readingAt("recovery-watch", viewOf("2025-11-21", calm), parameters).label).toBe("all legs met");
  const dented = { ...calm, "etf.btc.net-flow": daily("2025-11-20", [-90, 20, 20, 20, 20, 20, 20, 20, 20]) };
  expect(readingAt("recovery-watch", viewOf("2025-11-21", dented), parameters).details.flowsPositive).toBe("not met");
});

it("is missing when no leg is known", () => {
  expect(indicatorAt("recovery-watch", viewOf("2025-11-21", {}), parameters).outcome).toMatchObject({
    reason: "missing",
  });
});
