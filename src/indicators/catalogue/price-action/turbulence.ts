import { mean, sampleCorrelation, sampleStandardDeviation } from "simple-statistics";
import { chiSquaredCdf } from "../../../core/math/interval.ts";
import { absent } from "../../../core/outcome.ts";
import { measureTurbulence } from "../../../models/price-action/turbulence.ts";
import { commonReturns } from "../../common-returns.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { tooShort } from "../../windows.ts";

const names = ["S&P 500", "Nasdaq", "USDJPY", "BTC"];
const sessionsMost = 250;
/** With four assets, enough that the sample matrix needs no shrinkage (assets at most a fifth of the sessions). */
const sessionsLeast = 30;
/** Calendar days that surely hold the sessions, for a series that trades every day. */
const days = 400;

/** How unusual the last session was, given how these markets usually move and move together. */
export const turbulence = defineIndicator({
  id: "turbulence",
  title: "Turbulence of the last session",
  section: "price-action",
  unit: "multiple",
  formula:
    "Mahalanobis distance squared of the last log returns of S&P 500, Nasdaq, USDJPY and BTC (UTC close) from their means, over the number of assets; means, deviations and correlations from the 30 to 250 common sessions before, without a gap; one is usual",
  meaning:
    "High with a surprise below one, everything moved far but in the usual company; above one, the usual company broke up.",
  reference: "models 5; Kritzman and Li 2010",
  inputs: {
    spx: recent(days, "spx", 2),
    nasdaq: recent(days, "nasdaq-composite", 2),
    usdjpy: recent(days, "fx.usdjpy", 2),
    btc: recent(days, "btc.close", 2),
  },
  compute: ({ spx, nasdaq, usdjpy, btc }) => {
    const returns = commonReturns([spx, nasdaq, usdjpy, btc], sessionsMost + 1);
    if (!returns) return absent("undefined-result", "a price that is not positive has no return");
    const { columns } = returns;
    const n = columns[0]!.length - 1;
    if (n < sessionsLeast)
      return tooShort(`${names.join(", ")} on common days`, Math.max(0, n), sessionsLeast, "live sources");
    const before = columns.map((r) => r.slice(0, -1));
    const sigmas = before.map((r) => sampleStandardDeviation([...r]));
    if (sigmas.some((s) => !(s > 0))) return absent("undefined-result", "a market that did not move over the window");
    const correlations = before.map((a, i) => before.map((b, j) => (i === j ? 1 : sampleCorrelation(a, b))));
    const found = measureTurbulence(
      columns.map((r, i) => r.at(-1)! - mean(before[i]!)),
      sigmas,
      correlations,
    );
    if (!found) return absent("undefined-result", "the correlations of the window are not positive definite");
    return reading(found.turbulence, {
      details: {
        session: returns.days.at(-1)!,
        mahalanobis2: found.mahalanobis2,
        probabilityBeyond: 1 - chiSquaredCdf(found.mahalanobis2, names.length),
        magnitude: found.magnitude,
        surprise: found.surprise ?? null,
        sessions: n,
      },
    });
  },
});
