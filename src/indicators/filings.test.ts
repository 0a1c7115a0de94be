// Quarters from cumulative values typed here: 10, 30, 60, 100 to date are quarters of 10, 20, 30, 40.
import { describe, expect, it } from "vitest";
import { fiscalQuarters, lastFourQuarters, quarterlyFlow, yearBefore } from "./filings.ts";

describe("quarterlyFlow", () => {
  const window = (day: string, value: number) => ({ observed: [day], values: [value] });
  const inputs = {
    "revenue.3m": window("2025-04-27", 10),
    "revenue.6m": window("2025-07-27", 30),
    "revenue.9m": window("2025-10-26", 60),
    "revenue.12m": window("2026-01-25", 100),
  };

  it("takes differences of neighbouring spans", () => {
    expect([...quarterlyFlow("revenue", inputs).entries()]).toEqual([
      ["2025-04-27", 10],
      ["2025-07-27", 20],
      ["2025-10-26", 30],
      ["2026-01-25", 40],
    ]);
  });

  it("prefers a quarter that was filed as such", () => {
    const filed = { ...inputs, "revenue.3m": { observed: ["2025-04-27", "2025-07-27"], values: [10, 21] } };
    expect(quarterlyFlow("revenue", filed).get("2025-07-27")).toBe(21);
  });

  it("leaves out a quarter whose predecessor was not filed", () => {
    const { "revenue.6m": _, ...gap } = inputs;
    expect([...quarterlyFlow("revenue", gap).keys()]).toEqual(["2025-04-27", "2026-01-25"]);
  });
});

describe("fiscalQuarters", () => {
  it("counts 91 and 98 days and leaves out a missing quarter", () => {
    const observed = ["2020-10-25", "2021-01-31", "2021-05-02", "2021-10-31"];
    expect(fiscalQuarters({ observed, values: [1, 2, 3, 4] }).map((q) => q.days)).toEqual([98, 91]);
  });
});

describe("lastFourQuarters", () => {
  const observed = ["2024-10-27", "2025-01-26", "2025-04-27", "2025-07-27", "2025-10-26"];
  const quarters = fiscalQuarters({ observed, values: [0, 0, 0, 0, 0] });
  const flow = new Map(observed.map((day, i) => [day, i]));

  it("sums four quarters in a row", () => {
    expect(lastFourQuarters(quarters, flow, "2025-10-26")).toBe(1 + 2 + 3 + 4);
  });

  it("knows nothing when one is missing", () => {
    expect(
      lastFourQuarters(quarters, new Map([...flow].filter(([day]) => day !== "2025-04-27")), "2025-10-26"),
    ).toBeUndefined();
    expect(lastFourQuarters(quarters, flow, "2025-07-27")).toBeUndefined();
    expect(
      lastFourQuarters(
        quarters.filter((q) => q.end !== "2025-04-27"),
        flow,
        "2025-10-26",
      ),
    ).toBeUndefined();
  });
});

describe("yearBefore", () => {
  it("finds the same quarter, also across a year of 53 weeks", () => {
    expect(yearBefore(["2024-07-28", "2024-10-27", "2025-10-26"], "2025-10-26")).toBe("2024-10-27");
    expect(yearBefore(["2020-01-26", "2021-01-31"], "2021-01-31")).toBe("2020-01-26");
    expect(yearBefore(["2024-07-28"], "2025-10-26")).toBeUndefined();
  });
});
