/**
 * The scenario lab in a browser: from the move of a slider to the picture with all its worlds, as the page itself marks it.
 * Needs a monitor that runs: `node bench/run.mjs lab [--url http://127.0.0.1:4180] [--moves 40]`.
 */
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { findChromium } from "../scripts/chromium.mjs";

const { values } = parseArgs({
  options: { url: { type: "string", default: "http://127.0.0.1:4180" }, moves: { type: "string", default: "40" } },
});
const moves = Number(values.moves);
const executablePath = findChromium();
if (executablePath === undefined) throw new Error("found no Chromium; run `node scripts/chromium.mjs`");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/** A move without a picture ends the run. */
const patienceMs = 10_000;

/** Moves a slider to a place and resolves with the milliseconds until its picture. Text, because it runs in the page. */
const moveTo = (slider: number, at: number): string => `new Promise((resolve, reject) => {
  const end = performance.now() + ${patienceMs};
  const input = document.querySelectorAll(".controls input[type=range]")[${slider}];
  const [low, high] = [Number(input.min), Number(input.max)];
  performance.clearMeasures("lab-slider-to-picture");
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  set.call(input, String(low + (high - low) * ${at}));
  input.dispatchEvent(new Event("input", { bubbles: true }));
  const look = () => {
    const [found] = performance.getEntriesByName("lab-slider-to-picture");
    if (found) resolve(found.duration);
    else if (performance.now() > end) reject(new Error("no picture within ${patienceMs / 1000} s: is it on the screen?"));
    else setTimeout(look, 2);
  };
  look();
})`;

const quantile = (sorted: readonly number[], p: number): number => sorted[Math.floor(p * (sorted.length - 1))]!;
const sliders = ["USDJPY", "Nasdaq", "Nikkei", "bitcoin", "30Y yield", "size of the trade", "stop distance"];

for (const scenario of ["usdjpy-150", "usdjpy-145", "btc-treasury-cost", "three-forces"]) {
  // High enough for the picture below all sentences: a chart that is not on the screen is not drawn.
  const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
  await page.goto(`${values.url}/#/lab?scenario=${scenario}`);
  await page.waitForSelector(".results .chart canvas", { timeout: 60_000 });
  await page.waitForTimeout(1000);
  for (const [slider, name] of sliders.entries()) {
    const times: number[] = [];
    // The first moves warm up the engine's code.
    for (let k = -5; k < moves; k++) {
      const ms = Number(await page.evaluate(moveTo(slider, 0.15 + 0.5 * (((k + 5) * 0.37) % 1))));
      if (k >= 0) times.push(ms);
    }
    times.sort((a, b) => a - b);
    const shown = [0.1, 0.5, 0.9].map((p) => `${quantile(times, p).toFixed(0)} ms`);
    console.log(
      `${scenario}, ${name}: 1,000 worlds, tenth ${shown[0]}, median ${shown[1]}, nine tenths ${shown[2]} (${times.length} moves)`,
    );
  }
  await page.close();
}
await browser.close();
