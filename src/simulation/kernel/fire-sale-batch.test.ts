// The kernel against the readable engine on thousands of random networks: defaults a round exact, values to 1e-9. The
// engine itself is compared with the published equations in ../fire-sale.test.ts.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compileKernel, generatedFile } from "../../../scripts/kernel.mjs";
import { uniforms } from "../../core/random/philox.ts";
import { type SimulationInput, simulationInputSchema } from "../input.ts";
import { run } from "../result.ts";
import { systemAnswer } from "../system-file.ts";
import { prepareFireSale } from "./fire-sale-batch.ts";
import { findFireSaleSystem } from "./fire-sale-system.ts";

/** A random network: some institutions without holdings, some that target leverage, some without a default level. */
function network(path: number): SimulationInput {
  const draws = uniforms({ seed: 20, path }, 4000);
  let at = 0;
  const draw = (from: number, to: number): number => from + (to - from) * draws[at++]!;
  const names = Array.from({ length: 1 + Math.floor(draw(0, 4)) }, (_, m) => `A${m}`);
  const institutions = Array.from({ length: 1 + Math.floor(draw(0, 50)) }, (_, n) => {
    const assets = draw(10, 1000);
    const cash = assets * draw(0, 0.1);
    const weights = names.map(() => (draw(0, 1) < 0.2 ? 0 : draw(0, 1)));
    const scale = (assets * draw(0.05, 0.5)) / Math.max(1, names.length);
    const units = Object.fromEntries(names.map((name, m) => [name, weights[m]! * scale]));
    const held = weights.reduce((sum, weight) => sum + weight * scale, 0);
    const liabilities = assets * (1 - draw(0.031, 0.08));
    const loans = liabilities * draw(0, 1);
    const kind = draw(0, 1);
    return {
      ...{ id: `B${n}`, cash, holdings: draw(0, 1) < 0.1 ? {} : units, otherAssets: assets - held - cash, loans },
      otherLiabilities: liabilities - loans,
      behaviour:
        kind < 0.1
          ? { id: "hold" as const }
          : { id: "delever-to-target" as const, buffer: kind < 0.3 ? 1 : 0.04, target: 0.05 },
      ...(draw(0, 1) < 0.1 ? {} : { defaultBelow: 0.03 }),
    };
  });
  return simulationInputSchema.parse({
    assets: names.map((id) => ({
      ...{ id, price: draw(0.5, 2) },
      impact: { law: "exponential", soldShare: 0.05, priceDrop: draw(0, 1) < 0.1 ? 0 : draw(0, 0.2) },
    })),
    ...{ institutions, shock: {}, rounds: 1 + Math.floor(draw(0, 12)) },
  });
}

const shockOf = (input: SimulationInput, shocks: Float64Array, s: number): SimulationInput => ({
  ...input,
  shock: Object.fromEntries(input.assets.map(({ id }, m) => [id, shocks[s * input.assets.length + m]!])),
});

it("agrees with the readable engine: defaults a round exactly, values to 1e-9", () => {
  let [worst, defaults, compared] = [0, 0, 0];
  for (let path = 0; path < 120; path++) {
    const input = network(path);
    const [count, m, rounds] = [19, input.assets.length, input.rounds];
    // From gains to a total loss, at which there is no market left.
    const shocks = uniforms({ seed: 21, path }, count * m).map((u, i) => (i % 37 === 0 ? -1 : 0.1 - 0.6 * u));
    const results = prepareFireSale(findFireSaleSystem(input)!).run({ count, shocks });
    for (let s = 0; s < count; s++, compared++) {
      const one = shockOf(input, shocks, s);
      const expected = systemAnswer(one, run(one));
      expect([...results.defaults.subarray(s * rounds, (s + 1) * rounds)]).toEqual(
        expected.rounds.map((round) => round.defaults),
      );
      expected.rounds.forEach((round, t) => {
        worst = Math.max(worst, Math.abs(round.soldShare - results.soldShare[s * rounds + t]!));
        defaults += round.defaults;
      });
      input.assets.forEach(({ id }, a) => {
        worst = Math.max(worst, Math.abs(expected.prices[id]! - results.prices[s * m + a]!));
      });
    }
  }
  expect(worst).toBeLessThan(1e-9);
  // The comparison means something only where things happen.
  expect(compared).toBeGreaterThan(2000);
  expect(defaults).toBeGreaterThan(2000);
});

