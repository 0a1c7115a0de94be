import { absent } from "../../../core/outcome.ts";
import { measureBreadth } from "../../../models/price-action/breadth.ts";
import { breadthInput, lastMove, returnsLeast } from "../../breadth.ts";
import { defineIndicator, parameter, reading } from "../../define.ts";

const coins = ["btc", "eth", "sol", "xrp", "bnb", "ada"] as const;
type Coin = (typeof coins)[number];
const inputs = Object.fromEntries(coins.map((coin) => [coin, breadthInput(`${coin}.close`)])) as Record<
  Coin,
  ReturnType<typeof breadthInput>
>;

/** Whether a fall of crypto is one coin or all of them. */
export const cryptoBreadth = defineIndicator({
  id: "crypto-breadth",
  title: "Share of six coins down in their last day",
  section: "price-action",
  unit: "ratio",
  formula:
    "share of BTC, ETH, SOL, XRP, BNB and ADA, equal weights, whose last log return over a UTC day is negative; all six must have closed on the same day; share below minus two EWMA standard deviations in the details",
  meaning: "One with large moves: holders leave the asset class and do not choose among coins.",
  reference: "models 5",
  inputs: { ...inputs, lambda: parameter("ewma-lambda") },
  compute: ({ lambda, ...closes }) => {
    const days = new Set(coins.map((coin) => closes[coin]?.observed.at(-1)));
    const moves = coins.map((coin) => lastMove(closes[coin], lambda));
    const known = moves.filter((m) => m !== undefined);
    if (known.length < coins.length)
      return absent(
        "warming-up",
        `${known.length} of 6 coins with ${returnsLeast} returns; needs source binance/spot-1d`,
      );
    if (days.size > 1) return absent("missing", "six closes of one day; needs source binance/spot-1d");
    const { shareDown, shareExtreme } = measureBreadth(
      known.map((k) => k.move),
      known.map((k) => k.sigma),
      known.map(() => 1),
    );
    return reading(shareDown, {
      details: {
        shareBelowTwoSigma: shareExtreme,
        day: [...days][0]!,
        ...Object.fromEntries(coins.map((coin, i) => [`${coin}:sigmas`, known[i]!.move / known[i]!.sigma])),
      },
    });
  },
});
