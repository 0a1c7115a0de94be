import { absent } from "../../../core/outcome.ts";
import { measureBreadth } from "../../../models/price-action/breadth.ts";
import { ewmaVariance } from "../../../models/price-action/ewma-volatility.ts";
import { defineIndicator, optional, parameter, reading, recent, type SeriesWindow } from "../../define.ts";
import { contiguousTail, logReturns } from "../../windows.ts";

const assets = [
  "spx",
  "djia",
  "nasdaq-composite",
  "nikkei225",
  "nvda.close",
  "btc.close",
  "eth.close",
  "sol.close",
  "xrp.close",
  "bnb.close",
  "ada.close",
] as const;
type Asset = (typeof assets)[number];
/** Returns before the last that its own volatility is estimated on. */
const returnsLeast = 20;
const assetsLeast = 5;

const input = (series: string) => optional(recent(121, series, returnsLeast + 2));
const inputs = Object.fromEntries(assets.map((asset) => [asset, input(asset)])) as Record<
  Asset,
  ReturnType<typeof input>
>;

/** How much of the market fell, and how much of it fell hard. */
export const marketBreadth = defineIndicator({
  id: "market-breadth",
  title: "Share of assets down in their last session",
  section: "price-action",
  unit: "ratio",
  formula:
    "share of eleven assets (four indices, Nvidia, six coins), equal weights, whose last log return is negative, each at its own last session; share below minus two EWMA standard deviations, estimated on up to 119 returns before, in the details; assets with fewer than 20 such returns are left out and named",
  meaning: "Near one, everything is sold together: holders raise cash instead of judging assets.",
  reference: "models 5",
  inputs: { ...inputs, lambda: parameter("ewma-lambda") },
  compute: ({ lambda, ...closes }) => {
    const known: { asset: Asset; move: number; sigma: number }[] = [];
    const missing: string[] = [];
    for (const asset of assets) {
      const last = lastMove(closes[asset], lambda);
      if (last) known.push({ asset, ...last });
      else missing.push(asset);
    }
    if (known.length < assetsLeast) {
      return absent(
        "warming-up",
        `${known.length} of at least ${assetsLeast} assets with ${returnsLeast} returns; missing ${missing.join(", ")}`,
      );
    }
    const { shareDown, shareExtreme } = measureBreadth(
      known.map((k) => k.move),
      known.map((k) => k.sigma),
      known.map(() => 1),
    );
    return reading(shareDown, {
      details: {
        shareBelowTwoSigma: shareExtreme,
        assets: known.length,
        missing: missing.join(", ") || "none",
        ...Object.fromEntries(known.map((k) => [`${k.asset}:sigmas`, k.move / k.sigma])),
      },
    });
  },
});

function lastMove(window: SeriesWindow | undefined, lambda: number): { move: number; sigma: number } | undefined {
  const returns = window && logReturns(contiguousTail(window))?.values;
  if (!returns || returns.length < returnsLeast + 1) return undefined;
  const sigma = Math.sqrt(ewmaVariance(returns.slice(0, -1), lambda));
  return sigma > 0 ? { move: returns.at(-1)!, sigma } : undefined;
}
