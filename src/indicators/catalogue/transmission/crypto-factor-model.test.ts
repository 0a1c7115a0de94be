// Offline the Nasdaq covers two episodes only, which are not pooled: absent. A typed market with known betas: 1.6, -5 and -0.5.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "crypto-nasdaq-beta": 1.6 };
const steps = (k: number, scale: number) => Array.from({ length: 130 }, (_, i) => scale * Math.sin(i * i * k + i));
const walk = (list: readonly number[]) => list.map((_, i) => list.slice(0, i + 1).reduce((a, b) => a + b, 0));

it("is absent offline and says what it waits for", () => {
  const { outcome } = indicatorAt("crypto-factor-model", undefined, parameters);
  expect(outcome).toMatchObject({ state: "absent", reason: "missing" });
  expect(outcome.state === "absent" && outcome.detail).toContain("fred/observations");
});

it("finds the betas of a typed market", () => {
  const [nasdaq, yields, dollar] = [steps(0.7, 0.01), steps(1.3, 0.0005), steps(2.1, 0.004)];
  const coin = nasdaq.map((r, i) => 1.6 * r - 5 * yields[i]! - 0.5 * dollar[i]!);
  const prices = (list: readonly number[]) =>
    daily(
      "2025-11-20",
      walk(list).map((w) => 100 * Math.exp(w)),
    );
  const view = viewOf("2025-11-21", {
    "btc.close": prices(coin),
    "nasdaq-composite": prices(nasdaq),
    "us.dollar-index": prices(dollar),
    "ust.10y": daily(
      "2025-11-20",
      walk(yields).map((w) => 0.04 + w),
    ),
  });
  const { value, details } = readingAt("crypto-factor-model", view, parameters);
  expect(value).toBeCloseTo(1.6, 8);
  expect(details.betaYield10).toBeCloseTo(-5, 6);
  expect(details.betaDollar).toBeCloseTo(-0.5, 8);
});

it("has no betas when a factor does not move", () => {
  const flat = daily("2025-11-20", new Array<number>(130).fill(100));
  const view = viewOf("2025-11-21", {
    "btc.close": flat,
    "nasdaq-composite": flat,
    "us.dollar-index": flat,
    "ust.10y": flat,
  });
  expect(indicatorAt("crypto-factor-model", view, parameters).outcome).toMatchObject({
    state: "absent",
    reason: "undefined-result",
  });
});
