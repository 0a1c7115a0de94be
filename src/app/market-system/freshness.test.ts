// Ages of prices: the packaged episode two weeks later is older than every budget of a market.
import { expect, it } from "vitest";
import { packagedView } from "../../../test/support/packaged-view.ts";
import { Failure } from "../../core/failure.ts";
import { getScenario, prepareFrom } from "../simulate.ts";
import { freshnessOf } from "./freshness.ts";

const late = packagedView("2025-12-20T12:30:00Z");
const snapshot = { view: late, results: new Map(), head: { asOf: "2025-12-20T12:30:00Z", head: late.pin.head } };

it("refuses old prices by name, date and remedy, unless they are allowed", () => {
  const asked = () => prepareFrom(snapshot, getScenario("boj-25bp"));
  expect(asked).toThrow(Failure);
  expect(asked).toThrow(/series fx\.usdjpy.*last observed 2025-11-\d\d, \d+ days before.*--allow-stale/);
  const { notes, facts } = prepareFrom(snapshot, getScenario("boj-25bp"), { allowStale: true });
  expect(notes.filter((note) => note.startsWith("stale, as allowed: "))).toHaveLength(10);
  expect(facts.observed["fx.usdjpy"]).toBe(late.series("fx.usdjpy").observed.at(-1));
});

it("dates fresh prices without a note", () => {
  const view = packagedView("2025-11-21T12:30:00Z");
  expect(freshnessOf(view, ["btc.close", "fx.usdjpy"])).toEqual({
    observed: {
      "btc.close": view.series("btc.close").observed.at(-1),
      "fx.usdjpy": view.series("fx.usdjpy").observed.at(-1),
    },
    notes: [],
  });
});
