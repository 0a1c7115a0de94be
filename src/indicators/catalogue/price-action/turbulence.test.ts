// Four markets over the 35 sessions of the episode with numpy: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("was twice the usual, with the usual correlations", () => {
  const { value, details } = readingAt("turbulence");
  expect(value).toBeCloseTo(1.86808193571, 9);
  expect(details.surprise).toBeCloseTo(0.660124221342, 9);
  expect(details).toMatchObject({ session: "2025-11-20", sessions: 35 });
});

it("waits for thirty sessions without a gap, whatever lies in 2024", () => {
  expect(indicatorAt("turbulence", "2025-10-31").outcome).toMatchObject({ state: "absent", reason: "warming-up" });
});
