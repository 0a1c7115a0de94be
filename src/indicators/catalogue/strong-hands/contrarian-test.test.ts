// Typed: three panics, after each of which the price of every later day is 10 % higher, so the excess is known by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "fear-greed-panic": 15 };

it("says offline that nobody can know yet", () => {
  const { outcome } = indicatorAt("contrarian-test", undefined, parameters);
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "warming-up",
    detail: expect.stringContaining("0 of 3 completed events"),
  });
});

it("counts first panics whose horizon has passed, against all days", () => {
  const days = 1000;
  const panics = [100, 110, 300, 500, 950];
  const index = Array.from({ length: days }, (_, i) => (panics.includes(i) ? 12 : 50));
  // The price rises by 10 % the day after each first panic that counts, else it stands still.
  let price = 100;
  const prices = index.map((_, i) => {
    if ([101, 301, 501].includes(i)) price *= 1.1;
    return price;
  });
  const view = viewOf("2025-11-21", {
    "crypto.fear-greed": daily("2025-11-20", index),
    "btc.close": daily("2025-11-20", prices),
  });
  const { value, interval, details } = readingAt("contrarian-test", view, parameters);
  // Day 110 is within 60 days of day 100; the horizon of day 950 has not passed.
  expect(details).toMatchObject({ events: 4, completed: 3 });
  const risingShare = (3 * 91) / (days - 91);
  expect(value).toBeCloseTo(0.1 - 0.1 * risingShare, 12);
  expect(interval).toMatchObject({ n: 3 });
});
