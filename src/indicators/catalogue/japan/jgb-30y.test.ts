// The official close known on the morning of 21 November 2025 (Ministry of Finance file: 3.334 % on 20 November,
// 3.308 % the day before), read through the real parsers.
import { expect, it } from "vitest";
import { packagedView } from "../../../../test/support/packaged-view.ts";
import { runIndicators } from "../../run.ts";
import { jgb30y } from "./jgb-30y.ts";

it("shows the close of 20 November and hides that of the 21st", () => {
  const result = runIndicators([jgb30y], packagedView("2025-11-21T12:30:00Z"), () => 0).get("jgb-30y")!;
  expect(result.observed).toBe("2025-11-20");
  expect(result.outcome).toMatchObject({ state: "present", value: { value: 0.03334 } });
  const { details } = (result.outcome as { value: { details: Record<string, number> } }).value;
  expect(details.change).toBeCloseTo(0.00026, 12);
});
