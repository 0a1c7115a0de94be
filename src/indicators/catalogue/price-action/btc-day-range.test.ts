// Parkinson of 93 160 and 86 100: ln(1.0820) / 1.6651 = 4.73 %; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is 4.73 % on 20 November, the high to the low -7.6 %", () => {
  const { value, details } = readingAt("btc-day-range");
  expect(value).toBeCloseTo(Math.log(93_160 / 86_100) / 1.6651092223, 9);
  expect(details).toMatchObject({ day: "2025-11-20", high: 93_160, low: 86_100 });
  expect(details.highToLow).toBeCloseTo(-0.0758, 4);
});

it("refuses a high below its low", () => {
  const view = viewOf("2025-11-21", {
    "btc.high": daily("2025-11-20", [1]),
    "btc.low": daily("2025-11-20", [2]),
    "btc.close": daily("2025-11-20", [1]),
  });
  expect(indicatorAt("btc-day-range", view).outcome).toMatchObject({ state: "absent", reason: "undefined-result" });
});
