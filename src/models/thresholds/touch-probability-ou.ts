import { z } from "zod";
import { exp } from "../../core/math/elementary.ts";
import { passageProbability } from "../../core/math/first-passage.ts";
import { normalOfWord } from "../../core/random/normals.ts";
import { fillWords } from "../../core/random/philox.ts";
import { defineModel } from "../define.ts";
import { nonNegative, real, refuse, seed, volatility, whole, years } from "../schema.ts";
import { brownianTouch } from "./touch-probability.ts";

/** dx = speed (mean - x) dt + volatility dW, watched for the barrier all the time. */
export interface OrnsteinUhlenbeck {
  readonly start: number;
  readonly mean: number;
  /** Share of the distance to the mean that is made good a year, at first; half-life ln 2 / speed. 0: no reversion. */
  readonly speed: number;
  /** Unit of the level, per square root of a year. */
  readonly volatility: number;
  readonly barrier: number;
  readonly years: number;
}

/** Standard deviations of the horizon beyond which the process does not go: the tail is below 1e-18. */
const reach = 9;
const cellsPerDeviation = 60;
const cellsMin = 1500;
const cellsMax = 40_000;
const timeSteps = 600;
/** Below this speed times years the reversion does not move the sixth digit, and the plain walk has a formula. */
const noReversion = 1e-9;
/** Path steps that are simulated at most, which keeps an answer within some seconds. */
const stepsMax = 100_000_000;

/** Mean and standard deviation at the horizon; the mean path is monotone between start and this. */
function atHorizon(i: OrnsteinUhlenbeck): { centre: number; deviation: number } {
  const decay = exp(-i.speed * i.years);
  return {
    centre: i.mean + (i.start - i.mean) * decay,
    deviation: i.volatility * Math.sqrt((1 - decay * decay) / (2 * i.speed)),
  };
}

/** A grid for the case, or its answer where that is certain; undefined when the grid would need too many cells. */
function planGrid(i: OrnsteinUhlenbeck): { answer: number } | { far: number; cells: number } | undefined {
  const exact = exactCases(i);
  if (exact !== undefined) return { answer: exact };
  const { centre, deviation } = atHorizon(i);
  const up = i.barrier > i.start;
  const side = up ? 1 : -1;
  const nearest = side * Math.max(side * i.start, side * centre);
  if (side * (i.barrier - nearest) > reach * deviation) return { answer: 0 };
  const far = side * (Math.min(side * i.start, side * centre) - reach * deviation);
  const cells = Math.max(cellsMin, 2 * Math.ceil((cellsPerDeviation * Math.abs(i.barrier - far)) / deviation / 2));
  return cells <= cellsMax ? { far, cells } : undefined;
}

/**
 * Probability of a touch by the backward equation, with the difference to the grid of half the cells and steps as a measure
 * of its error. Undefined when the drift decides almost alone, so that a grid would need too many cells.
 */
export function ouTouchByGrid(i: OrnsteinUhlenbeck): { probability: number; error: number } | undefined {
  const plan = planGrid(i);
  if (plan === undefined) return undefined;
  if ("answer" in plan) return { probability: plan.answer, error: 0 };
  const drift = (x: number) => i.speed * (i.mean - x);
  const solve = (coarser: number) =>
    passageProbability(i.start, drift, i.volatility, i.years, {
      barrier: i.barrier,
      far: plan.far,
      cells: plan.cells / coarser,
      steps: timeSteps / coarser,
    });
  const probability = solve(1);
  return { probability, error: Math.abs(probability - solve(2)) };
}

export interface OuMonteCarlo {
  readonly paths: number;
  readonly steps: number;
  readonly seed: number;
  /** Count touches between the steps by the Brownian bridge; without it the answer is too low. */
  readonly bridge: boolean;
}

/** Probability of a touch from exact steps. A path is a function of (seed, its number), summed in the order of the paths. */
export function ouTouchByPaths(i: OrnsteinUhlenbeck, o: OuMonteCarlo): { probability: number; standardError: number } {
  const exact = exactCases(i);
  if (exact !== undefined) return { probability: exact, standardError: 0 };
  const dt = i.years / o.steps;
  const decay = exp(-i.speed * dt);
  const deviation = i.volatility * Math.sqrt((1 - decay * decay) / (2 * i.speed));
  const bridgeScale = -2 / (i.volatility * i.volatility * dt);
  const side = i.barrier > i.start ? 1 : -1;
  const words = new Uint32Array(o.steps);
  let sum = 0;
  let squares = 0;
  for (let path = 0; path < o.paths; path++) {
    fillWords(words, { seed: o.seed, path });
    let gap = side * (i.barrier - i.start);
    const target = side * (i.barrier - i.mean);
    let untouched = 1;
    for (let k = 0; k < o.steps; k++) {
      const next = target + (gap - target) * decay + deviation * normalOfWord(words[k]!);
      if (next <= 0) {
        untouched = 0;
        break;
      }
      if (o.bridge) untouched *= 1 - exp(bridgeScale * gap * next);
      gap = next;
    }
    sum += 1 - untouched;
    squares += (1 - untouched) * (1 - untouched);
  }
  const probability = sum / o.paths;
  const variance = Math.max(0, squares / o.paths - probability * probability);
  return { probability, standardError: Math.sqrt(variance / o.paths) };
}

