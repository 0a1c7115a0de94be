// T4.2 at its yields (JGB 30 at 3.38 %: 187,618 a 100m; JGB 10 at 1.80 %: 91,143), and the episode from
// test/support/reference/japan-carry-transmission.py in closed form, (1 - v^60) / y.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("reproduces T4.2", () => {
  const view = viewOf("2025-11-21", {
    "jgb.30y": daily("2025-11-20", [0.0338]),
    "jgb.10y": daily("2025-11-20", [0.018]),
    "jgb.40y": daily("2025-11-20", [0.037]),
    "ust.10y": daily("2025-11-20", [0.041]),
    "ust.30y": daily("2025-11-20", [0.0473]),
  });
  const { value, details } = readingAt("bond-dv01", view);
  expect(value).toBeCloseTo(187618, -0.5);
  expect(details.jgb10Dv01).toBeCloseTo(91143, -0.5);
  expect(details.jgb40ModifiedDuration).toBeCloseTo(20.79, 2);
  expect(details.ust10ModifiedDuration).toBeCloseTo(8.136, 3);
  expect(details.ust30ModifiedDuration).toBeCloseTo(15.94, 2);
});

it("uses the yields of the as-of", () => {
  const { value, details } = readingAt("bond-dv01");
  expect(value).toBeCloseTo(188706.950129, 4);
  expect(details.ust10ModifiedDuration).toBeCloseTo(8.12466413888, 9);
});

it("leaves out what is not known", () => {
  const { details } = readingAt("bond-dv01", viewOf("2025-11-21", { "jgb.30y": daily("2025-11-20", [0.0338]) }));
  expect(details.ust30Dv01).toBeNull();
});
