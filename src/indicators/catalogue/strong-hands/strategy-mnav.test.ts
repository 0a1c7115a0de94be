// Typed: 320m shares at 180 are 57.6bn; with debt 8.2bn, preferred 7.7bn and cash 0.5bn all claims cost 73bn over 650 000
// coins at 80 000, which are 52bn: 1.4038; senior claims 15.4bn / 52bn = 29.6 %; by hand.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const sheet = {
  "strategy.shares-diluted": [["2025-11-03", 320e6]],
  "strategy.coins": [["2025-11-17", 650_000]],
  "strategy.debt": [["2025-11-03", 8.2e9]],
  "strategy.preferred": [["2025-11-03", 7.7e9]],
  "strategy.cash": [["2025-11-03", 0.5e9]],
  "mstr.close": [["2025-11-20", 180]],
  "btc.close": [["2025-11-20", 80_000]],
} as const;

it("is missing offline and names its source", () => {
  expect(indicatorAt("strategy-mnav").outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/treasuries"),
  });
});

it("is the cost of all claims over the coins at market", () => {
  const { value, details } = readingAt("strategy-mnav", viewOf("2025-11-21", sheet));
  expect(value).toBeCloseTo(73 / 52, 12);
  expect(details.claimsOverCoins).toBeCloseTo(15.4 / 52, 12);
});

it("does not take preferred shares that are not stated for none", () => {
  const { "strategy.preferred": _, ...blank } = sheet;
  expect(indicatorAt("strategy-mnav", viewOf("2025-11-21", blank)).outcome).toMatchObject({ reason: "missing" });
});

it("counts shares of a balance sheet before a split in the shares that the price is for", () => {
  const early = {
    ...sheet,
    "strategy.shares-diluted": [["2024-07-31", 20e6]],
    "mstr.close": [["2024-08-09", 135]],
    "strategy.debt": [["2024-07-31", 0]],
    "strategy.preferred": [["2024-07-31", 0]],
    "strategy.cash": [["2024-07-31", 0]],
    "strategy.coins": [["2024-08-01", 225_000]],
    "btc.close": [["2024-08-09", 60_000]],
  } as const;
  expect(readingAt("strategy-mnav", viewOf("2024-08-10", early)).value).toBeCloseTo(2, 12);
});

it("takes what is filed where nothing newer is stated, and says what each figure is", () => {
  const { "strategy.shares-diluted": _, "strategy.preferred": __, ...stated } = sheet;
  const filings = {
    ...stated,
    // Filed later than the debt at face, so it counts; 330m shares at 180 are 59.4bn, with 8.3, 6 and 0.5bn less: 73.2bn.
    "strategy.debt-carrying": [["2025-11-10", 8.3e9]],
    "strategy.preferred-carrying": [["2025-09-30", 6e9]],
    "strategy.shares-mean": [["2025-09-30", 330e6]],
  } as const;
  const { value, details } = readingAt("strategy-mnav", viewOf("2025-11-21", filings));
  expect(value).toBeCloseTo(73.2 / 52, 12);
  expect(details).toMatchObject({
    sharesAre: "mean of the quarter",
    debtIs: "as carried",
    preferredIs: "as carried",
    preferredOn: "2025-09-30",
  });
  expect(readingAt("strategy-mnav", viewOf("2025-11-21", { ...sheet, ...filings })).details).toMatchObject({
    sharesAre: "of the day",
    preferredIs: "at liquidation value",
  });
});
