import { quantile } from "simple-statistics";
import { z } from "zod";
import { type DriftEstimate, estimateDrift, potentialAt } from "../../core/math/drift-estimate.ts";
import { kramersTime, meanPassageTime } from "../../core/math/passage-time.ts";
import { regress } from "../../core/math/regression.ts";
import { bootstrapPositions } from "../../core/random/stationary-bootstrap.ts";
import { defineModel, type ModelResult } from "../define.ts";
import { positive, real, reals, refuse, seed, whole } from "../schema.ts";

/** Kramers' formula is a limit for deep wells; below this ratio 2 dU / sigma^2 it is not quoted. */
const kramersRatioMin = 4;
const crossingsMin = 10;
/** Dickey and Fuller's 5 % point with a constant: an ordinary t of -1.65 would call a random walk restoring. */
const restoringTMax = -2.86;
const pairsPerBinMin = 10;
const binsDefault = 12;
/** Where an open polynomial well is taken to end: this many times the distance of bottom and target beyond the bottom. */
const openReach = 3;

export interface WellOptions {
  /** Steps of the series in a year; times are in years. */
  readonly stepsPerYear: number;
  readonly level?: number | undefined;
  readonly bins: number;
  readonly samples: number;
  readonly meanBlock: number;
  readonly seed: number;
}

export interface WellEstimate {
  /** `given` when the potential was known. */
  readonly state: "given" | "estimated" | "refused";
  /** Why no passage time is given; absent when one is. */
  readonly refusal?: string;
  /** Times the series crosses its own mean. */
  readonly crossings?: number;
  /** t statistic of the slope of changes on levels; restoring when below -2.86. */
  readonly restoringT?: number;
  readonly bottom?: number;
  readonly target?: number;
  readonly sigma?: number;
  readonly barrierHeight?: number;
  readonly ratio?: number;
  readonly meanPassageTime?: number;
  /** Of a known potential: Kramers' time, and whether the well is deep enough for it. */
  readonly kramersTime?: number;
  readonly kramersValid?: boolean;
}

/** Well of an estimated potential: its lowest edge, the target, the height between, and the exact mean passage time. */
function wellOf(estimate: DriftEstimate, level: number | undefined) {
  const { edges, potential } = estimate;
  const lowest = potential.indexOf(0);
  const bottom = edges[lowest]!;
  const target = level ?? (edges.at(-1)! - bottom > bottom - edges[0]! ? edges.at(-1)! : edges[0]!);
  const inside = edges.filter((x) => (x - bottom) * (target - x) >= 0);
  const height = Math.max(...inside.map((x) => potentialAt(estimate, x)), potentialAt(estimate, target));
  const sigma = Math.sqrt(estimate.variance);
  const passage = meanPassageTime({
    potential: (x) => potentialAt(estimate, x),
    sigma,
    from: bottom,
    to: target,
    wall: target > bottom ? edges[0]! : edges.at(-1)!,
  });
  return {
    bottom,
    target,
    sigma,
    barrierHeight: height,
    ratio: (2 * height) / (sigma * sigma),
    meanPassageTime: passage,
  };
}

/** Estimates the well of a series and its mean passage time, or says why it refuses. The interval is a block bootstrap's. */
export function estimateWell(
  series: readonly number[],
  o: WellOptions,
): { well: WellEstimate; interval?: { lo: number; hi: number; n: number } } {
  const dt = 1 / o.stepsPerYear;
  const at = series.slice(0, -1);
  const change = at.map((x, t) => series[t + 1]! - x);
  const mean = series.reduce((a, b) => a + b, 0) / series.length;
  const crossings = at.filter((x, t) => x !== mean && (x - mean) * (series[t + 1]! - mean) <= 0).length;
  const fit = regress(
    change,
    at.map((x) => [x]),
  );
  const restoringT = fit && fit.standardErrors[1]! > 0 ? fit.coefficients[1]! / fit.standardErrors[1]! : undefined;
  const known = { crossings, ...(restoringT === undefined ? {} : { restoringT }) };
  const refused = (refusal: string) => ({ well: { state: "refused" as const, refusal, ...known } });
  if (crossings < crossingsMin)
    return refused(`the series crosses its mean ${crossings} times; at least ${crossingsMin} are needed to see a well`);
  if (restoringT === undefined || restoringT > restoringTMax)
    return refused(
      `the drift is not significantly restoring: t = ${restoringT?.toFixed(2) ?? "undefined"}, needed below ${restoringTMax} (Dickey-Fuller, 5 %)`,
    );
  const estimate = estimateDrift(at, change, dt, o.bins, pairsPerBinMin);
  if (!estimate) return refused(`fewer than four neighbouring bins hold ${pairsPerBinMin} changes each`);
  const outside = (e: DriftEstimate) => o.level !== undefined && (o.level < e.edges[0]! || o.level > e.edges.at(-1)!);
  if (outside(estimate))
    return refused(
      `the level ${o.level} lies outside the range with enough data, ${estimate.edges[0]!.toPrecision(4)} to ${estimate.edges.at(-1)!.toPrecision(4)}; a drift is not extrapolated`,
    );
  const well = wellOf(estimate, o.level);
  if (well.bottom === well.target) return refused("the level is the bottom of the well");
  const times: number[] = [];
  for (let sample = 0; sample < o.samples; sample++) {
    const positions = bootstrapPositions(at.length, o.meanBlock, o.seed, sample);
    const again = estimateDrift(
      Float64Array.from(positions, (p) => at[p]!),
      Float64Array.from(positions, (p) => change[p]!),
      dt,
      o.bins,
      pairsPerBinMin,
    );
    if (again && !outside(again)) times.push(wellOf(again, well.target).meanPassageTime);
  }
  const finite = times.filter(Number.isFinite);
  const wide = finite.length * 2 > o.samples;
  return {
    well: { state: "estimated", ...known, ...well },
    ...(wide
      ? {
          interval: {
            lo: Math.min(quantile(finite, 0.05), well.meanPassageTime),
            hi: Math.max(quantile(finite, 0.95), well.meanPassageTime),
            n: finite.length,
          },
        }
      : {}),
  };
}

