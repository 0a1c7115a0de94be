// Cycles of at most six deals counted by plain search in test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt, recordOf, viewOf } from "../../../../test/support/indicator-at.ts";

it("finds eleven, six of them through Nvidia, the widest of 40bn", () => {
  const { value, details } = readingAt("ai-deal-cycles");
  expect(value).toBe(11);
  expect(details).toMatchObject({ throughNvidia: 6, truncated: "no" });
  expect(details.cycle1).toBe(
    "Nvidia > OpenAI > Oracle > Nvidia: USD 40bn, 3 of 3 steps not binding, oldest 2025-05-23",
  );
});

it("counts a cycle whose amounts were not disclosed", () => {
  const deal = (from: string, to: string) =>
    recordOf("deal", `${from}|${to}`, {
      from,
      to,
      kind: "purchase",
      amountUsd: null,
      status: "announced",
      announced: "2025-10-06",
      note: "",
    });
  const { value, details } = readingAt("ai-deal-cycles", viewOf("2025-11-21", {}, [deal("A", "B"), deal("B", "A")]));
  expect(value).toBe(1);
  expect(details.cycle1).toContain("no amount known");
});
