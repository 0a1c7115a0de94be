/**
 * Standard normal draws from Philox words: one word a draw, by inversion. The inverse is a cubic in each of 4096 equal
 * cells of probability (error below 2e-8), and exact in the 32 cells at either end, where the tail bends too sharply. It is made
 * of + - x / and square roots only, so the draws are the same bits on every engine.
 */
import { normalInverse, normalPdf } from "../math/normal.ts";
import { type DrawAddress, fillWords, unitInterval } from "./philox.ts";

const cellBits = 12;
const cells = 1 << cellBits;
const tailCells = 32;
const cellWidth = 1 / cells;
const withinBits = 32 - cellBits;
const withinMask = (1 << withinBits) - 1;
const withinScale = 1 / (1 << withinBits);

/** Four coefficients a cell: the cubic that meets the inverse and its slope 1/phi at both ends of the cell. */
function buildCubics(): Float64Array {
  const table = new Float64Array(cells * 4);
  for (let cell = tailCells; cell < cells - tailCells; cell++) {
    const left = normalInverse(cell * cellWidth);
    const right = normalInverse((cell + 1) * cellWidth);
    const leftSlope = cellWidth / normalPdf(left);
    const rightSlope = cellWidth / normalPdf(right);
    table[cell * 4] = left;
    table[cell * 4 + 1] = leftSlope;
    table[cell * 4 + 2] = 3 * (right - left) - 2 * leftSlope - rightSlope;
    table[cell * 4 + 3] = 2 * (left - right) + leftSlope + rightSlope;
  }
  return table;
}

const cubics = buildCubics();

/** The standard normal variable of a 32-bit word; between -6.34 and 6.34. */
export function normalOfWord(word: number): number {
  const cell = word >>> withinBits;
  if (cell < tailCells || cell >= cells - tailCells) return normalInverse(unitInterval(word));
  const x = ((word & withinMask) + 0.5) * withinScale;
  const at = cell * 4;
  return cubics[at]! + x * (cubics[at + 1]! + x * (cubics[at + 2]! + x * cubics[at + 3]!));
}

/** Standard normal draws of an address. Draw i is the same whatever `count` is. */
export function normals(address: DrawAddress, count: number): Float64Array {
  const words = new Uint32Array(count);
  fillWords(words, address);
  return Float64Array.from(words, normalOfWord);
}
