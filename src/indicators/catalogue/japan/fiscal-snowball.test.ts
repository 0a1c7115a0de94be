// By hand: r = 10.5 / 1088.2168 = 0.965 %, (0.00965 - 0.03) / 1.03 x 2.296 = -4.537 % of GDP (T1.3 with r = 0.95 %, b = 2.30: -4.58 %).
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("says that growth still pays", () => {
  const { value, details } = readingAt("fiscal-snowball", undefined, { "nominal-growth": 0.03 });
  expect(value).toBeCloseTo(-0.0453653652524, 10);
  expect(details).toMatchObject({
    debtToGdp: 2.296,
    bondsItem: "general-bonds.outstanding 2025-09-30",
    debtToGdpItem: "gross-debt.to-gdp.imf.october-2025.derived 2025",
  });
});

it("turns positive once the rate passes growth, and refuses growth of -100 %", () => {
  expect(readingAt("fiscal-snowball", undefined, { "nominal-growth": 0 }).value).toBeGreaterThan(0);
  expect(indicatorAt("fiscal-snowball", undefined, { "nominal-growth": -1 }).outcome).toMatchObject({
    reason: "undefined-result",
  });
});
