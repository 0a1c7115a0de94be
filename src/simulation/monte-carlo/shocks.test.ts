// What is cut from a skewed shock leaves no drift: the mean of the drawn ones lies within four errors of its value, which is
// zero for VIX and minus half the variance for a price. Without the correction VIX misses it by far (the last assertion).
import { expect, it } from "vitest";
import { smallInput } from "../../../test/support/monte-carlo-input.ts";
import { factorAt, factors } from "./factors.ts";
import { MarginTable } from "./margin.ts";
import { ordinarySessions, ordinaryVolatility } from "./ordinary-sessions.ts";
import { ShockGenerator } from "./shocks.ts";

const sessions = 20_000;

it("draws exogenous shocks without a drift", async () => {
  const base = await smallInput({ exogenous: { tailFrom: 1.5, tailShare: 0.2 }, degrees: 16 });
  const variance = 1e-4;
  const input = {
    ...base,
    calibration: {
      ...base.calibration,
      factors: base.calibration.factors.map((fit) => ({ ...fit, garch: { alpha: 0, beta: 0, variance } })),
    },
    variances: factors.map(() => variance),
  };
  const shocks = new ShockGenerator(input);
  shocks.restart(0);
  const sums = factors.map(() => 0);
  for (let t = 0; t < sessions; t++) {
    shocks.next();
    for (let i = 0; i < factors.length; i++) sums[i]! += shocks.changes[i]!;
  }
  const error = Math.sqrt(variance / sessions);
  for (const [i, { kind }] of factors.entries())
    expect(Math.abs(sums[i]! / sessions + (kind === "log" ? variance / 2 : 0)) / error).toBeLessThan(4);
  const { margin } = base.calibration.factors[factorAt("vix")]!;
  const cut = new MarginTable(margin, 16, 12).meanOf((x) => (x > 1.5 ? 1.5 + 0.2 * (x - 1.5) : x));
  expect((Math.abs(cut) * Math.sqrt(variance)) / error).toBeGreaterThan(4);
});

it("keeps long-run variances where news are common, and lets volatilities rise together", async () => {
  const { agents: _, ...base } = await smallInput({ exogenous: { tailFrom: 2, tailShare: 1 }, degrees: 16 });
  const variances = base.calibration.factors.map(({ garch }) => garch.variance);
  const squares = (commonNews: number): { total: number; together: number } => {
    const shocks = new ShockGenerator({ ...base, variances, commonNews });
    const [a, b] = [factorAt("usdjpy"), factorAt("jgb30")];
    let total = 0;
    let together = 0;
    for (let path = 0; path < 40; path++) {
      shocks.restart(path);
      for (let t = 0; t < 500; t++) {
        shocks.next();
        const [x, y] = [a, b].map((i) => (shocks.changes[i]! * shocks.changes[i]!) / variances[i]!);
        total += x! / 20_000;
        together += (x! * y!) / 20_000;
      }
    }
    return { total, together };
  };
  const [own, common] = [squares(0), squares(0.8)];
  expect(own.total).toBeGreaterThan(0.85);
  expect(own.total).toBeLessThan(1.15);
  expect(common.total).toBeGreaterThan(0.85);
  expect(common.total).toBeLessThan(1.15);
  expect(common.together).toBeGreaterThan(1.1 * own.together);
});

it("moves shares on ordinary sessions the more, the shallower the market is there", async () => {
  const { agents, ...shocks } = await smallInput({ degrees: 16 });
  const draw = agents!.draws[1]![0]!;
  const ordinary = ordinarySessions(shocks);
  const [shallow, usual, deep] = [1.3, 3, 1000].map((sessionDepthMultiple) =>
    ordinaryVolatility(agents!, ordinary, { ...draw, sessionDepthMultiple }),
  );
  expect(shallow).toBeGreaterThan(usual!);
  expect(usual).toBeGreaterThan(deep!);
  // Half of the tails beyond two deviations is taken out, and a market without bottom puts nothing back.
  expect(deep).toBeGreaterThan(0.85);
  expect(deep).toBeLessThan(1);
});
