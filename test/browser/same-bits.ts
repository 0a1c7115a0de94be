/** What must come out the same to the last bit in Node and in a browser, as text. */
import { uniforms } from "../../src/core/random/philox.ts";
import { simulationInputSchema } from "../../src/simulation/input.ts";
import { prepareFireSale } from "../../src/simulation/kernel/fire-sale-batch.ts";
import { findFireSaleSystem } from "../../src/simulation/kernel/fire-sale-system.ts";
import { run } from "../../src/simulation/result.ts";

/** The bits of every number as hexadecimal digits. */
export function hex(values: ArrayLike<number>): string {
  const words = new Uint32Array(Float64Array.from(values).buffer);
  return Array.from(words, (word) => word.toString(16).padStart(8, "0")).join("");
}

export function simulatedBits(): Readonly<Record<string, string>> {
  const draws = uniforms({ seed: 30, path: 0 }, 600);
  let at = 0;
  const draw = (from: number, to: number): number => from + (to - from) * draws[at++]!;
  const input = simulationInputSchema.parse({
    assets: ["A", "B", "C"].map((id) => ({
      ...{ id, price: draw(0.5, 2) },
      impact: { law: "exponential", soldShare: 0.05, priceDrop: draw(0.02, 0.12) },
    })),
    institutions: Array.from({ length: 20 }, (_, n) => ({
      ...{
        id: `B${n}`,
        cash: draw(0, 5),
        otherAssets: draw(20, 60),
        loans: draw(40, 60),
        otherLiabilities: draw(20, 30),
      },
      holdings: { A: draw(5, 15), B: draw(5, 15), C: draw(5, 15) },
      behaviour: { id: "delever-to-target", buffer: 0.06, target: 0.08 },
      defaultBelow: 0.03,
    })),
    ...{ shock: { A: -0.2, B: -0.05 }, rounds: 8 },
  });
  const count = 200;
  const shocks = uniforms({ seed: 31, path: 0 }, count * 3).map((u) => -0.4 * u);
  const batch = prepareFireSale(findFireSaleSystem(input)!).run({ count, shocks });
  const one = run(input);
  return {
    kernelDefaults: hex(batch.defaults),
    kernelPrices: hex(batch.prices),
    kernelSold: hex(batch.soldShare),
    enginePrices: hex(one.rounds.flatMap((round) => Object.values(round.prices))),
    engineEquity: hex(Object.values(one.equityChange)),
  };
}
