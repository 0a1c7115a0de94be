/** Exogenous changes of the factors along one path: a t copula, each factor's own shape, and clustering volatility. */
import { log } from "../../core/math/elementary.ts";
import { cholesky } from "../../core/math/linear.ts";
import { normalOfWord } from "../../core/random/normals.ts";
import { fillWords, unitInterval } from "../../core/random/philox.ts";
import { factors, sharesNews } from "./factors.ts";
import type { ShockInput } from "./input.ts";
import { MarginTable } from "./margin.ts";

/** Streams of the generator. */
const shockStream = 32;
const drawStream = 33;
/** Sessions whose draws are made at a time. */
const sessionsAtOnce = 64;

/** Paths take the terciles of the exposure's prior in turn, so each third of the prior has the same number of paths. */
export const exposureTerciles = 3;
export const tercileOf = (path: number): number => path % exposureTerciles;

/** Which of `count` draws of its tercile a path takes. */
export function drawOf(seed: number, path: number, count: number): number {
  const words = new Uint32Array(1);
  fillWords(words, { seed, path, stream: drawStream });
  return Math.floor(unitInterval(words[0]!) * count);
}

export class ShockGenerator {
  /** Change of each factor in the session: log moves, or differences of a yield. VIX: its shock, without the way back. */
  readonly changes = new Float64Array(factors.length);
  readonly #input: ShockInput;
  /** Mean of the exogenous part of each factor's standardised shock: cutting a skewed shock would leave a drift. */
  readonly #means: Float64Array;
  readonly #tables: readonly MarginTable[];
  readonly #lower: readonly (readonly number[])[];
  readonly #variances = new Float64Array(factors.length);
  readonly #independent = new Float64Array(factors.length);
  readonly #standard = new Float64Array(factors.length);
  readonly #wordsPerSession: number;
  readonly #words: Uint32Array;
  #path = 0;
  #session = 0;

  constructor(input: ShockInput) {
    this.#input = input;
    this.#tables = input.calibration.factors.map(
      ({ margin }) => new MarginTable(margin, input.degrees, input.capSigmas),
    );
    this.#means = Float64Array.from(this.#tables, (table) => table.meanOf((shock) => this.#exogenous(shock)));
    const lower = cholesky(input.calibration.correlations);
    if (!lower) throw new RangeError("correlations: found a matrix that is not positive definite");
    this.#lower = lower;
    const needed = factors.length + input.degrees / 2;
    // Whole blocks of four words, so that every session starts on one.
    this.#wordsPerSession = Math.ceil(needed / 4) * 4;
    this.#words = new Uint32Array(sessionsAtOnce * this.#wordsPerSession);
  }

  restart(path: number): void {
    this.#path = path;
    this.#session = 0;
    this.#variances.set(this.#input.variances);
  }

  /** Draws the next session into `changes`. */
  next(): void {
    const { degrees, seed } = this.#input;
    const count = factors.length;
    const within = this.#session % sessionsAtOnce;
    if (within === 0)
      fillWords(this.#words, { seed, path: this.#path, stream: shockStream }, this.#session * this.#wordsPerSession);
    const from = within * this.#wordsPerSession;
    this.#session += 1;
    for (let i = 0; i < count; i++) this.#independent[i] = normalOfWord(this.#words[from + i]!);
    // Chi-squared with an even number of degrees: minus twice the logarithm of a product of uniforms.
    let product = 1;
    for (let k = 0; k < degrees / 2; k++) product *= unitInterval(this.#words[from + count + k]!);
    const stretch = Math.sqrt(degrees / (-2 * log(product)));
    for (let i = 0; i < count; i++) {
      const row = this.#lower[i]!;
      let correlated = 0;
      for (let j = 0; j <= i; j++) correlated += row[j]! * this.#independent[j]!;
      const standard = this.#tables[i]!.shock(correlated * stretch);
      this.#standard[i] = standard;
      const deviation = Math.sqrt(this.#variances[i]!);
      // Half the variance is taken off a price, so that it has no drift.
      const drift = factors[i]!.kind === "log" ? -0.5 * this.#variances[i]! : 0;
      // Nobody trades the yield here, so nothing of its history is theirs.
      const kept = factors[i]!.kind === "difference" ? standard : this.#exogenous(standard) - this.#means[i]!;
      this.changes[i] = kept * deviation + drift;
    }
    this.#moveVariances();
  }

  /** Volatility answers to the whole shock, as it did in the history that it was fitted to. */
  #moveVariances(): void {
    const { calibration, commonNews } = this.#input;
    const count = factors.length;
    let sum = 0;
    let sharing = 0;
    for (let i = 0; i < count; i++) {
      if (!sharesNews(i)) continue;
      sum += this.#standard[i]! * this.#standard[i]!;
      sharing += 1;
    }
    const mean = sum / sharing;
    for (let i = 0; i < count; i++) {
      const { alpha, beta, variance } = calibration.factors[i]!.garch;
      const own = this.#standard[i]! * this.#standard[i]!;
      const news = sharesNews(i) ? commonNews * mean + (1 - commonNews) * own : own;
      this.#variances[i] = (1 - alpha - beta) * variance + (alpha * news + beta) * this.#variances[i]!;
    }
  }

  /** The exogenous part of a standardised shock. */
  #exogenous(shock: number): number {
    const { tailFrom, tailShare } = this.#input.exogenous;
    const size = Math.abs(shock);
    return size <= tailFrom ? shock : Math.sign(shock) * (tailFrom + tailShare * (size - tailFrom));
  }
}
