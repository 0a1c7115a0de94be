// 2, 5, 3, 3, 8 %: mean 4.2, squares 4.84 + .64 + 1.44 + 1.44 + 14.44 = 22.8, deviation sqrt(22.8 / 4) = 2.38747, so the last
// stands (8 - 4.2) / 2.38747 = 1.59164 deviations above. One series alone has the whole loading.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is the standardised value of the only series", () => {
  const end = "2025-11-20";
  const view = viewOf("2025-11-21", {
    "fx.usdjpy": daily(end, [150, 151, 152, 153, 154]),
    "us.hy-oas": daily(end, [0.02, 0.05, 0.03, 0.03, 0.08]),
  });
  const weights = ["japan-rates", "fx-carry", "equity-ai", "credit-funding", "crypto"];
  const { value } = readingAt("stress-index-challenger", view, {
    ...Object.fromEntries(weights.map((id) => [`stress-weight-${id}`, 0.2])),
    "stress-least-weight": 0.05,
    "stress-warm-up": 3,
  });
  expect(value).toBeCloseTo(1.59164, 5);
});