/** The cases with a formula: at the barrier, without volatility, without reversion. */
function exactCases(i: OrnsteinUhlenbeck): number | undefined {
  if (i.start === i.barrier) return 1;
  if (i.speed * i.years < noReversion) return brownianTouch(i.barrier - i.start, 0, i.volatility, i.years);
  if (i.volatility > 0) return undefined;
  const { centre } = atHorizon(i);
  return (i.barrier - i.start) * (i.barrier - centre) <= 0 ? 1 : 0;
}

export const touchProbabilityOu = defineModel({
  id: "touch-probability-ou",
  title: "Probability of touching a level, with mean reversion",
  theme: "thresholds",
  formula:
    "dx = speed (mean - x) dt + volatility dW; pde: backward equation by Crank-Nicolson with four implicit start steps; monte-carlo: exact steps, each survived with 1 - exp(-2 gap gap' / (volatility^2 dt))",
  reference: "Alili, Patie and Pedersen 2005; Lipton and Kaushansky 2018; Rannacher 1984",
  inputs: z
    .strictObject({
      start: real("level today, any unit"),
      mean: real("level it reverts to, same unit"),
      speed: nonNegative("speed of reversion a year; the half-life is ln 2 / speed; 0 for none").max(1000),
      volatility: volatility("annual volatility in levels, same unit"),
      barrier: real("the level looked at, same unit"),
      years: years("horizon, years"),
      method: z.enum(["pde", "monte-carlo"]).describe("grid, or simulated paths with a standard error"),
      paths: whole(100, 2_000_000, "simulated paths, for monte-carlo").default(100_000),
      steps: whole(1, 10_000, "steps of a path, for monte-carlo; one a session when left out").optional(),
      bridge: z.boolean().default(true).describe("count touches between the steps, for monte-carlo"),
      seed: seed.default(1),
    })
    .superRefine((i, context) => {
      if (i.method === "monte-carlo" && i.paths * stepsOf(i) > stepsMax)
        refuse(
          context,
          ["paths"],
          `at most ${Math.floor(stepsMax / stepsOf(i))} with ${stepsOf(i)} steps`,
          "Fewer paths, or a shorter horizon.",
        );
      if (i.method === "pde" && planGrid(i) === undefined)
        refuse(
          context,
          ["volatility"],
          "enough volatility that chance, and not the drift alone, decides",
          "Use monte-carlo, or check the units of volatility and mean.",
        );
    }),
  example: {
    start: 3.32,
    mean: 3.2,
    speed: 2,
    volatility: 0.7937,
    barrier: 3.6,
    years: 0.25,
    method: "pde",
  },
  compute: (i) => {
    if (i.method === "monte-carlo") {
      const answer = ouTouchByPaths(i, { ...i, steps: stepsOf(i) });
      const half = 1.96 * answer.standardError;
      return {
        outputs: answer,
        uncertainty: {
          probability: {
            lo: Math.max(0, answer.probability - half),
            hi: Math.min(1, answer.probability + half),
            n: i.paths,
            method: `Monte Carlo, ${stepsOf(i)} exact steps, 0.95`,
          },
        },
        notes: i.bridge ? notes : [...notes, "touches between the steps are not counted: the answer is too low"],
      };
    }
    const { probability, error } = ouTouchByGrid(i)!;
    return {
      outputs: { probability, standardError: 0 },
      uncertainty: {
        probability: {
          lo: Math.max(0, probability - error),
          hi: Math.min(1, probability + error),
          n: 0,
          method: "difference to a grid of half the cells and steps",
        },
      },
      notes,
    };
  },
});

const notes = [
  "the speed is badly identified from short samples: read this beside touch-probability without reversion",
];

const stepsOf = (i: { steps?: number | undefined; years: number }): number =>
  i.steps ?? Math.min(10_000, Math.max(1, Math.round(252 * i.years)));
