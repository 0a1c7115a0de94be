// Order and count of the questions at the start. The expected order follows from the catalogue: the yen and the yields
// of Japan stand behind most thresholds, prices of rented chips behind one, and the seconds of a feed behind none.
import { expect, it } from "vitest";
import { findSource } from "../../sources/catalogue/index.ts";
import { Progress } from "./progress.ts";
import { mostUrgentFirst } from "./urgency.ts";

it("puts the sources behind thresholds first", () => {
  const names = ["nyfed/acm", "vastai/bundles", "defillama/stablecoins", "fred/series", "mof/jgb", "cboe/vix"];
  const order = mostUrgentFirst(names.map((name) => findSource(name)!)).map((source) => source.id);
  expect(order[0]).toBe("fred/series");
  const behind = ["mof/jgb", "cboe/vix", "vastai/bundles"].map((name) => order.indexOf(name));
  const others = ["nyfed/acm", "defillama/stablecoins"].map((name) => order.indexOf(name));
  expect(Math.max(...behind)).toBeLessThan(Math.min(...others));
});

it("counts what has answered, and ends with the last", () => {
  const progress = new Progress();
  const told: unknown[] = [];
  progress.onChange((state) => told.push(state?.done ?? null));
  progress.begin(2);
  expect(progress.done("a", true)).toBe("1 of 2");
  expect(progress.state).toEqual({ asked: 2, done: 1, taken: 1, newest: "a" });
  expect(progress.done("b", false)).toBe("2 of 2");
  expect(progress.done("c", true)).toBe("");
  expect(progress.state).toBeUndefined();
  expect(told).toEqual([0, 1, null]);
});
