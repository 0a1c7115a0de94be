import { expect, it } from "vitest";
import { countStanding, standingWords } from "./standing.ts";

it("counts what cannot be judged as neither passed nor not", () => {
  const rows = [
    { beyond: null, beyondAtStart: false },
    { beyond: null, beyondAtStart: true },
    { beyond: true, beyondAtStart: true },
    { beyond: true, beyondAtStart: false },
    { beyond: false, beyondAtStart: false },
  ];
  expect(countStanding(rows)).toEqual({ all: 5, since: 1, atStart: 1, unknown: 2 });
  expect(standingWords(countStanding(rows))).toBe(
    "Of 5 levels under watch, 1 passed since registered, 1 beyond at the start, 2 unknown (data stale or missing)",
  );
});
