import { defineIndicator, history, reading } from "../../define.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

/** The price of insurance against a fall of shares, with its change in points and in percent, which are different things. */
export const vixLevel = defineIndicator({
  id: "vix-level",
  title: "VIX",
  section: "price-action",
  unit: "index-points",
  formula:
    "last close; change against the session before in points and as a ratio; last day with a higher close and share of closes at or above, both within the known history without a gap",
  meaning:
    "Above 20 insurance costs more than usual, above 35 funds that target volatility must sell: the spring of a cascade.",
  reference: "models 5",
  inputs: { closes: history("vix", 2) },
  compute: ({ closes }) => {
    const { observed, values } = contiguousTail(closes);
    const n = values.length;
    const [level, before] = [values[n - 1], values[n - 2]];
    if (level === undefined || before === undefined || !(before > 0)) return tooShort("VIX", n, 2, "cboe/vix");
    const higher = values.findLastIndex((value) => value > level);
    return reading(level, {
      details: {
        session: observed[n - 1]!,
        before,
        changePoints: level - before,
        change: level / before - 1,
        lastHigher: higher < 0 ? null : values[higher]!,
        lastHigherOn: higher < 0 ? null : observed[higher]!,
        shareAtOrAbove: values.filter((value) => value >= level).length / n,
        closesKnown: n,
        since: observed[0]!,
      },
    });
  },
});
