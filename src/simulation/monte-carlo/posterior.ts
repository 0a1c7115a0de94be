/**
 * What the 2024 episode and ordinary sessions say of four unknowns, for a given third of the exposure's prior: sequential approximate Bayesian
 * computation (Beaumont 2010) on logarithms. The exposure itself is drawn from its prior and never updated across thirds.
 */
import { exp, log } from "../../core/math/elementary.ts";
import { normalOfWord } from "../../core/random/normals.ts";
import { fillWords, unitInterval } from "../../core/random/philox.ts";
import type { AgentBasis, AgentDraw } from "./agent-system.ts";
import { distanceOf, type EpisodeOutcome, type EpisodePath, simulateEpisode } from "./episode-2024.ts";
import { exposureTerciles } from "./shocks.ts";

/** Log-uniform priors of the free parameters. Depth of USDJPY is relative to the exposure: the two act by their ratio. */
export const freeParameters = [
  { id: "fxDepthPerExposure", title: "depth of USDJPY over the exposure to carry", low: 1, high: 60 },
  { id: "equityDepth", title: "depth of US shares, USD bn", low: 500, high: 11_000 },
  { id: "stopMedian", title: "median log distance of stops", low: 0.05, high: 1 },
  { id: "sessionDepthMultiple", title: "depth of US shares over years of sessions over that", low: 1, high: 6 },
] as const;

export interface Particle {
  readonly draw: AgentDraw;
  /** Place of each free parameter in its prior, 0 to 1 on the log scale; the last is that of the exposure in its third. */
  readonly place: readonly number[];
  readonly outcome: EpisodeOutcome;
  readonly distance: number;
}

export interface PosteriorOptions {
  readonly basis: AgentBasis;
  readonly path: EpisodePath;
  readonly exposure: { readonly low: number; readonly high: number };
  readonly seed: number;
  /** Particles kept a generation, candidates a kept particle, and generations. */
  readonly kept: number;
  readonly tried: number;
  readonly generations: number;
}

const dimensions = freeParameters.length + 1;
const posteriorStream = 40;
/** Numbers of draws that a generation of a tercile has to itself. */
const generationPaths = 4_294_967_296;
const prior = { low: 0, high: 1 };

const at = (low: number, high: number, place: number): number => low * exp(place * log(high / low));

function particleAt(place: readonly number[], tercile: number, o: PosteriorOptions): Particle {
  const exposure = at(o.exposure.low, o.exposure.high, (tercile + place[freeParameters.length]!) / exposureTerciles);
  const value = (k: number): number => at(freeParameters[k]!.low, freeParameters[k]!.high, place[k]!);
  const draw: AgentDraw = {
    exposure,
    fxDepth: exposure * value(0),
    equityDepth: value(1),
    stopMedian: value(2),
    sessionDepthMultiple: value(3),
  };
  const outcome = simulateEpisode(o.basis, o.path, draw);
  return { draw, place, outcome, distance: distanceOf(outcome) };
}

/** Prior predictive: candidates straight from the prior. */
export function priorSample(tercile: number, count: number, o: PosteriorOptions): Particle[] {
  return Array.from({ length: count }, (_, k) => {
    const words = new Uint32Array(dimensions);
    fillWords(words, { seed: o.seed, path: tercile * generationPaths + k, stream: posteriorStream });
    return particleAt(Array.from(words, unitInterval), tercile, o);
  });
}

/**
 * The kept particles of the last generation, equally likely. Each generation keeps the nearest, drawn with weights prior over
 * proposal, and moves them by a normal kernel of twice their variance; steps out of the prior are drawn anew.
 */
export function posteriorSample(tercile: number, o: PosteriorOptions): Particle[] {
  const nearest = (list: readonly Particle[]): Particle[] =>
    [...list].sort((a, b) => a.distance - b.distance).slice(0, o.kept);
  let kept = nearest(priorSample(tercile, o.kept * o.tried, o));
  let weights = kept.map(() => 1 / kept.length);
  for (let generation = 1; generation < o.generations; generation++) {
    const spread = deviations(kept, weights).map((s) => Math.max(1e-3, Math.sqrt(2) * s));
    const candidates = Array.from({ length: o.kept * o.tried }, (_, k) => {
      const path = (generation * exposureTerciles + tercile) * generationPaths + k;
      const place = proposal(kept, weights, spread, { seed: o.seed, path, stream: posteriorStream + 1 });
      return particleAt(place, tercile, o);
    });
    const survivors = nearest(candidates);
    const raw = survivors.map(({ place }) => 1 / proposalDensity(place, kept, weights, spread));
    const sum = raw.reduce((a, b) => a + b, 0);
    kept = survivors;
    weights = raw.map((w) => w / sum);
  }
  return resample(kept, weights);
}

function deviations(particles: readonly Particle[], weights: readonly number[]): number[] {
  return Array.from({ length: dimensions }, (_, d) => {
    const mean = particles.reduce((sum, { place }, k) => sum + weights[k]! * place[d]!, 0);
    const variance = particles.reduce(
      (sum, { place }, k) => sum + weights[k]! * (place[d]! - mean) * (place[d]! - mean),
      0,
    );
    return Math.sqrt(variance);
  });
}

/** A kept particle, moved; tries within the prior's bounds are limited, and the last one is cut to them. */
function proposal(
  kept: readonly Particle[],
  weights: readonly number[],
  spread: readonly number[],
  address: { seed: number; path: number; stream: number },
): number[] {
  const tries = 20;
  const words = new Uint32Array(1 + tries * dimensions);
  fillWords(words, address);
  let left = unitInterval(words[0]!);
  let from = 0;
  while (from < kept.length - 1 && left > weights[from]!) left -= weights[from++]!;
  return spread.map((s, d) => {
    let moved = 0;
    for (let k = 0; k < tries; k++) {
      moved = kept[from]!.place[d]! + s * normalOfWord(words[1 + k * dimensions + d]!);
      if (moved > prior.low && moved < prior.high) return moved;
    }
    return Math.min(prior.high, Math.max(prior.low, moved));
  });
}

function proposalDensity(
  place: readonly number[],
  kept: readonly Particle[],
  weights: readonly number[],
  spread: readonly number[],
): number {
  return kept.reduce((sum, other, k) => {
    const squares = place.reduce(
      (q, x, d) => q + ((x - other.place[d]!) / spread[d]!) * ((x - other.place[d]!) / spread[d]!),
      0,
    );
    return sum + weights[k]! * exp(-0.5 * squares);
  }, 1e-300);
}

/** Systematic resampling: equal weights afterwards, without chance. */
function resample(particles: readonly Particle[], weights: readonly number[]): Particle[] {
  const out: Particle[] = [];
  let sum = weights[0]!;
  let k = 0;
  for (let i = 0; i < particles.length; i++) {
    const target = (i + 0.5) / particles.length;
    while (sum < target && k < particles.length - 1) sum += weights[++k]!;
    out.push(particles[k]!);
  }
  return out;
}
