// By hand: a holiday carries the last close, a long silence does not, a weekend's closes count with Monday.
import { expect, it } from "vitest";
import { alignOnSessions, completeTail } from "./session-panel.ts";

const clock = { observed: ["2025-01-02", "2025-01-03", "2025-01-06", "2025-01-07"], values: [1, 2, 3, 4] };

it("takes the last value known at each session, and nothing that is too old", () => {
  const panel = alignOnSessions(
    clock,
    [
      { observed: ["2025-01-03", "2025-01-04", "2025-01-05", "2025-01-07"], values: [10, 11, 12, 13] },
      { observed: ["2025-01-02T23:59:00Z"], values: [7] },
    ],
    1,
  );
  expect(panel.columns).toEqual([
    [1, 2, 3, 4],
    [null, 10, 12, 13],
    [7, 7, null, null],
  ]);
});

it("cuts to the newest rows without a hole", () => {
  const panel = alignOnSessions(
    clock,
    [{ observed: ["2025-01-03", "2025-01-06", "2025-01-07"], values: [1, 1, 1] }],
    0,
  );
  expect(completeTail(panel)).toEqual({
    sessions: ["2025-01-03", "2025-01-06", "2025-01-07"],
    columns: [
      [2, 3, 4],
      [1, 1, 1],
    ],
  });
});
