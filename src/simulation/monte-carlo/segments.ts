/**
 * The segments of the stress index as far as the factors give them: raw measures of each factor's own past, ranked among
 * history's as the index ranks them. A measure that needs another series is left out, and said to be.
 */
import { log } from "../../core/math/elementary.ts";
import { type FactorId, factorAt, factors } from "./factors.ts";

export type MeasureKind = "volatility" | "move" | "fall" | "level";

export interface SimulatedSegment {
  /** As in the stress index. */
  readonly id: string;
  readonly title: string;
  readonly measures: readonly { readonly factor: FactorId; readonly kind: MeasureKind; readonly title: string }[];
  readonly notSimulated: string;
}

export const simulatedSegments = [
  {
    id: "japan-rates",
    title: "Japan rates",
    measures: [
      { factor: "jgb30", kind: "volatility", title: "30-year yield, volatility of 20 sessions" },
      { factor: "jgb30", kind: "move", title: "30-year yield, size of its move over 20 sessions" },
    ],
    notSimulated: "the 30-10 slope",
  },
  {
    id: "fx-carry",
    title: "FX and carry",
    measures: [
      { factor: "usdjpy", kind: "volatility", title: "USDJPY, volatility of 20 sessions" },
      { factor: "usdjpy", kind: "fall", title: "yen above its low of a year" },
    ],
    notSimulated: "speculators' net position",
  },
  {
    id: "equity-ai",
    title: "Equity and AI",
    measures: [
      { factor: "vix", kind: "level", title: "VIX" },
      { factor: "nasdaq", kind: "fall", title: "Nasdaq below its high of a year" },
    ],
    notSimulated: "Nvidia over Nasdaq",
  },
  {
    id: "crypto",
    title: "Crypto",
    measures: [
      { factor: "btc", kind: "volatility", title: "BTC, volatility of 20 sessions" },
      { factor: "btc", kind: "fall", title: "BTC below its high of a year" },
    ],
    notSimulated: "liquidations",
  },
] as const satisfies readonly SimulatedSegment[];

/** The segment that no factor belongs to. */
export const absentSegment = {
  id: "credit-funding",
  title: "Credit and funding",
  reason: "no factor holds credit spreads, money-market rates or Treasury yields",
} as const;

export const allMeasures = simulatedSegments.flatMap((segment: SimulatedSegment) => segment.measures);

const month = 20;
/** Sessions of highs; for bitcoin too, which the index takes over 365 days. */
export const yearSessions = 252;

/** The measures of all factors as their levels arrive, each factor by itself. Holds `capacity` levels of each. */
export class SegmentMeasures {
  readonly #levels: readonly Float64Array[];
  readonly #counts: Int32Array;

  constructor(capacity: number) {
    this.#levels = factors.map(() => new Float64Array(capacity));
    this.#counts = new Int32Array(factors.length);
  }

  push(factor: number, level: number): void {
    this.#levels[factor]![this.#counts[factor]!++] = level;
  }

  /** Forgets all levels after the first `counts` of each factor. */
  cutTo(counts: ArrayLike<number>): void {
    this.#counts.set(counts);
  }

  counts(): Int32Array {
    return this.#counts.slice();
  }

  /** The newest value; null while less than a month is known. A high is over what is known of the year. */
  value({ factor, kind }: { readonly factor: FactorId; readonly kind: MeasureKind }): number | null {
    const place = factorAt(factor);
    const levels = this.#levels[place]!;
    const last = this.#counts[place]! - 1;
    if (last < month) return null;
    switch (kind) {
      case "level":
        return levels[last]!;
      case "move":
        return Math.abs(levels[last]! - levels[last - month]!);
      case "fall": {
        let high = levels[last]!;
        for (let t = Math.max(0, last - yearSessions + 1); t < last; t++) if (levels[t]! > high) high = levels[t]!;
        return 1 - levels[last]! / high;
      }
      case "volatility": {
        const isDifference = factors[place]!.kind === "difference";
        const change = (t: number): number =>
          isDifference ? levels[t]! - levels[t - 1]! : log(levels[t]! / levels[t - 1]!);
        let mean = 0;
        for (let t = last - month + 1; t <= last; t++) mean += change(t) / month;
        let squares = 0;
        for (let t = last - month + 1; t <= last; t++) squares += (change(t) - mean) * (change(t) - mean);
        return Math.sqrt(squares / (month - 1));
      }
    }
  }
}

/** What history says of the measures and of the segments' scores: quantiles at equal steps from 0 to 1. */
export interface SegmentReference {
  /** One list a measure, in the order of `allMeasures`. */
  readonly measures: readonly (readonly number[])[];
  /** One list a segment: of its mean rank, as it was seen at the time. */
  readonly scores: readonly (readonly number[])[];
}

/** Share of history that was no higher, by straight lines between the quantiles. */
export function rankIn(quantiles: readonly number[], value: number): number {
  const last = quantiles.length - 1;
  if (value < quantiles[0]!) return 0;
  if (value >= quantiles[last]!) return 1;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (quantiles[middle]! <= value) low = middle;
    else high = middle;
  }
  return (low + (value - quantiles[low]!) / (quantiles[high]! - quantiles[low]!)) / last;
}

/** The quantile at a probability, by straight lines. */
export function quantileIn(quantiles: readonly number[], probability: number): number {
  const place = probability * (quantiles.length - 1);
  const low = Math.min(quantiles.length - 2, Math.floor(place));
  return quantiles[low]! + (place - low) * (quantiles[low + 1]! - quantiles[low]!);
}

/** Segments above their level by the newest measures; a segment of which nothing is known is not above. */
export function segmentsAbove(
  measures: SegmentMeasures,
  reference: SegmentReference,
  levels: readonly number[],
): number {
  let at = 0;
  let above = 0;
  for (const [k, segment] of simulatedSegments.entries()) {
    let sum = 0;
    let known = 0;
    for (const measure of segment.measures) {
      const value = measures.value(measure);
      if (value !== null) {
        sum += rankIn(reference.measures[at]!, value);
        known++;
      }
      at++;
    }
    if (known > 0 && sum / known > levels[k]!) above++;
  }
  return above;
}
