// Flows of small networks by hand, and against the smallest cut of random ones found by trying all cuts.
import fc from "fast-check";
import { expect, it } from "vitest";
import { type FlowEdge, maxFlow } from "./max-flow.ts";

const edge = (from: number, to: number, capacity: number): FlowEdge => ({ from, to, capacity });

it("is limited by the narrowest place, and adds parallel ways", () => {
  expect(maxFlow(3, [edge(0, 1, 5), edge(1, 2, 3)], 0, 2)).toBe(3);
  expect(maxFlow(3, [edge(0, 1, 5), edge(1, 2, 3), edge(0, 2, 1.5), edge(0, 2, 1)], 0, 2)).toBe(5.5);
  expect(maxFlow(2, [], 0, 1)).toBe(0);
});

it("undoes a wrong first choice", () => {
  // Every first path through 1 -> 2 must be turned back to reach 2.
  expect(maxFlow(4, [edge(0, 1, 1), edge(0, 2, 1), edge(1, 2, 1), edge(1, 3, 1), edge(2, 3, 1)], 0, 3)).toBe(2);
});

it("equals the smallest cut", () => {
  const nodes = 5;
  const random = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.double({ min: 0, max: 10, noNaN: true })), {
    maxLength: 15,
  });
  fc.assert(
    fc.property(random, (list) => {
      const edges = list.map(([from, to, capacity]) => edge(from, to, capacity));
      let smallest = Number.POSITIVE_INFINITY;
      for (let inside = 0; inside < 1 << nodes; inside++)
        if (inside & 1 && !(inside & 16)) {
          const cut = edges.filter((e) => (inside >> e.from) & 1 && !((inside >> e.to) & 1));
          smallest = Math.min(
            smallest,
            cut.reduce((sum, e) => sum + e.capacity, 0),
          );
        }
      expect(maxFlow(nodes, edges, 0, 4)).toBeCloseTo(smallest, 8);
    }),
  );
});
