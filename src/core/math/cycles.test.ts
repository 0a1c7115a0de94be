// Cycles of small graphs by hand, of complete graphs by counting, and of random ones against a search over all sequences.
import fc from "fast-check";
import { expect, it } from "vitest";
import { elementaryCycles } from "./cycles.ts";

const limits = { length: 6, count: 100_000, steps: 10_000_000 };
const complete = (n: number) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => j).filter((j) => j !== i));

it("finds each cycle once, from its smallest node", () => {
  expect(elementaryCycles([[1], [2, 0], [0]], limits).cycles).toEqual([
    [0, 1],
    [0, 1, 2],
  ]);
  expect(elementaryCycles([[0]], limits).cycles).toEqual([[0]]);
  expect(elementaryCycles([[1], []], limits).cycles).toEqual([]);
});

it("counts 20 cycles in the complete graph of four nodes and 84 in that of five", () => {
  expect(elementaryCycles(complete(4), limits).cycles.length).toBe(20);
  expect(elementaryCycles(complete(5), limits).cycles.length).toBe(84);
});

it("keeps to the length and says when it stopped early", () => {
  expect(elementaryCycles(complete(5), { ...limits, length: 2 }).cycles.length).toBe(10);
  const stopped = elementaryCycles(complete(5), { ...limits, count: 7 });
  expect(stopped.truncated).toBe(true);
  expect(stopped.cycles.length).toBe(7);
});

it("agrees with a plain search", () => {
  const plain = (successors: number[][], length: number): string[] => {
    const found: string[] = [];
    const walk = (path: number[]): void => {
      for (const next of successors[path.at(-1)!]!) {
        if (next === path[0]) found.push(path.join());
        else if (next > path[0]! && !path.includes(next) && path.length < length) walk([...path, next]);
      }
    };
    for (const start of successors.keys()) walk([start]);
    return found.sort();
  };
  const graph = fc.array(fc.uniqueArray(fc.nat(6), { maxLength: 5 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(graph, fc.integer({ min: 1, max: 7 }), (successors, length) => {
      const found = elementaryCycles(successors, { ...limits, length }).cycles.map((cycle) => cycle.join());
      expect(found.sort()).toEqual(plain(successors, length));
    }),
  );
});
