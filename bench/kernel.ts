/**
 * The fire-sale kernel against the readable engine, in one run: scenarios a second on one thread and on two workers, growth
 * with each size, memory. Ratios are what counts; absolute numbers belong to the machine.
 *
 *   node bench/run.mjs kernel
 */
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { uniforms } from "../src/core/random/philox.ts";
import { type SimulationInput, simulationInputSchema } from "../src/simulation/input.ts";
import { type FireSaleResults, prepareFireSale } from "../src/simulation/kernel/fire-sale-batch.ts";
import { findFireSaleSystem } from "../src/simulation/kernel/fire-sale-system.ts";
import { applyReturns, createState, resetState, runRounds } from "../src/simulation/run.ts";

interface Size {
  readonly institutions: number;
  readonly assets: number;
  readonly rounds: number;
}

/** Banks of many sizes, 5 % cash, equity of 4.2 to 8 % of assets, a fifth to a half of them tradable. */
function network({ institutions, assets, rounds }: Size): SimulationInput {
  const draws = uniforms({ seed: 7, path: 0 }, institutions * (assets + 3));
  let at = 0;
  const draw = (from: number, to: number): number => from + (to - from) * draws[at++]!;
  const names = Array.from({ length: assets }, (_, m) => `A${m}`);
  return simulationInputSchema.parse({
    assets: names.map((id) => ({ id, price: 1, impact: { law: "exponential", soldShare: 0.05, priceDrop: 0.05 } })),
    institutions: Array.from({ length: institutions }, (_, n) => {
      const total = draw(50, 2000);
      const equity = total * draw(0.042, 0.08);
      const tradable = total * draw(0.2, 0.5);
      const weights = names.map(() => draw(0, 1));
      const sum = weights.reduce((a, b) => a + b, 0);
      const cash = 0.05 * total;
      const loans = (total - equity) / 2;
      return {
        ...{ id: `B${n}`, cash, otherAssets: total - tradable - cash, loans, otherLiabilities: loans },
        holdings: Object.fromEntries(names.map((id, m) => [id, (weights[m]! / sum) * tradable])),
        behaviour: { id: "delever-to-target", buffer: 0.04, target: 0.05 },
        defaultBelow: 0.03,
      };
    }),
    ...{ shock: {}, rounds },
  });
}

/** Shocks from none to -12 % of every asset: from nothing to a collapse. */
const shocksFor = (count: number, assets: number): Float64Array =>
  uniforms({ seed: 8, path: 0 }, count * assets).map((u) => -0.12 * u);

const now = (): number => performance.now();
const say = (line: string): void => console.log(line);
const thousands = (perSecond: number): string =>
  `${Number((perSecond / 1000).toPrecision(3)).toLocaleString("en")} thousand/s`;

/** A piece of work, and how many scenarios it runs through. */
interface Work {
  readonly count: number;
  readonly run: () => void;
}

/**
 * Scenarios a second of each of some pieces of work, taken in turn: the best of many short passes, because other processes
 * take the processor from long ones.
 */
function bestRates(passes: number, ...works: readonly Work[]): number[] {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (const { run } of works) run();
  for (let pass = 0; pass < passes; pass++)
    for (const [i, { run }] of works.entries()) {
      const started = now();
      run();
      least[i] = Math.min(least[i]!, now() - started);
    }
  return works.map(({ count }, i) => (count / least[i]!) * 1000);
}

function kernelWork(size: Size, count: number): Work {
  const batch = prepareFireSale(findFireSaleSystem(network(size))!);
  const shocks = shocksFor(count, size.assets);
  return { count, run: () => void batch.run({ count, shocks }) };
}

