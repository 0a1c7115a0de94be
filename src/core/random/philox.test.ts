// The published known-answer vectors of Random123 for philox4x32-10, addressing, and independence of how draws are cut.
import { expect, it } from "vitest";
import { fillWords, philox4x32, uniforms, type Words2, type Words4 } from "./philox.ts";

const hex = (counter: Words4, key: Words2) =>
  philox4x32(counter, key)
    .map((word) => word.toString(16).padStart(8, "0"))
    .join(" ");
const ones = 0xffffffff;

it("gives the published words", () => {
  expect(hex([0, 0, 0, 0], [0, 0])).toBe("6627e8d5 e169c58d bc57ac4c 9b00dbd8");
  expect(hex([ones, ones, ones, ones], [ones, ones])).toBe("408f276d 41c83b0e a20bc7c6 6d5451fd");
  expect(hex([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toBe(
    "d16cfe09 94fdcceb 5001e420 24126ea1",
  );
});

it("gives the same draw however many are asked for, and wherever the reading starts", () => {
  const all = new Uint32Array(103);
  fillWords(all, { seed: 2 ** 40 + 3, path: 9 });
  const later = new Uint32Array(11);
  fillWords(later, { seed: 2 ** 40 + 3, path: 9 }, 60);
  expect([...later]).toEqual([...all.slice(60, 71)]);
});

it("differs by seed (both halves), path and stream", () => {
  const first = (address: Parameters<typeof fillWords>[1]) => {
    const words = new Uint32Array(1);
    fillWords(words, address);
    return words[0];
  };
  const draws = [
    first({ seed: 1, path: 1 }),
    first({ seed: 2, path: 1 }),
    first({ seed: 1 + 2 ** 32, path: 1 }),
    first({ seed: 1, path: 2 }),
    first({ seed: 1, path: 1 + 2 ** 32 }),
    first({ seed: 1, path: 1, stream: 1 }),
  ];
  expect(new Set(draws).size).toBe(draws.length);
});

it("refuses addresses out of range", () => {
  const words = new Uint32Array(4);
  for (const bad of [
    { seed: -1, path: 0 },
    { seed: 0.5, path: 0 },
    { seed: 0, path: 2 ** 53 },
    { seed: 0, path: 0, stream: 1024 },
  ])
    expect(() => fillWords(words, bad)).toThrow(RangeError);
  expect(() => fillWords(words, { seed: 0, path: 0 }, 2)).toThrow("multiple of 4");
});

it("is uniform inside (0, 1): mean 1/2 and variance 1/12 within four standard errors", () => {
  const n = 200_000;
  const draws = uniforms({ seed: 3, path: 0 }, n);
  const mean = draws.reduce((a, b) => a + b, 0) / n;
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * n));
  expect(Math.abs(draws.reduce((a, b) => a + (b - 0.5) ** 2, 0) / n - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
  expect(draws.every((u) => u > 0 && u < 1)).toBe(true);
});
