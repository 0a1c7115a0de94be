// The worked graph (T3.5), and small graphs whose shares are clear without arithmetic.
import fc from "fast-check";
import { expect, it } from "vitest";
import { moneyCycles, roundTripShare, roundTripUpperBound, vendorOrigins } from "../networks/money-flow.ts";
import { roundTrip } from "./round-trip.ts";

const edges = roundTrip.example.edges;
const flow = (from: string, to: string, amount: number) => ({ from, to, amount });

it("finds the cycles V-S-V and V-S-C-V with their bottlenecks", () => {
  expect(moneyCycles(edges, "V", "X").cycles).toEqual([
    { nodes: ["V", "S"], bottleneck: 1 },
    { nodes: ["V", "S", "C"], bottleneck: 2 },
  ]);
});

it("says how much of a cycle is only announced, and how old its sources are, when all are known", () => {
  const dated = [
    { ...flow("V", "A", 5), status: "paid" as const, date: "2025-03-01" },
    { ...flow("A", "V", 1), status: "contracted" as const, date: "2025-06-01" },
    { ...flow("A", "V", 2), status: "announced" as const, date: "2024-12-31" },
  ];
  const [cycle] = moneyCycles(dated, "V", "X").cycles;
  expect(cycle).toEqual({ nodes: ["V", "A"], bottleneck: 3, announcedShare: 0.5, oldestSource: "2024-12-31" });
  expect(moneyCycles([...dated, flow("A", "V", 1)], "V", "X").cycles[0]).toEqual({ nodes: ["V", "A"], bottleneck: 4 });
});

it("has origins of 0.20 and 0.0667, a share of 4.0 % and an upper bound of 10 %", () => {
  const origins = vendorOrigins(edges, "V", "X");
  expect(origins.get("S")).toBeCloseTo(0.2, 12);
  expect(origins.get("C")).toBeCloseTo(0.0667, 4);
  expect(roundTripShare(edges, "V", "X")).toBeCloseTo(0.04, 12);
  expect(roundTripUpperBound(edges, "V", "X")).toBeCloseTo(0.1, 12);
});

it("is the whole revenue when a customer lives on the vendor's money alone, and nothing without a way back", () => {
  expect(roundTripShare([flow("V", "A", 5), flow("A", "V", 4)], "V", "X")).toBe(1);
  expect(roundTripShare([flow("X", "A", 5), flow("A", "V", 4)], "V", "X")).toBe(0);
});

it("does not let money through the external node count", () => {
  expect(roundTripShare([flow("V", "X", 5), flow("X", "A", 5), flow("A", "V", 4)], "V", "X")).toBe(0);
  expect(roundTripUpperBound([flow("V", "X", 5), flow("X", "A", 5), flow("A", "V", 4)], "V", "X")).toBe(0);
});

it("solves circles of money among customers", () => {
  // A and B pass money round; A's inflow is 1 from V, 1 from X and 2 from B. o = 1/4 + o/2, so o = 1/2.
  const circle = [flow("V", "A", 1), flow("X", "A", 1), flow("B", "A", 2), flow("A", "B", 2), flow("A", "V", 1)];
  expect(roundTripShare(circle, "V", "X")).toBeCloseTo(0.5, 12);
});

it("adds up edges with the same ends and does not depend on their order", () => {
  const split = edges.flatMap((edge) => [
    flow(edge.from, edge.to, edge.amount / 4),
    flow(edge.from, edge.to, (edge.amount * 3) / 4),
  ]);
  expect(roundTripShare(split.reverse(), "V", "X")).toBeCloseTo(0.04, 12);
  expect(moneyCycles(split, "V", "X").cycles.map((cycle) => cycle.bottleneck)).toEqual([1, 2]);
});

it("keeps both shares between 0 and 1 in any graph, and the bound above zero when the share is", () => {
  const names = ["V", "X", "A", "B", "C", "D"];
  const edge = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom(...names),
    fc.double({ min: 0.01, max: 100, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(edge, { minLength: 1, maxLength: 20 }), (list) => {
      const graph = [
        flow("X", "V", 1),
        ...list.filter(([from, to]) => from !== to).map(([from, to, amount]) => flow(from, to, amount)),
      ];
      const share = roundTripShare(graph, "V", "X");
      const bound = roundTripUpperBound(graph, "V", "X");
      expect(share).toBeGreaterThanOrEqual(-1e-12);
      expect(share).toBeLessThanOrEqual(1 + 1e-12);
      expect(bound).toBeGreaterThanOrEqual(0);
      expect(bound).toBeLessThanOrEqual(1 + 1e-12);
      if (share > 1e-9) expect(bound).toBeGreaterThan(0);
    }),
  );
});
