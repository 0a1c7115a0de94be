import { expect, it } from "vitest";
import { countStanding, standingWords } from "./standing.ts";

const inForce = { isCrossed: false, namedLater: false, registered: "2025-11-21" };
const later = { beyond: true, beyondAtStart: false, isCrossed: false, namedLater: true, registered: "2025-11-21" };

it("counts what cannot be judged as neither passed nor not", () => {
  const rows = [
    { beyond: null, beyondAtStart: false },
    { beyond: null, beyondAtStart: true },
    { beyond: true, beyondAtStart: true },
    { beyond: true, beyondAtStart: false, isCrossed: true },
    { beyond: false, beyondAtStart: false },
    // Not released yet: within the hysteresis, or touched within the session only.
    { beyond: false, beyondAtStart: true },
    { beyond: false, beyondAtStart: false, isCrossed: true },
    // Beyond a level that asks for more closes.
    { beyond: true, beyondAtStart: false },
  ].map((row) => ({ ...inForce, ...row }));
  expect(countStanding(rows)).toEqual({
    all: 8,
    since: 2,
    atStart: 2,
    unknown: 2,
    namedLater: 0,
    namedFrom: null,
  });
  expect(standingWords(countStanding(rows))).toBe(
    "Of 8 levels under watch, 2 passed since registered, 2 beyond at the start, 2 unknown (data stale or missing)",
  );
});

it("says levels named later, and counts them in nothing", () => {
  const one = { beyond: false, beyondAtStart: false, ...inForce };
  expect(standingWords(countStanding([one, later, later]))).toBe(
    "Of 1 level under watch, 0 passed since registered, 0 beyond at the start, 0 unknown; 2 named later (21 November 2025), not counted",
  );
  expect(standingWords(countStanding([later]))).toBe(
    "No level was in force; 1 named later (21 November 2025), in hindsight",
  );
});
