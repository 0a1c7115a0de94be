// Volatilities by hand: twenty changes of 2 and then of 4 have a root mean square of 2, then 4 once all of them have changed. A
// history drawn with a known share of common news gives it back: 2,400 sessions tell it to about a fifth, so ends are told apart.
import { expect, it } from "vitest";
import { smallInput } from "../../../test/support/monte-carlo-input.ts";
import { commonNewsOf, strengthAt, volatilitiesOf } from "./common-news.ts";
import { factors } from "./factors.ts";
import { ShockGenerator } from "./shocks.ts";

it("takes the logarithm of each month's root mean square", () => {
  const volatilities = volatilitiesOf([...new Array<number>(20).fill(-2), ...new Array<number>(20).fill(4)]);
  expect(volatilities).toHaveLength(21);
  expect(volatilities[0]).toBeCloseTo(Math.log(2), 12);
  expect(volatilities[10]).toBeCloseTo(Math.log(10) / 2, 12);
  expect(volatilities[20]).toBeCloseTo(Math.log(4), 12);
});

it("finds the strength between two points by a straight line, and stays at the ends", () => {
  const profile = [0, 0.5, 1].map((strength) => ({ strength, lo: strength - 0.2, mean: strength / 2, hi: 1 }));
  expect(strengthAt(profile, "mean", 0.1)).toBeCloseTo(0.2, 12);
  expect(strengthAt(profile, "lo", 0.6)).toBeCloseTo(0.8, 12);
  expect(strengthAt(profile, "mean", -1)).toBe(0);
  expect(strengthAt(profile, "mean", 0.9)).toBe(1);
});

it("gives back whether the volatilities of a history had news in common", async () => {
  const { agents: _, ...input } = await smallInput({ degrees: 16, exogenous: { tailFrom: 12, tailShare: 1 } });
  const variances = input.calibration.factors.map(({ garch }) => garch.variance);
  const found = [0, 1].map((commonNews) => {
    const shocks = new ShockGenerator({ ...input, variances, commonNews });
    shocks.restart(0);
    const columns = factors.map(() => [1]);
    for (let t = 0; t < 2400; t++) {
      shocks.next();
      for (const [i, { kind }] of factors.entries()) {
        const last = columns[i]!.at(-1)!;
        columns[i]!.push(kind === "difference" ? last + shocks.changes[i]! : last * Math.exp(shocks.changes[i]!));
      }
    }
    return commonNewsOf(columns, { ...input.calibration, degrees: 16 });
  });
  expect(found[0]!.strength).toBeLessThan(0.3);
  expect(found[1]!.strength).toBeGreaterThan(0.7);
  for (const { range, strength } of found) {
    expect(range.lo).toBeLessThanOrEqual(strength);
    expect(range.hi).toBeGreaterThanOrEqual(strength);
  }
});
