/**
 * Reverse stress: the smallest plausible shock that breaks a criterion. Small is measured by the Mahalanobis distance, so
 * a shock along the usual co-movement of the factors counts as more plausible than one against it (models: Breuer,
 * Jandačka, Rheinberger and Summer 2009; Flood and Korenko 2015; Glasserman, Kang and Kang 2015).
 *
 * The criterion may be stepwise and need not be monotone. Every direction of the whitened space is a ray; along it the
 * first break is bracketed on a grid and bisected. From the best rays of many starts a compass search turns the direction,
 * with steps that halve: a turn counts when the criterion breaks nearer along it, which one run tells. Several local minima are returned, because a system may break in more than one way.
 */
import { chiSquaredCdf } from "../../core/math/interval.ts";
import { cholesky, type Rows } from "../../core/math/linear.ts";
import { normalCdf } from "../../core/math/normal.ts";
import { normals } from "../../core/random/normals.ts";

export interface ReverseQuestion {
  /** Names of the factors, in the order of everything else. */
  readonly factors: readonly string[];
  /** Covariance of the factors over the horizon. */
  readonly covariance: Rows;
  /** True when the shock (one number a factor, in the units of the covariance) breaks the criterion. */
  readonly breaks: (shock: readonly number[]) => boolean;
  /** How far out rays are followed, in standard deviations. */
  readonly reach?: number;
  /** Rays that are tried before the search; axes and pairs come on top. */
  readonly rays?: number;
  /** Most calls of `breaks`. */
  readonly evaluations?: number;
  /** Asked between calls: true ends the search with what it has. */
  readonly isStopped?: () => boolean;
  readonly seed?: number;
}

export interface BreakingShock {
  readonly shock: readonly number[];
  /** Mahalanobis distance, in standard deviations. */
  readonly distance: number;
  /** Probability of a shock at least as far out in any direction: chi-squared with as many degrees as factors. */
  readonly jointProbability: number;
  /** Probability of a shock at least as far out in this direction: one-sided normal. */
  readonly directionProbability: number;
}

export interface ReverseAnswer {
  /** Local minima, nearest first; empty when nothing within reach breaks the criterion. */
  readonly minima: readonly BreakingShock[];
  readonly evaluations: number;
  /** True when the limit of evaluations ended the search: nearer shocks may exist. */
  readonly isCutShort: boolean;
  readonly reach: number;
}

const defaults = { reach: 8, rays: 64, evaluations: 20_000, seed: 1 } as const;
/** Steps of the grid on which the first break of a ray is bracketed: breaks that close again within one are not seen. */
const raySteps = 32;
/** Halvings of a bracket while searching, and of the last answer. */
const searchHalvings = 12;
/** What they leave open, as a share of the distance. */
const searchPrecision = 1 / 4096;
const lastHalvings = 32;
const startsKept = 8;
/** Radians. */
const firstTurn = 0.5;
const lastTurn = 0.002;
/** Two minima nearer to each other than this (cosine) are one. */
const sameDirection = 0.97;