const polynomial = (c: readonly number[], x: number): number => c.reduceRight((sum, a) => sum * x + a, 0);
const curvature = (c: readonly number[], x: number): number =>
  polynomial(
    c.slice(2).map((a, k) => a * (k + 1) * (k + 2)),
    x,
  );

interface GivenPotential {
  readonly coefficients: readonly number[];
  readonly sigma: number;
  readonly bottom: number;
  readonly top: number;
  readonly target: number;
}

/** Exact mean passage time in a potential that is known, beside Kramers' where that limit holds. */
function givenWell(p: GivenPotential) {
  const height = polynomial(p.coefficients, p.top) - polynomial(p.coefficients, p.bottom);
  const ratio = (2 * height) / (p.sigma * p.sigma);
  const kramers = kramersTime(curvature(p.coefficients, p.bottom), -curvature(p.coefficients, p.top), height, p.sigma);
  const exact = meanPassageTime({
    potential: (x) => polynomial(p.coefficients, x),
    sigma: p.sigma,
    from: p.bottom,
    to: p.target,
    wall: p.bottom - openReach * (p.target - p.bottom),
  });
  return { height, ratio, kramers, exact, valid: ratio >= kramersRatioMin };
}

export const potentialWell = defineModel({
  id: "potential-well",
  title: "Potential well and mean time to escape",
  theme: "thresholds",
  formula:
    "dx = -U'(x) dt + sigma dW; exact (2/sigma^2) int exp(2U(y)/sigma^2) int exp(-2U(z)/sigma^2) dz dy; Kramers 2 pi / sqrt(U''(bottom) |U''(top)|) exp(2 dU / sigma^2) from 2 dU / sigma^2 = 4; from a series: U = -integral of the mean change in bins",
  reference: "Kramers 1940; Hanggi, Talkner and Borkovec 1990; Dickey and Fuller 1979",
  inputs: z
    .strictObject({
      potential: z
        .strictObject({
          coefficients: reals(3, 12, "of the potential as a polynomial, constant first"),
          sigma: positive("noise, unit of x per square root of the unit of time"),
          bottom: real("where the well is lowest, unit of x"),
          top: real("top of the barrier, unit of x"),
          target: real("where the process has escaped, at the top or beyond, unit of x"),
        })
        .describe("a potential that is known; leave out series then")
        .optional(),
      series: reals(
        100,
        20_000,
        "levels or logarithms of prices, oldest first, evenly spaced; leave out potential then",
      ).optional(),
      stepsPerYear: whole(1, 100_000, "steps of the series in a year").default(252),
      level: real(
        "level whose passage is timed, unit of the series; the farther end of the data when left out",
      ).optional(),
      bins: whole(4, 100, "bins of the series' range").default(binsDefault),
      samples: whole(50, 2000, "resamples of the block bootstrap").default(200),
      meanBlock: z.number().min(1).max(1000).default(20).describe("mean length of a bootstrap block, steps"),
      seed: seed.default(1),
    })
    .superRefine((i, context) => {
      const { potential: p, series } = i;
      if ((p === undefined) === (series === undefined))
        refuse(context, ["series"], "either potential or series", "Give one of the two.");
      if (series?.every((x) => x === series[0])) refuse(context, ["series"], "values that are not all equal");
      if (!p) return;
      const away = Math.sign(p.top - p.bottom);
      if (away === 0 || away * (p.target - p.top) < 0)
        refuse(context, ["potential", "target"], "bottom, top and target in one direction");
      if (!(curvature(p.coefficients, p.bottom) > 0))
        refuse(context, ["potential", "bottom"], "a place where the potential curves upwards");
      if (!(curvature(p.coefficients, p.top) < 0))
        refuse(context, ["potential", "top"], "a place where the potential curves downwards");
      if (!(polynomial(p.coefficients, p.top) > polynomial(p.coefficients, p.bottom)))
        refuse(context, ["potential", "top"], "a potential higher than at the bottom");
    }),
  example: { potential: { coefficients: [0, 0, -0.5, 0, 0.25], sigma: 0.35, bottom: -1, top: 0, target: 1 } },
  compute: (i): ModelResult<WellEstimate> => {
    if (i.potential) {
      const { height, ratio, kramers, exact, valid } = givenWell(i.potential);
      return {
        outputs: {
          state: "given",
          barrierHeight: height,
          ratio,
          meanPassageTime: exact,
          kramersTime: kramers,
          kramersValid: valid,
        },
        notes: valid
          ? []
          : [`2 dU / sigma^2 is ${ratio.toPrecision(3)}, below ${kramersRatioMin}: use the exact mean passage time`],
      };
    }
    const { well, interval } = estimateWell(i.series!, i);
    return {
      outputs: well,
      ...(interval
        ? {
            uncertainty: {
              meanPassageTime: { ...interval, method: "stationary block bootstrap of the changes, 0.90" },
            },
          }
        : {}),
      notes:
        well.state === "refused"
          ? []
          : ["years; sigma is taken as constant, and the ends of the data turn the process back"],
    };
  },
});
