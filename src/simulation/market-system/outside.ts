/** A run that says what no market has done, or that selling feeds on itself beyond what the model was made for: said, not hidden. */
import { exp } from "../../core/math/elementary.ts";
import { assetTitles, type MarketAsset } from "./facts.ts";

/** Log moves over a window of sessions, the furthest of the packaged history. */
export interface LargestMove {
  readonly sessions: number;
  readonly fall: number;
  readonly rise: number;
  readonly from: string;
  readonly to: string;
}

export interface OutsideRule {
  /** A move amplified more than this is outside the range of the model. */
  readonly amplification: number;
  /** A move of more than this many times the largest of history is outside what markets have done. */
  readonly multiple: number;
  /** By asset, over at least the sessions of the scenario; assets without a packaged history have none. */
  readonly largest: Readonly<Record<string, LargestMove>>;
}

interface MovedAsset {
  readonly asset: string;
  /** Log move to the furthest price. */
  readonly total: number;
  readonly amplification: number | null;
}

/** Of smaller moves the amplification is a quotient of two small numbers. */
const seenMove = 0.05;

/** One sentence for each market that is outside, then how to take it; empty: none is. */
export function outsideWords(assets: readonly MovedAsset[], rule: OutsideRule | null): string[] {
  if (!rule) return [];
  const percent = (logMove: number): string => `${(100 * (exp(logMove) - 1)).toFixed(1).replace("-", "−")} %`;
  const said = assets.flatMap(({ asset, total, amplification }) => {
    const title = assetTitles[asset as MarketAsset] ?? asset;
    const largest = rule.largest[asset];
    const bound = largest && (total < 0 ? largest.fall : largest.rise);
    if (largest && bound && Math.abs(total) > rule.multiple * Math.abs(bound))
      return [
        `Outside what the market has done: ${title} ${percent(total)}; the largest ${total < 0 ? "fall" : "rise"} over ${largest.sessions} sessions from ${largest.from} to ${largest.to} is ${percent(bound)}.`,
      ];
    if (amplification !== null && amplification > rule.amplification && Math.abs(total) > seenMove)
      return [
        `Outside the range that the model was made for: ${title} ${percent(total)}, amplified ${amplification.toFixed(1)} times; the rule allows ${rule.amplification}.`,
      ];
    return [];
  });
  return said.length === 0
    ? []
    : [...said, "Read it as a sign that these assumptions together break the model, not as a result."];
}
