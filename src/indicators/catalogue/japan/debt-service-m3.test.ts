// By hand: (1 - 0.5094) x 10.5 / 78.44 = 6.567 % (T1.1: 6.6 %, with a share of 51 %). Below the 10 % line.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("nets the central bank's share, bills excluded", () => {
  const { value, details } = readingAt("debt-service-m3");
  expect(value).toBeCloseTo(0.0656719, 7);
  expect(value).toBeLessThan(0.1);
  expect(details).toMatchObject({ bojShare: 0.5094, bojShareItem: "boj.jgb-share.excluding-bills 2025-06-30" });
});
