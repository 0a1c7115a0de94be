// Typed: 79 200 against 80 000 is -1 %, the lowest of the day; a lower one two days before does not count; by hand.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("btc-perp-dislocation").outcome).toMatchObject({
    detail: expect.stringContaining("hyperliquid/asset-contexts"),
  });
});

it("is the lowest of the last 24 hours", () => {
  const at = ["2025-11-18T12:00:00Z", "2025-11-20T18:00:00Z", "2025-11-21T06:00:00Z", "2025-11-21T12:00:00Z"] as const;
  const view = viewOf("2025-11-21T12:30:00Z", {
    "btc.perp.hyperliquid.mark": [
      [at[0], 70_000],
      [at[1], 79_200],
      [at[2], 80_080],
      [at[3], 79_960],
    ],
    "btc.perp.hyperliquid.oracle": at.map((t) => [t, 80_000] as const),
  });
  const { value, details } = readingAt("btc-perp-dislocation", view);
  expect(value).toBeCloseTo(-0.01, 12);
  expect(details).toMatchObject({ lowestAt: at[1], snapshots: 3 });
  expect(details.last).toBeCloseTo(-0.0005, 12);
});
