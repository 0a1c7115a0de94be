// The Monte Carlo in Chromium and in Node: the same module, the same seed, the same bits.
import path from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { createSimulator, tallyPaths } from "../../src/simulation/monte-carlo/tally.ts";
import { smallInput } from "../support/monte-carlo-input.ts";
import { launchBrowser } from "./launch.ts";

it("counts the same in a browser as in Node", async () => {
  const input = await smallInput({ horizonSessions: 63 });
  const paths = 24;
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, "../../src/simulation/monte-carlo/tally.ts")],
    bundle: true,
    format: "iife",
    globalName: "monteCarlo",
    platform: "browser",
    write: false,
    logLevel: "warning",
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]!.text });
    const inBrowser = await page.evaluate(
      ([i, n]) => {
        const module = (
          globalThis as unknown as { monteCarlo: typeof import("../../src/simulation/monte-carlo/tally.ts") }
        ).monteCarlo;
        return module.tallyPaths(module.createSimulator(i), i, 0, n);
      },
      [input, paths] as const,
    );
    expect(inBrowser).toEqual(tallyPaths(createSimulator(input), input, 0, paths));
  } finally {
    await browser.close();
  }
}, 60_000);
