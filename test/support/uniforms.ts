/** Uniform numbers from a seed. For tests only. */
import { fillWords, unitInterval } from "../../src/core/random/philox.ts";

export function uniforms(seed: number, count: number): number[] {
  const words = new Uint32Array(count);
  fillWords(words, { seed, path: 0, stream: 1 });
  return Array.from(words, unitInterval);
}
