// Read from the packaged table by hand: 4.13 % on 19 November 2025, the last that H.15 had published on the morning of the 21st.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("shows the last published yield", () => {
  const { observed } = indicatorAt("us-10y");
  expect(observed).toBe("2025-11-19");
  expect(readingAt("us-10y").value).toBeCloseTo(0.0413, 12);
});
