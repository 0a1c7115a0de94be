// The panel on the packaged episode: every market has a row, every answer or a reason; at daily data a yield fits in levels.
import { expect, it } from "vitest";
import { packagedView } from "../../test/support/packaged-view.ts";
import { thresholds } from "./catalogue/index.ts";
import { metastableMarkets, runMetastability } from "./metastability.ts";

it("answers or refuses for every market, and never both", () => {
  const rows = runMetastability(thresholds, packagedView("2025-11-21T12:30:00Z"));
  expect(rows.map((row) => row.series)).toEqual([...metastableMarkets]);
  for (const row of rows) {
    for (const part of [row.fit, row.earlyWarning, row.well])
      if (part.state === "absent") expect(part.detail.length).toBeGreaterThan(10);
    if (row.well.state === "present") {
      const { state, refusal, meanPassageTime } = row.well.value.outputs;
      expect(state === "refused").toBe(refusal !== undefined);
      expect(state === "refused").toBe(meanPassageTime === undefined);
    }
    for (const touch of row.touches) {
      expect(touch.arithmetic).toBeGreaterThanOrEqual(0);
      expect(touch.arithmetic).toBeLessThanOrEqual(1);
    }
  }
  expect(rows[0]?.scale).toBe("level");
  expect(rows[1]?.scale).toBe("logarithm");
  expect(rows[1]?.touches.map(({ threshold }) => threshold)).toContain("usdjpy-below-150");
});

it("says what is missing when nothing was known", () => {
  const [row] = runMetastability(thresholds, packagedView("1990-01-01"));
  expect(row?.fit).toMatchObject({ state: "absent", reason: "warming-up" });
  expect(row?.touches).toEqual([]);
});
