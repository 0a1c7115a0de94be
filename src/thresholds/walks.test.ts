// Simulated walks: the counts of the calculator `sustained-probability` on the same paths, the exact first-passage formula,
// and the published value of models T8.3 (30-year yield from 3.32 at 5 bp a day, 3.60 sustained: .150 in 63 days, .580 in 378).
import { expect, it } from "vitest";
import { countSustained } from "../models/thresholds/sustained-probability.ts";
import { brownianTouch } from "../models/thresholds/touch-probability.ts";
import { simulateStudentTouch, simulateSustained, sustainedPaths, walkSeed } from "./walks.ts";

const horizons = [21, 63, 126, 252, 378];

it("walks the paths of the calculator", () => {
  const shares = simulateSustained({ gap: 5.6, drift: 0, inRow: 0 }, 20, horizons);
  const counted = horizons.map(
    (days) =>
      countSustained({
        spot: 3.32,
        barrier: 3.6,
        volatilityPerDay: 0.05,
        days,
        window: 20,
        paths: sustainedPaths,
        seed: walkSeed,
      }).sustained / sustainedPaths,
  );
  expect(shares.map((s) => s.value)).toEqual(counted);
});

it("agrees with T8.3 within four standard errors", () => {
  const shares = simulateSustained({ gap: 5.6, drift: 0, inRow: 0 }, 20, horizons);
  for (const [i, expected] of [
    [1, 0.15],
    [2, 0.327],
    [3, 0.496],
    [4, 0.58],
  ] as const)
    expect(Math.abs(shares[i]!.value - expected)).toBeLessThan(4 * shares[i]!.standardError + 0.003);
});

it("enters sooner when closes in a row are beyond already", () => {
  const from = (inRow: number) => simulateSustained({ gap: -1, drift: 0, inRow }, 20, [21])[0]!.value;
  expect(from(19)).toBeGreaterThan(from(10));
  expect(from(10)).toBeGreaterThan(from(0));
  // One more close beyond, from one sigma beyond: Phi(1) = .8413; the other paths may still come back.
  expect(simulateSustained({ gap: -1, drift: 0, inRow: 19 }, 20, [1])[0]!.value).toBeCloseTo(0.8413, 1);
});

it("has fat-tailed steps of unit variance", () => {
  // From afar the walk forgets the shape of its steps: 92 steps over a gap of 12 against the formula at closes (gap + .5826).
  const [share] = simulateStudentTouch({ gap: 12, drift: 0, inRow: 0 }, [92]);
  expect(Math.abs(share!.value - brownianTouch(12.5826, 0, 1, 92))).toBeLessThan(4 * share!.standardError + 0.01);
});

it("exceeds four sigma in one step more often than the normal does", () => {
  // P(t4 > 4 sqrt 2) = .00241 (t distribution, four degrees); the normal gives .00003.
  const [share] = simulateStudentTouch({ gap: 4, drift: 0, inRow: 0 }, [1]);
  expect(share!.value).toBeGreaterThan(0.0005);
  expect(share!.value).toBeLessThan(0.006);
});

it("refuses a horizon beyond its paths", () => {
  expect(() => simulateSustained({ gap: 1, drift: 0, inRow: 0 }, 20, [379])).toThrow(/379 sessions/);
});
