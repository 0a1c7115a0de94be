// Typed: 1 050 000 coins after 1 020 000 thirty days before is +30 000, by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("public-treasuries").outcome).toMatchObject({
    detail: expect.stringContaining("coingecko/treasuries"),
  });
});

it("shows the total, its change of thirty days and El Salvador", () => {
  const held = [1_020_000, ...new Array<number>(29).fill(1_030_000), 1_050_000];
  const view = viewOf("2025-11-21", {
    "treasuries.companies.btc": daily("2025-11-20", held),
    "el-salvador.btc": daily("2025-11-20", [7474.37]),
  });
  expect(readingAt("public-treasuries", view)).toMatchObject({
    value: 1_050_000,
    details: { change30: 30_000, elSalvador: 7474.37, governments: null },
  });
});
