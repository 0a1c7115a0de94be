import { z } from "zod";
import { wilsonInterval } from "../../core/math/interval.ts";
import { normalOfWord } from "../../core/random/normals.ts";
import { fillWords } from "../../core/random/philox.ts";
import { defineModel } from "../define.ts";
import { nonNegative, real, refuse, seed, volatility, whole } from "../schema.ts";

/** Draws that are made at a time: a path that is decided early costs no more of them. A multiple of four. */
const chunkDraws = 64;
/** Paths times days that are simulated at most, which keeps an answer within some seconds. */
const stepsMax = 400_000_000;

export interface SustainedInputs {
  readonly spot: number;
  readonly barrier: number;
  /** Standard deviation of one day's change, in the unit of the level. */
  readonly volatilityPerDay: number;
  readonly days: number;
  /** Closes in a row beyond the barrier that make it sustained. */
  readonly window: number;
  readonly paths: number;
  readonly seed: number;
  readonly firstPath?: number | undefined;
}

export interface SustainedCounts {
  readonly paths: number;
  readonly touched: number;
  readonly sustained: number;
}

/**
 * Simulates daily closes of a driftless random walk and counts the paths that closed beyond the barrier at least once, and
 * those that did so `window` times in a row. The barrier is crossed away from spot; a barrier at spot is crossed upwards.
 * A path is a pure function of (seed, its number), so counts of disjoint ranges of paths add up to those of the whole.
 */
export function countSustained(i: SustainedInputs): SustainedCounts {
  // Seen in units of a day's volatility from the barrier, with "beyond" upwards, every case is the same walk. Normal draws
  // are symmetric, so a barrier below needs no change of sign.
  const scale = i.volatilityPerDay;
  const start = -Math.abs(i.barrier - i.spot);
  const words = new Uint32Array(chunkDraws);
  let touched = 0;
  let sustained = 0;
  const first = i.firstPath ?? 0;
  for (let path = first; path < first + i.paths; path++) {
    let at = start;
    let inRow = 0;
    let hit = false;
    walk: for (let from = 0; from < i.days; from += chunkDraws) {
      fillWords(words, { seed: i.seed, path }, from);
      const count = Math.min(chunkDraws, i.days - from);
      for (let k = 0; k < count; k++) {
        at += scale * normalOfWord(words[k]!);
        if (at > 0) {
          hit = true;
          if (++inRow === i.window) {
            sustained++;
            break walk;
          }
        } else inRow = 0;
      }
    }
    if (hit) touched++;
  }
  return { paths: i.paths, touched, sustained };
}

export const sustainedProbability = defineModel({
  id: "sustained-probability",
  title: "Probability that a level is held",
  theme: "thresholds",
  formula:
    "Monte Carlo of daily closes: share of paths whose last `window` closes are once all beyond the barrier; touch: share with one such close",
  reference: "Chesney, Jeanblanc and Yor 1997; generator of Salmon et al. 2011",
  inputs: z
    .strictObject({
      spot: real("level today, any unit"),
      barrier: real("the level looked at, same unit, above or below spot"),
      volatilityPerDay: volatility("standard deviation of one day's change, same unit"),
      days: whole(1, 10_000, "daily closes in the horizon"),
      window: whole(1, 1000, "closes in a row beyond the barrier that count as sustained"),
      exitWindow: whole(1, 1000, "closes back inside that end the state; does not change whether it was ever reached"),
      hysteresis: nonNegative("how far inside they must be, same unit; does not change whether it was ever reached"),
      paths: whole(100, 1_000_000, "simulated paths"),
      seed,
    })
    .superRefine(({ paths, days }, context) => {
      if (paths * days > stepsMax)
        refuse(
          context,
          ["paths"],
          `at most ${Math.floor(stepsMax / days)} for ${days} days`,
          "Fewer paths, or a shorter horizon.",
        );
    }),
  example: {
    spot: 3.32,
    barrier: 3.6,
    volatilityPerDay: 0.05,
    days: 63,
    window: 20,
    exitWindow: 10,
    hysteresis: 0.1,
    paths: 20_000,
    seed: 1,
  },
  compute: (inputs) => {
    const { paths, touched, sustained } = countSustained(inputs);
    const share = sustained / paths;
    const interval = (count: number) => ({
      ...wilsonInterval(count, paths),
      n: paths,
      method: "Monte Carlo, Wilson interval, 0.95",
    });
    return {
      outputs: { touch: touched / paths, sustained: share, standardError: Math.sqrt((share * (1 - share)) / paths) },
      uncertainty: { touch: interval(touched), sustained: interval(sustained) },
    };
  },
});
