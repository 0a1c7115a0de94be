// How a reading is shown beside its unit: expected texts by hand from the rules in status.ts.
import { expect, it } from "vitest";
import { shownInterval } from "./status.ts";

const interval = (lo: number, hi: number) => ({ lo, hi, method: "by hand", n: 1 });

it("shows an interval in the unit of the reading", () => {
  expect(shownInterval({ interval: interval(0.0035, 0.0051) }, "rate-difference")).toBe("35.0 bp to 51.0 bp");
});

it("shows none where there is none, and none without width", () => {
  expect(shownInterval({}, "ratio")).toBeNull();
  expect(shownInterval({ interval: interval(4, 4) }, "count")).toBeNull();
});
