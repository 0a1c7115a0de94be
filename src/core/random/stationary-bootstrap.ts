/** The stationary block bootstrap of Politis and Romano (1994): resamples a series without breaking its short memory. */
import { fillWords, unitInterval } from "./philox.ts";

/**
 * Positions of one resample of a series of `length`: blocks that start anywhere, run on (round the end to the start) and
 * end after each step with probability 1 / `meanBlock`. `sample` numbers the resample; the same seed and sample give the
 * same positions. `meanBlock` is at least 1.
 */
export function bootstrapPositions(length: number, meanBlock: number, seed: number, sample: number): Uint32Array {
  const words = new Uint32Array(2 * length);
  fillWords(words, { seed, path: sample, stream: 1 });
  const positions = new Uint32Array(length);
  let at = 0;
  for (let t = 0; t < length; t++) {
    const restart = t === 0 || unitInterval(words[2 * t]!) * meanBlock < 1;
    at = restart ? Math.floor(unitInterval(words[2 * t + 1]!) * length) : (at + 1) % length;
    positions[t] = at;
  }
  return positions;
}