/** Throws a RangeError when the covariance is not positive definite or of another size. */
export function findSmallestShocks(question: ReverseQuestion): ReverseAnswer {
  const search = searchSteps(question);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

/** The same in steps of a few dozen runs, for callers that have other work between them. Yields the runs so far. */
export function* searchSteps(question: ReverseQuestion): Generator<number, ReverseAnswer> {
  const size = question.factors.length;
  const lower = cholesky(question.covariance);
  if (!lower || lower.length !== size)
    throw new RangeError(`covariance: found ${question.covariance.length} rows, expected ${size}, positive definite`);
  const search = new Search(question, lower);
  const found: Ray[] = [];
  for (const direction of startDirections(size, question.rays ?? defaults.rays, question.seed ?? defaults.seed)) {
    const ray = search.from(direction);
    if (ray) found.push(ray);
    yield search.evaluations;
  }
  const refined: Ray[] = [];
  for (const start of nearestFirst(found).slice(0, startsKept)) {
    let best = start;
    for (let turn = firstTurn; turn > lastTurn && !search.isSpent; ) {
      const turned = search.turned(best, turn);
      if (turned) best = turned;
      else turn /= 2;
      yield search.evaluations;
    }
    refined.push(search.polish(best));
  }
  return {
    minima: nearestFirst(refined).map(({ direction, distance }) => ({
      shock: search.shockAt(direction, distance),
      distance,
      jointProbability: 1 - chiSquaredCdf(distance * distance, size),
      directionProbability: normalCdf(-distance),
    })),
    evaluations: search.evaluations,
    isCutShort: search.isSpent,
    reach: search.reach,
  };
}

interface Ray {
  /** Unit vector of the whitened space. */
  readonly direction: readonly number[];
  /** Where the criterion first breaks along it. */
  readonly distance: number;
}

class Search {
  readonly reach: number;
  evaluations = 0;
  readonly #question: ReverseQuestion;
  readonly #lower: Rows;
  readonly #most: number;

  constructor(question: ReverseQuestion, lower: Rows) {
    this.#question = question;
    this.#lower = lower;
    this.reach = question.reach ?? defaults.reach;
    this.#most = question.evaluations ?? defaults.evaluations;
  }

  get isSpent(): boolean {
    return this.evaluations >= this.#most || this.#question.isStopped?.() === true;
  }

  shockAt(direction: readonly number[], distance: number): number[] {
    return this.#lower.map((row, i) => {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += row[k]! * direction[k]!;
      return sum * distance;
    });
  }

  /** The first break along a direction that the grid shows, or undefined. */
  from(direction: readonly number[]): Ray | undefined {
    const step = this.reach / raySteps;
    for (let k = 1; k <= raySteps && !this.isSpent; k++)
      if (this.#breaksAt(direction, step * k))
        return this.#bisected(direction, step * (k - 1), step * k, searchHalvings);
    return undefined;
  }

  /** The same direction with its distance to full precision. */
  polish({ direction, distance }: Ray): Ray {
    return this.#bisected(direction, distance * (1 - 2 * searchPrecision), distance, lastHalvings);
  }

  #breaksAt(direction: readonly number[], distance: number): boolean {
    this.evaluations++;
    return this.#question.breaks(this.shockAt(direction, distance));
  }

  /** Between a distance that holds and one that breaks. */
  #bisected(direction: readonly number[], holds: number, breaks: number, halvings: number): Ray {
    let inside = holds;
    let outside = breaks;
    for (let i = 0; i < halvings && !this.isSpent; i++) {
      const middle = (inside + outside) / 2;
      if (this.#breaksAt(direction, middle)) outside = middle;
      else inside = middle;
    }
    return { direction, distance: outside };
  }

  /** A direction turned towards an axis of its tangent space along which the criterion breaks nearer; undefined when none does. */
  turned(ray: Ray, turn: number): Ray | undefined {
    for (const axis of tangents(ray.direction)) {
      for (const sign of [1, -1]) {
        const direction = unit(ray.direction.map((value, i) => value + sign * turn * axis[i]!));
        // The margin is above what a bisection leaves open, so that two directions cannot call each other nearer.
        const nearer = ray.distance * (1 - 1e-3 * turn);
        if (direction && !this.isSpent && this.#breaksAt(direction, nearer))
          return this.#bisected(direction, 0, nearer, searchHalvings);
      }
    }
    return undefined;
  }
}

/** Axes, all pairs of them with both signs, and normal directions. Deterministic. */
function startDirections(size: number, rays: number, seed: number): number[][] {
  const directions: number[][] = [];
  const add = (entries: readonly (readonly [number, number])[]): void => {
    const direction = new Array<number>(size).fill(0);
    for (const [i, value] of entries) direction[i] = value;
    directions.push(unit(direction)!);
  };
  for (let i = 0; i < size; i++) {
    for (const a of [1, -1]) {
      add([[i, a]]);
      for (let j = i + 1; j < size; j++)
        for (const b of [1, -1])
          add([
            [i, a],
            [j, b],
          ]);
    }
  }
  for (let ray = 0; ray < rays; ray++) {
    const direction = unit([...normals({ seed, path: ray }, size)]);
    if (direction) directions.push(direction);
  }
  return directions;
}

/** An orthonormal basis of what is perpendicular to a unit vector (Gram and Schmidt over the axes). */
function tangents(direction: readonly number[]): number[][] {
  const basis: (readonly number[])[] = [direction];
  for (let axis = 0; axis < direction.length && basis.length < direction.length; axis++) {
    let vector: number[] = direction.map((_, i) => (i === axis ? 1 : 0));
    for (const known of basis) {
      const along = dot(vector, known);
      vector = vector.map((value, i) => value - along * known[i]!);
    }
    const made = dot(vector, vector) > 1e-6 ? unit(vector) : undefined;
    if (made) basis.push(made);
  }
  return basis.slice(1) as number[][];
}

/** Keeps the nearest of every bundle of like directions, nearest first. */
function nearestFirst(rays: readonly Ray[]): Ray[] {
  const kept: Ray[] = [];
  for (const ray of [...rays].sort((a, b) => a.distance - b.distance))
    if (kept.every((other) => dot(other.direction, ray.direction) < sameDirection)) kept.push(ray);
  return kept;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function unit(vector: readonly number[]): number[] | undefined {
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? vector.map((value) => value / length) : undefined;
}
