/**
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): a counter-based generator. A draw is a pure function of
 * (seed, stream, path, index), so results do not depend on how paths are cut into chunks, threads or machines.
 */
const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;
const rounds = 10;
const twoTo32 = 4294967296;

export type Words4 = readonly [number, number, number, number];
export type Words2 = readonly [number, number];

/** What addresses a sequence of draws. All are whole numbers from 0; `stream` separates uses that share a seed. */
export interface DrawAddress {
  /** 0 to 2^53 - 1. */
  readonly seed: number;
  /** 0 to 2^53 - 1: the path, trial or institution. */
  readonly path: number;
  /** 0 to 1023; two uses with different streams never share a draw. */
  readonly stream?: number;
}

/**
 * Writes the raw 32-bit words of counter blocks `block`, `block + 1`, ... into `out`, four a block; the last block is
 * cut where `out` ends. `key` and the upper counter words are unsigned 32-bit integers.
 */
export function philoxBlocks(
  out: Uint32Array,
  key: Words2,
  block: number,
  upper: readonly [number, number, number],
): void {
  const k0Start = key[0] | 0;
  const k1Start = key[1] | 0;
  const size = out.length;
  for (let at = 0; at < size; at += 4, block++) {
    let c0 = block | 0;
    let c1 = upper[0] | 0;
    let c2 = upper[1] | 0;
    let c3 = upper[2] | 0;
    let k0 = k0Start;
    let k1 = k1Start;
    for (let round = 0; round < rounds; round++) {
      // The high half of a 32 x 32 bit product, in 16-bit limbs, because a double holds only 53 bits.
      const a0 = c0 & 0xffff;
      const b0 = c0 >>> 16;
      const low0 = Math.imul(a0, multiplier0 & 0xffff);
      const mid0 = (Math.imul(b0, multiplier0 & 0xffff) + (low0 >>> 16)) | 0;
      const next0 = (Math.imul(a0, multiplier0 >>> 16) + (mid0 & 0xffff)) | 0;
      const high0 = (Math.imul(b0, multiplier0 >>> 16) + (mid0 >>> 16) + (next0 >>> 16)) | 0;
      const a2 = c2 & 0xffff;
      const b2 = c2 >>> 16;
      const low2 = Math.imul(a2, multiplier1 & 0xffff);
      const mid2 = (Math.imul(b2, multiplier1 & 0xffff) + (low2 >>> 16)) | 0;
      const next2 = (Math.imul(a2, multiplier1 >>> 16) + (mid2 & 0xffff)) | 0;
      const high2 = (Math.imul(b2, multiplier1 >>> 16) + (mid2 >>> 16) + (next2 >>> 16)) | 0;
      const product0 = Math.imul(c0, multiplier0);
      const product2 = Math.imul(c2, multiplier1);
      c0 = high2 ^ c1 ^ k0;
      c1 = product2;
      c2 = high0 ^ c3 ^ k1;
      c3 = product0;
      k0 = (k0 + weyl0) | 0;
      k1 = (k1 + weyl1) | 0;
    }
    // Writes beyond the end of a typed array are ignored, which cuts the last block.
    out[at] = c0;
    out[at + 1] = c1;
    out[at + 2] = c2;
    out[at + 3] = c3;
  }
}

/** One block of four 32-bit words for a full counter and key; the form of the published known-answer vectors. */
export function philox4x32(counter: Words4, key: Words2): Words4 {
  const out = new Uint32Array(4);
  philoxBlocks(out, key, counter[0], [counter[1], counter[2], counter[3]]);
  return [out[0]!, out[1]!, out[2]!, out[3]!];
}

function checkWhole(name: string, value: number, max: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > max)
    throw new RangeError(`${name}: found ${value}, expected a whole number from 0 to ${max}`);
}

/**
 * Fills `out` with the words of one address from draw `firstDraw`, which must be a multiple of four. Word i of an
 * address is always the same, however many are asked for at once. Throws a RangeError for an address out of range.
 */
export function fillWords(out: Uint32Array, address: DrawAddress, firstDraw = 0): void {
  const stream = address.stream ?? 0;
  checkWhole("seed", address.seed, Number.MAX_SAFE_INTEGER);
  checkWhole("path", address.path, Number.MAX_SAFE_INTEGER);
  checkWhole("stream", stream, 1023);
  checkWhole("firstDraw", firstDraw, twoTo32 - 4);
  if (firstDraw % 4 !== 0) throw new RangeError(`firstDraw: found ${firstDraw}, expected a multiple of 4`);
  const key: Words2 = [address.seed >>> 0, Math.floor(address.seed / twoTo32)];
  philoxBlocks(out, key, firstDraw / 4, [address.path >>> 0, Math.floor(address.path / twoTo32), stream]);
}

/** A 32-bit word as a number strictly between 0 and 1, at the middle of its cell of width 2^-32. */
export const unitInterval = (word: number): number => (word + 0.5) / twoTo32;

/** Uniform draws strictly inside (0, 1). Draw i of an address is the same whatever `count` is. */
export function uniforms(address: DrawAddress, count: number): Float64Array {
  const words = new Uint32Array(count);
  fillWords(words, address);
  return Float64Array.from(words, unitInterval);
}
