// Where a scenario's level lies at an as-of. The cost of the treasury company is 74 407 from its filings at the packaged morning.
import { expect, it } from "vitest";
import { packagedView } from "../../../test/support/packaged-view.ts";
import { indicators } from "../../indicators/catalogue/index.ts";
import { runIndicators } from "../../indicators/run.ts";
import type { AsOfView } from "../../market/as-of-view.ts";
import { getParameter } from "../../parameters/catalogue.ts";
import { getScenario, prepareFrom } from "../simulate.ts";
import { fitScenario } from "./fit.ts";

const view = packagedView("2025-11-21T12:30:00Z");
const results = runIndicators(indicators, view, (id) => getParameter(id).value);
const head = { asOf: "2025-11-21T12:30:00Z", head: view.pin.head };

/** The view with the newest value of a series in place of its own. */
function withLast(series: string, last: number): AsOfView {
  const before = view.series(series);
  const values = Float64Array.from(before.values);
  values[values.length - 1] = last;
  const after = { ...before, values, row: (i: number) => before.row(i) };
  return {
    ...view,
    series: (id) => (id === series ? after : view.series(id)),
    records: (table) => view.records(table),
  };
}

it.each([
  ["usdjpy-150", "fx.usdjpy", 142],
  ["jgb-30y-380", "jgb.30y", 0.0402],
  ["jgb-30y-capped", "jgb.30y", 0.0402],
  ["btc-treasury-cost", "btc.close", 60_000],
])("refuses %s where %s is %s, instead of moving it back", (id, series, last) => {
  const moved = withLast(series, last);
  expect(fitScenario(view, results, getScenario(id))).not.toHaveProperty("refusal");
  expect(() => prepareFrom({ view: moved, results, head }, getScenario(id))).toThrow(
    new RegExp(`${series} is ${last}, already beyond`),
  );
});

it("leaves out the leg of a compound scenario that is passed, and says so", () => {
  const { choices, notes } = prepareFrom(
    { view: withLast("fx.usdjpy", 142), results, head },
    getScenario("three-forces"),
  );
  expect(choices.shock).not.toHaveProperty("usdjpy");
  expect(choices.shock["jgb-30y"]).toBeLessThan(0);
  expect(notes).toContain("left out: fx.usdjpy is 142, already beyond 150");
});

it("takes the treasury company's cost that was known, and refuses without one", () => {
  const scenario = getScenario("btc-treasury-cost");
  const { choices, facts } = prepareFrom({ view, results, head }, scenario);
  expect(facts.treasuryCost).toBeGreaterThan(70_000);
  expect(facts.prices.btc * (1 + choices.shock.btc!)).toBeCloseTo(facts.treasuryCost!, 6);
  const without = new Map([...results].filter(([id]) => id !== "strategy-cost-basis"));
  expect(() => prepareFrom({ view, results: without, head }, scenario)).toThrow(/strategy-cost-basis, is not known/);
});

it("refuses a carry trade beyond its prior, with the range", () => {
  for (const exposureUsd of [1e9, 30e12])
    expect(() => prepareFrom({ view, results, head }, getScenario("usdjpy-150"), { exposureUsd })).toThrow(
      /USD 350bn to 20000bn/,
    );
});
