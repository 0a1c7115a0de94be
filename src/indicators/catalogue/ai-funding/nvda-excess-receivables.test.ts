// T3.1: (53.30 - 46) x 57.006 / 91 = 4.57bn with the actual revenue; against the own average by test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = { "nvda-dso-reference": 46 };

it("is 1.02bn against the company's own five years and 4.57bn against the note's 46 days", () => {
  const { value, details } = readingAt("nvda-excess-receivables", undefined, parameters);
  expect(value / 1e9).toBeCloseTo(1.02388202188, 9);
  expect(details.referenceDays).toBeCloseTo(51.668381153, 9);
  expect((details.againstNoteReferenceUsd as number) / 1e9).toBeCloseTo(4.57478021978, 9);
  // The stock grew by a tenth of the note's number: it is no flow of a quarter.
  expect((details.changeAgainstNoteReferenceUsd as number) / 1e9).toBeCloseTo(0.39510989011, 9);
});

it("waits for twenty earlier quarters", () => {
  const { outcome } = indicatorAt("nvda-excess-receivables", "2023-03-01", parameters);
  expect(outcome).toMatchObject({ state: "absent", reason: "warming-up" });
});
