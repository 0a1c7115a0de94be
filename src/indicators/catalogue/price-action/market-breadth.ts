import { absent } from "../../../core/outcome.ts";
import { measureBreadth } from "../../../models/price-action/breadth.ts";
import { breadthInput, lastMove, returnsLeast } from "../../breadth.ts";
import { defineIndicator, parameter, reading } from "../../define.ts";

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
const assetsLeast = 5;

const inputs = Object.fromEntries(assets.map((asset) => [asset, breadthInput(asset)])) as Record<
  Asset,
  ReturnType<typeof breadthInput>
>;

/** How much of the market fell, and how much of it fell hard. */
export const marketBreadth = defineIndicator({
  id: "market-breadth",
  title: "Share of assets down in their last session",
  section: "price-action",
  unit: "ratio",
  formula:
    "share of eleven assets (four indices, Nvidia, six coins), equal weights, whose last log return is negative, each at its own last session; share below minus two EWMA standard deviations, estimated on up to 119 returns before, in the details; assets with fewer than 20 such returns are left out and named",
  meaning: "Near 100 %, everything is sold together: holders raise cash instead of judging assets.",
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
