// Which of several figures is at fault: a wrong total flags the total, not the share that is right; two figures that only
// contradict each other stay both named; an unread word keeps a figure from being judged by its words.
import { expect, it } from "vitest";
import { parseInstant } from "../core/time.ts";
import { auditFigures, parseFigures } from "./audit.ts";

const asOf = parseInstant("2025-11-21T12:30:00Z");
const verdicts = (entries: readonly object[]) => {
  const { figures } = parseFigures(entries);
  return Object.fromEntries(auditFigures(figures, undefined, asOf).items.map((item) => [item.id, item.verdict]));
};
const money = (id: string, metric: string, value: number, more: object = {}) => ({
  id,
  subject: "Acme",
  metric,
  value,
  unit: "USD m",
  ...more,
});

it("blames the total whose correction clears the share", () => {
  const found = verdicts([
    money("north", "bookings, north", 60),
    money("south", "bookings, south", 40),
    money("total", "bookings", 110, { links: [{ rule: "sum of figures", with: ["north", "south"] }] }),
    {
      ...money("share", "north's share of bookings", 60),
      unit: "percent",
      links: [{ rule: "ratio of two figures", with: ["north", "total"] }],
    },
  ]);
  expect(found).toMatchObject({ total: "inconsistent", share: "assumption" });
});

it("names both of two that only contradict each other", () => {
  const found = verdicts([
    money("a", "revenue", 100, { period: "2025Q3" }),
    money("b", "revenue", 130, { period: "2025Q3" }),
  ]);
  expect(found).toEqual({ a: "inconsistent", b: "inconsistent" });
});

it("takes a segment for a part, never for the same quantity twice", () => {
  const found = verdicts([
    money("all", "revenue", 100, { period: "2025Q3" }),
    money("cloud", "cloud revenue", 40, { period: "2025Q3" }),
    { ...money("share", "cloud share of revenue", 55, { period: "2025Q3" }), unit: "percent" },
  ]);
  expect(found).toEqual({ all: "consistent", cloud: "consistent", share: "inconsistent" });
});
