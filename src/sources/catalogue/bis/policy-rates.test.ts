// The policy rate on a fixture, read by eye.
import { expect, it } from "vitest";
import { fixture, publicFrom, shown } from "../../../../test/support/source-files.ts";
import { bisPolicyRates } from "./policy-rates.ts";

it("reads the rate in force, known when the day begins in Tokyo, and leaves weekends out", () => {
  const parsed = fixture(bisPolicyRates, "cbpol_D.JP.csv");
  expect(shown(parsed, "jp.policy-rate")).toEqual(["2025-11-19 0.5 percent", "2025-11-20 0.5 percent"]);
  expect(publicFrom(parsed, "jp.policy-rate", "2025-11-20")).toBe("2025-11-19T15:00:00Z");
});
