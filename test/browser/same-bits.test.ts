// The simulation in Node and in Chromium: every number has the same bits. No expected values; the engines are compared.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { launchBrowser } from "./launch.ts";
import { simulatedBits } from "./same-bits.ts";

it("computes the same bits in Node and in Chromium", async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./same-bits.ts", import.meta.url))],
    ...{ bundle: true, write: false, format: "iife", globalName: "sameBits", target: "es2022", logLevel: "error" },
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]!.text });
    const there = await page.evaluate("sameBits.simulatedBits()");
    const here = simulatedBits();
    expect(Object.keys(here).length).toBeGreaterThan(3);
    expect(there).toEqual(here);
  } finally {
    await browser.close();
  }
}, 60_000);