it("has its levels where they are written: a millionth beside one changes what happens", () => {
  // One bank, assets 100 of which 50 tradable, equity 6. After a fall s: ratio (6 - 50 s) / (100 - 50 s), so s for a ratio x
  // is (6 - 100 x) / (50 (1 - x)).
  const system = {
    assets: [{ price: 1, soldShare: 0.05, priceDrop: 0.05 }],
    institutions: [
      {
        ...{ cash: 0, holdings: [50], otherAssets: 50, loans: 94, otherLiabilities: 0 },
        ...{ buffer: 0.04, target: 0.05, defaultBelow: 0.03 },
      },
    ],
    rounds: 2,
  };
  const at = (ratio: number) => {
    const shock = -(6 - 100 * ratio) / (50 * (1 - ratio));
    return prepareFireSale(system).run({ count: 1, shocks: Float64Array.of(shock) });
  };
  expect(at(0.03 * (1 + 1e-6)).defaults[0]).toBe(0);
  expect(at(0.03 * (1 - 1e-6)).defaults[0]).toBe(1);
  expect(at(0.04 * (1 + 1e-6)).soldShare[1]).toBe(0);
  // Just below the buffer it sells down to assets of equity / 0.05: a fifth of the assets, which is a/5 of 50 (1 - s).
  const sold = at(0.04 * (1 - 1e-6)).soldShare[1]!;
  const s = (6 - 4) / (50 * 0.96);
  const assets = 100 - 50 * s;
  expect(sold).toBeCloseTo((assets * (1 - 0.04 / 0.05)) / (50 * (1 - s)), 4);
});

it("gives the same bits for a scenario alone, in a batch, and with the system's own price drops given again", () => {
  const input = network(3);
  const system = findFireSaleSystem(input)!;
  const m = input.assets.length;
  const count = 301;
  const shocks = uniforms({ seed: 22, path: 0 }, count * m).map((u) => -0.5 * u);
  const batch = prepareFireSale(system);
  const together = batch.run({ count, shocks });
  for (const s of [0, 1, 5, 255, 256, 300]) {
    const alone = batch.run({ count: 1, shocks: shocks.slice(s * m, (s + 1) * m) });
    expect([...alone.prices]).toEqual([...together.prices.subarray(s * m, (s + 1) * m)]);
    expect([...alone.soldShare]).toEqual([...together.soldShare.subarray(s * input.rounds, (s + 1) * input.rounds)]);
  }
  const priceDrops = Float64Array.from({ length: count * m }, (_, i) => system.assets[i % m]!.priceDrop);
  expect(batch.run({ count, shocks, priceDrops })).toEqual(together);
  // Results written over what another run left, after a run that had drops of its own.
  const others = batch.run({ count, shocks, priceDrops: priceDrops.map((drop) => drop / 2) });
  expect(others).not.toEqual(together);
  expect(batch.run({ count, shocks }, others)).toBe(others);
  expect(others).toEqual(together);
  expect(() => batch.run({ count: 1, shocks: shocks.slice(0, m) }, others)).toThrow(/defaults: found/);
});

it("refuses what it cannot run: other behaviours and laws, tables of another size, nothing", () => {
  const input = network(1);
  const [asset] = input.assets;
  expect(
    findFireSaleSystem({ ...input, assets: [{ ...asset!, impact: { law: "exponential", depth: 5 } }] }),
  ).toBeUndefined();
  expect(findFireSaleSystem({ ...input, laterShocks: [{}] })).toBeUndefined();
  const batch = prepareFireSale(findFireSaleSystem(input)!);
  expect(() => batch.run({ count: 2, shocks: new Float64Array(1) })).toThrow(/shocks: found 1 values/);
  const gap = new Float64Array(input.assets.length).fill(Number.NaN);
  expect(() => batch.run({ count: 1, shocks: gap })).toThrow(/found NaN in scenario 0/);
  expect(() => batch.run({ count: 0, shocks: new Float64Array(0) })).toThrow(/expected 1 to/);
});

it("is compiled from assembly/ as it stands", async () => {
  expect(await compileKernel()).toBe(readFileSync(generatedFile, "utf8"));
});
