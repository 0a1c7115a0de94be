// Nothing is packaged: missing, with its source. Sums written out by hand: 1+2+3-4 = 2.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("says which source it waits for", () => {
  const { outcome } = indicatorAt("mof-foreign-bond-flows");
  expect(outcome).toMatchObject({ state: "absent", reason: "missing" });
  expect(outcome.state === "absent" && outcome.detail).toContain("mof/its-weekly");
});

it("adds four weeks", () => {
  const view = viewOf("2025-11-21", {
    "mof.foreign-bonds.net": [
      ["2025-10-18", 9e12],
      ["2025-10-25", 1e12],
      ["2025-11-01", 2e12],
      ["2025-11-08", 3e12],
      ["2025-11-15", -4e12],
    ],
  });
  expect(readingAt("mof-foreign-bond-flows", view)).toMatchObject({
    value: 2e12,
    details: { sum13Weeks: null, lastWeek: -4e12 },
  });
});
