import { absent } from "../../../core/outcome.ts";
import { sessionVolatility } from "../../../models/price-action/move-in-sigmas.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { sessionsPerYear } from "../../statistics.ts";
import { contiguousTail, onCommonDays, tooShort } from "../../windows.ts";

/** The last move of the S&P 500 against what options expected the evening before. */
export const spxMoveInSigmas = defineIndicator({
  id: "spx-move-in-sigmas",
  title: "S&P 500, last move in implied standard deviations",
  section: "price-action",
  unit: "sigma",
  formula: "simple return of the last session / (VIX close of the session before / 100 / sqrt(252))",
  meaning: "Within two, the day was one that the options market had priced; the words for it should be no larger.",
  reference: "models 5",
  inputs: { spx: recent(12, "spx", 2), vix: recent(12, "vix", 2) },
  compute: ({ spx, vix }) => {
    const [shares, implied] = onCommonDays([spx, vix]).map((w) => contiguousTail(w));
    const n = shares!.values.length;
    if (n < 2) return tooShort("S&P 500 and VIX on common days", n, 2, "spdji/close and cboe/vix");
    const volatilityPoints = implied!.values[n - 2]!;
    if (!(volatilityPoints > 0) || !(shares!.values[n - 2]! > 0))
      return absent(
        "undefined-result",
        "the VIX or the S&P 500 of the session before is not positive: no move in sigmas",
      );
    const oneSession = sessionVolatility(volatilityPoints / 100, sessionsPerYear);
    const move = shares!.values[n - 1]! / shares!.values[n - 2]! - 1;
    return reading(move / oneSession, {
      details: { session: shares!.observed[n - 1]!, move, vixBefore: volatilityPoints, sessionSigma: oneSession },
    });
  },
});
