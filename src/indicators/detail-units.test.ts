// The unit of a detail: by its name, by its indicator, or by the indicator's first series; none where nothing declares it.
import { expect, it } from "vitest";
import { indicators } from "./catalogue/index.ts";
import { detailUnit } from "./detail-units.ts";

const unitOf = (id: string, name: string) => detailUnit(indicators.find((d) => d.id === id)!, name);

it.each([
  ["two yields differ by basis points", "jgb-30y", "change", "rate-difference"],
  ["two rates of exchange by yen", "usdjpy", "change", "jpy-per-usd"],
  ["an index stands in points", "spx-change", "level", "index-points"],
  ["a coin in USDT", "btc-change", "level", "usdt"],
  ["what one indicator means otherwise", "vix-level", "change", "change"],
])("%s", (_, id, name, unit) => {
  expect(unitOf(id, name)).toEqual({ unit, factor: 1 });
});

it("reads trillions of yen and basis points a day from the name", () => {
  expect(unitOf("debt-service-m1", "interestJpyTn")).toEqual({ unit: "jpy", factor: 1e12 });
  expect(unitOf("jgb-30y-realised-volatility", "bpPerDay60")).toEqual({ unit: "rate-difference", factor: 1e-4 });
});

it("knows nothing of a name that is not declared", () => {
  expect(unitOf("jgb-30y", "somethingElse")).toBeUndefined();
});
