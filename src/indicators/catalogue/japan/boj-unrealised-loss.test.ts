// By hand: JPY 28.6246 tn at end-March 2025; since then 574.2275 x 6 years x (1.824 - 1.497) % = 11.2663 tn more.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, recordOf, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "boj-jgb-duration": 6 };

it("shows the published loss in yen and estimates what yields added", () => {
  const { value, details } = readingAt("boj-unrealised-loss", undefined, parameters);
  expect(value).toBeCloseTo(28.6246e12, 0);
  expect(details.estimatedLossSinceJpyTn).toBeCloseTo(11.26634355, 8);
  expect(details).toMatchObject({ period: "2025-03-31", beforeJpyTn: 9.4337 });
});

it("estimates nothing without the yield of the balance-sheet day", () => {
  const loss = recordOf("fiscal", "l", {
    item: "boj.jgb-unrealised-loss",
    period: "2025-03-31",
    value: 28.6246,
    unit: "JPY tn",
    publisher: "x",
    published: "2025-05-28",
  });
  const { details } = readingAt("boj-unrealised-loss", viewOf("2025-11-21", {}, [loss]), parameters);
  expect(details.estimatedLossSinceJpyTn).toBeNull();
});

it("is of the day of the accounts, not of the newest yield, and stale a year and a quarter later", () => {
  expect(indicatorAt("boj-unrealised-loss", undefined, parameters).observed).toBe("2025-03-31");
  const old = indicatorAt("boj-unrealised-loss", "2026-11-21T12:30:00Z", parameters);
  expect(old).toMatchObject({ outcome: { state: "absent", reason: "stale" }, observed: "2025-03-31" });
  expect(old.last?.value).toBeCloseTo(28.6246e12, 0);
});
