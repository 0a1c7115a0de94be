import { sampleSkewness } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { bootstrapPositions } from "../../../core/random/stationary-bootstrap.ts";
import { carryReturns, expectedShortfall } from "../../../models/carry/carry-return-index.ts";
import { defineIndicator, optional, reading, recent } from "../../define.ts";
import { passThrough, sessionsPerYear } from "../../statistics.ts";
import { contiguousTail, lastOf, onCommonDays, tooShort } from "../../windows.ts";

const sessions = 252;
const tail = 0.05;
const resamples = 200;
const meanBlock = 10;
const seed = 20251121;
const vixSessions = 120;

/** Positions do not depend on the data, so all as-of dates share them: one table of 200 x 252 bytes, made on first use. */
let table: readonly Uint8Array[] | undefined;
function resamplePositions(): readonly Uint8Array[] {
  table ??= Array.from({ length: resamples }, (_, sample) =>
    Uint8Array.from(bootstrapPositions(sessions, meanBlock, seed, sample)),
  );
  return table;
}

/**
 * Expected shortfalls of the resamples. Returns are ranked once and a resample only counts ranks, which is the same as
 * sorting each of them and many times faster.
 */
function resampledShortfalls(returns: readonly number[]): number[] {
  const worstFirst = returns.map((_, i) => i).sort((a, b) => returns[a]! - returns[b]!);
  const rank = new Uint32Array(returns.length);
  for (const [r, i] of worstFirst.entries()) rank[i] = r;
  const worst = Math.max(1, Math.floor(returns.length * tail));
  const shortfalls: number[] = [];
  for (const positions of resamplePositions()) {
    const counts = new Uint32Array(returns.length);
    for (const i of positions) counts[rank[i]!]! += 1;
    let sum = 0;
    let left = worst;
    for (let r = 0; left > 0; r++) {
      const taken = Math.min(left, counts[r]!);
      sum += taken * returns[worstFirst[r]!]!;
      left -= taken;
    }
    shortfalls.push(-sum / worst);
  }
  return shortfalls;
}

/** The crash risk of the carry: its income is steady, its losses come at once. */
export const carryReturnTail = defineIndicator({
  id: "carry-return-tail",
  title: "Carry, mean loss on its worst days",
  section: "carry",
  unit: "ratio",
  formula:
    "mean loss of the worst 5 % of the last 252 daily returns of a dollar carry funded in yen, (rU - rJ) / 252 + change of ln USDJPY; skewness, carry over that loss and the beta to changes of the VIX over 120 sessions in the details",
  meaning: "Days like these pay back weeks of carry; the more negative the skewness, the more a calm record misleads.",
  reference: "models 2.8; Brunnermeier, Nagel and Pedersen 2008",
  inputs: {
    spot: recent(sessions + 40, "fx.usdjpy", sessions + 1),
    dollar: recent(sessions + 40, "us.effr", sessions + 1),
    yen: recent(sessions + 40, "jp.policy-rate", sessions + 1),
    vix: optional(recent(sessions, "vix", vixSessions + 1)),
  },
  compute: ({ spot, dollar, yen, vix }) => {
    const common = onCommonDays([spot, dollar, yen]).map((w) => lastOf(contiguousTail(w), sessions + 1));
    const [spots, dollars, yens] = common as [typeof spot, typeof spot, typeof spot];
    if (spots.values.length < sessions + 1)
      return tooShort(
        "common sessions of USDJPY and both policy rates",
        spots.values.length,
        sessions + 1,
        "nyfed/rates",
      );
    if (spots.values.some((s) => !(s > 0)))
      return absent("undefined-result", "USDJPY has a value that is not positive");
    const returns = carryReturns(spots.values, dollars.values, yens.values, sessionsPerYear);
    if (returns.every((r) => r === returns[0]))
      return absent("undefined-result", "carry returns do not vary: they have no skewness");
    const shortfall = expectedShortfall(returns, tail);
    const simulated = resampledShortfalls(returns).sort((a, b) => a - b);
    const edge = Math.floor(resamples * 0.025);
    const income = dollars.values.at(-1)! - yens.values.at(-1)!;
    const fit =
      vix && passThrough({ window: vix, kind: "difference" }, { window: spots, kind: "log return" }, vixSessions);
    return reading(shortfall, {
      interval: {
        // The resampled interval may miss the estimate at its edge; it is widened to hold it.
        lo: Math.min(shortfall, simulated[edge]!),
        hi: Math.max(shortfall, simulated[resamples - 1 - edge]!),
        method: `stationary block bootstrap, mean block ${meanBlock} sessions, ${resamples} resamples, 95 %`,
        n: returns.length,
      },
      details: {
        skewness: sampleSkewness(returns),
        logReturn: returns.reduce((a, b) => a + b, 0),
        carryOverShortfall: shortfall > 0 ? income / sessionsPerYear / shortfall : null,
        betaToVixPoint: fit && typeof fit === "object" ? fit.beta.value : null,
        first: spots.observed[1]!,
        last: spots.observed.at(-1)!,
      },
    });
  },
});
