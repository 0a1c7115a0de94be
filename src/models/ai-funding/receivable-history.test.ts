// Two quarters by hand: 100 / 900 x 90 = 10 days, 130 / 900 x 90 = 13 days; beyond 8 days that is 20, then 50: a drag of 30.
import { expect, it } from "vitest";
import { receivableRows } from "./receivable-history.ts";

it("has no drag in the first quarter and the change of the excess after it", () => {
  const quarter = { revenue: 900, days: 90 };
  const rows = receivableRows(
    [
      { period: "a", receivables: 100, ...quarter },
      { period: "b", receivables: 130, ...quarter },
    ],
    8,
  );
  expect(rows[0]).not.toHaveProperty("drag");
  expect(rows[0]!.excess).toBeCloseTo(20, 10);
  expect(rows[1]!.excess).toBeCloseTo(50, 10);
  expect(rows[1]!.drag).toBeCloseTo(30, 10);
});