function engineWork(size: Size, count: number): Work {
  const state = createState(network(size));
  const shocks = shocksFor(count, size.assets);
  const run = (): void => {
    for (let s = 0; s < count; s++) {
      resetState(state);
      applyReturns(state, shocks.subarray(s * size.assets, (s + 1) * size.assets));
      runRounds(state, size.rounds);
    }
  };
  return { count, run };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

function compare(size: Size, kernelCount: number, engineCount: number): void {
  const rates = Array.from({ length: 5 }, () => {
    const [kernel, engine] = bestRates(12, kernelWork(size, kernelCount), engineWork(size, engineCount));
    return { kernel: kernel!, engine: engine!, ratio: kernel! / engine! };
  });
  const middle = (key: "kernel" | "engine" | "ratio"): number => median(rates.map((rate) => rate[key]));
  const name = `${size.institutions} x ${size.assets} x ${size.rounds}`;
  say(
    `${name}: kernel ${thousands(middle("kernel"))}, readable engine ${thousands(middle("engine"))}, ` +
      `ratio ${middle("ratio").toFixed(1)} (${rates.map(({ ratio }) => ratio.toFixed(1)).join(" ")})`,
  );
}

/**
 * The same scenarios on one worker and on two, in turn; start of the workers not counted. The quickest of many passes of
 * each, because other processes take the processor from either.
 */
async function twoWorkers(size: Size, count: number): Promise<void> {
  const workers = [0, 1].map(() => new Worker(fileURLToPath(import.meta.url), { workerData: size }));
  const answer = (worker: Worker): Promise<void> => new Promise((resolve) => worker.once("message", () => resolve()));
  await Promise.all(workers.map(answer));
  const timed = async (parts: readonly number[]): Promise<number> => {
    const started = now();
    await Promise.all(
      parts.map((part, i) => {
        const done = answer(workers[i]!);
        workers[i]!.postMessage(part);
        return done;
      }),
    );
    return now() - started;
  };
  await timed([count / 2, count / 2]);
  const passes: { one: number; two: number }[] = [];
  for (let i = 0; i < 25; i++) passes.push({ one: await timed([count]), two: await timed([count / 2, count / 2]) });
  const least = (key: "one" | "two"): number => Math.min(...passes.map((pass) => pass[key]));
  say(
    `two workers against one: ${(least("one") / least("two")).toFixed(2)} times, quickest of ${passes.length} passes each` +
      ` (median of passes ${median(passes.map(({ one, two }) => one / two)).toFixed(2)})`,
  );
  await Promise.all(workers.map((worker) => worker.terminate()));
}

function growth(): void {
  const base: Size = { institutions: 48, assets: 2, rounds: 6 };
  const count = 8000;
  const perScenario = (size: Size, n = count): number => 1e6 / bestRates(12, kernelWork(size, n))[0]!;
  say("growth of the kernel, microseconds a scenario:");
  for (const key of ["institutions", "assets", "rounds"] as const)
    say(
      `  ${key} ${[1, 2, 4, 8].map((k) => `${base[key] * k}: ${perScenario({ ...base, [key]: base[key] * k }).toFixed(2)}`).join(", ")}`,
    );
  say(`  scenarios ${[1000, 4000, 16_000, 64_000].map((n) => `${n}: ${perScenario(base, n).toFixed(2)}`).join(", ")}`);
}

if (isMainThread) {
  compare({ institutions: 48, assets: 2, rounds: 6 }, 8000, 1000);
  compare({ institutions: 200, assets: 12, rounds: 20 }, 1000, 200);
  await twoWorkers({ institutions: 48, assets: 2, rounds: 6 }, 200_000);
  growth();
  globalThis.gc?.();
  const before = process.memoryUsage();
  const results = prepareFireSale(findFireSaleSystem(network({ institutions: 48, assets: 2, rounds: 6 }))!).run({
    count: 200_000,
    shocks: shocksFor(200_000, 2),
  });
  const after = process.memoryUsage();
  const bytes = (after.arrayBuffers - before.arrayBuffers) / 200_000;
  say(`memory: ${bytes.toFixed(0)} bytes a scenario, shocks and results together (${results.prices.length} prices)`);
} else {
  const size = workerData as Size;
  const batch = prepareFireSale(findFireSaleSystem(network(size))!);
  // Every worker makes its own shocks once and runs them in calls of a fixed size.
  const perCall = 10_000;
  const shocks = shocksFor(perCall, size.assets);
  let results: FireSaleResults | undefined;
  parentPort!.on("message", (count: number) => {
    for (let done = 0; done < count; done += perCall) results = batch.run({ count: perCall, shocks }, results);
    parentPort!.postMessage("done");
  });
  parentPort!.postMessage("ready");
}
