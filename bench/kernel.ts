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
import { prepareFireSale } from "../src/simulation/kernel/fire-sale-batch.ts";
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
const thousands = (perSecond: number): string => `${(perSecond / 1000).toPrecision(3)} thousand/s`;

/**
 * Scenarios a second of a piece of work that does `count` of them: the best of many short passes, because other processes
 * take the processor from long ones.
 */
function bestRate(count: number, passes: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  work();
  for (let pass = 0; pass < passes; pass++) {
    const started = now();
    work();
    least = Math.min(least, now() - started);
  }
  return (count / least) * 1000;
}

function kernelRate(size: Size, count: number): number {
  const batch = prepareFireSale(findFireSaleSystem(network(size))!);
  const shocks = shocksFor(count, size.assets);
  return bestRate(count, 12, () => batch.run({ count, shocks }));
}

function engineRate(size: Size, count: number): number {
  const state = createState(network(size));
  const shocks = shocksFor(count, size.assets);
  return bestRate(count, 12, () => {
    for (let s = 0; s < count; s++) {
      resetState(state);
      applyReturns(state, shocks.subarray(s * size.assets, (s + 1) * size.assets));
      runRounds(state, size.rounds);
    }
  });
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

function compare(size: Size, kernelCount: number, engineCount: number): void {
  const rates = Array.from({ length: 5 }, () => ({
    kernel: kernelRate(size, kernelCount),
    engine: engineRate(size, engineCount),
  }));
  const kernel = median(rates.map((rate) => rate.kernel));
  const engine = median(rates.map((rate) => rate.engine));
  const ratio = median(rates.map((rate) => rate.kernel / rate.engine));
  const name = `${size.institutions} x ${size.assets} x ${size.rounds}`;
  say(`${name}: kernel ${thousands(kernel)}, readable engine ${thousands(engine)}, ratio ${ratio.toFixed(1)}`);
}

/** The same scenarios on one worker and on two; start of the workers not counted. */
async function twoWorkers(size: Size, count: number): Promise<void> {
  const workers = [0, 1].map(() => new Worker(fileURLToPath(import.meta.url), { workerData: size }));
  const answer = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.once("message", () => resolve());
      worker.once("error", reject);
    });
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
  await timed([count / 4, count / 4]);
  const ratios: number[] = [];
  for (let i = 0; i < 5; i++) ratios.push((await timed([count])) / (await timed([count / 2, count / 2])));
  say(`two workers against one: ${median(ratios).toFixed(2)} times (${ratios.map((r) => r.toFixed(2)).join(" ")})`);
  await Promise.all(workers.map((worker) => worker.terminate()));
}

function growth(): void {
  const base: Size = { institutions: 48, assets: 2, rounds: 6 };
  const count = 8000;
  const perScenario = (size: Size, n = count): number => 1e6 / kernelRate(size, n);
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
  await twoWorkers({ institutions: 48, assets: 2, rounds: 6 }, 400_000);
  growth();
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
  parentPort!.on("message", (count: number) => {
    // Every worker makes its own shocks once and runs them in calls of a fixed size.
    const perCall = 10_000;
    const shocks = shocksFor(perCall, size.assets);
    for (let done = 0; done < count; done += perCall)
      batch.run({
        count: Math.min(perCall, count - done),
        shocks: shocks.subarray(0, Math.min(perCall, count - done) * size.assets),
      });
    parentPort!.postMessage("done");
  });
  parentPort!.postMessage("ready");
}
