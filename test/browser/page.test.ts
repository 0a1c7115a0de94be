// The page in a real browser over the packaged episode: what a first visitor sees, in light and dark and on a small screen,
// free of accessibility faults by axe, and every number opens its way back to the publisher.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run, up } from "../support/command.ts";
import { launchBrowser } from "./launch.ts";

let browser: Browser;
let server: Awaited<ReturnType<typeof up>>;
let folder: string;
let axe: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "metastable-page-"));
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  [browser, server] = await Promise.all([launchBrowser(), up(folder)]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function open(
  hash: string,
  options: { scheme?: "light" | "dark"; width?: number } = {},
): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({
    colorScheme: options.scheme ?? "light",
    viewport: { width: options.width ?? 1280, height: 900 },
    bypassCSP: true,
  });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(`${server.url}/${hash}`);
  await page.waitForSelector("h1", { timeout: 30_000 });
  await page.waitForLoadState("networkidle");
  return { page, faults };
}

it("shows the headlines of the morning of 21 November 2025", async () => {
  const { page, faults } = await open("");
  const text = await page.textContent("main");
  for (const shown of ["21 November 2025", "−1.56 %", "26.42", "157.61", "3.334 %", "61,465"])
    expect(text).toContain(shown);
  expect(faults).toEqual([]);
  await page.close();
}, 60_000);

it("opens the way of a number back to its publisher", async () => {
  const { page } = await open("#/japan");
  await page.click('button.explain[title*="(jgb-30y)"]');
  await page.waitForSelector("dialog.panel[open] >> text=Ministry of Finance Japan");
  await page.keyboard.press("Escape");
  await page.close();
}, 60_000);

it("runs a linked scenario in the page to the numbers of the command line, draws its worlds, and follows a slider", async () => {
  const { page, faults } = await open("#/lab?scenario=usdjpy-145&exposure=900&law=square-root&asOf=2025-11-20&seed=5");
  await page.waitForSelector(".results .chart canvas");
  const saved = page.waitForEvent("download");
  await page.click("text=JSON of the whole answer");
  const answer = JSON.parse(await readFile((await (await saved).path())!, "utf8"));
  const words = ["--exposure", "900", "--law", "square-root", "--as-of", "2025-11-20"];
  const told = await run("simulate", "usdjpy-145", ...words, "--json", "--data", folder);
  expect(told.err).toBe("");
  expect(answer).toEqual(JSON.parse(told.out));
  const before = await page.textContent(".so-what");
  expect(before).toContain("Over 1,000 draws");
  await page.focus("label:text-is('Bitcoin') ~ .track-row input");
  for (let k = 0; k < 5; k++) await page.keyboard.press("PageDown");
  await page.waitForFunction("/btc=-/.test(location.hash)");
  await page.waitForFunction((text) => document.querySelector(".so-what")?.textContent !== text, before);
  expect(faults).toEqual([]);
  await page.close();
}, 90_000);

it("keeps the lab's answer in sight at 390 px, from the first choice to the last result", async () => {
  const { page, faults } = await open("#/lab?scenario=three-forces", { scheme: "light", width: 390 });
  await page.waitForSelector(".results .chart canvas");
  const sight = () =>
    page.evaluate(`(() => {
      const box = document.querySelector(".answer-line").getBoundingClientRect();
      const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return box.top >= 0 && box.bottom <= innerHeight && over?.closest(".answer-line") !== null;
    })()`);
  for (const place of [".controls input[type=range]", ".results .chart", ".results h2:last-of-type"]) {
    await page.evaluate(`document.querySelector(${JSON.stringify(place)}).scrollIntoView({ block: "center" })`);
    expect(await sight(), place).toBe(true);
  }
  const before = await page.textContent(".answer-line");
  await page.focus("label:text-is('Nasdaq') ~ .track-row input");
  await page.keyboard.press("PageDown");
  await page.waitForFunction((text) => document.querySelector(".answer-line")?.textContent !== text, before);
  expect(await sight(), "after a choice").toBe(true);
  expect(faults).toEqual([]);
  await page.close();
}, 60_000);

for (const hash of [
  "",
  "#/thresholds",
  "#/audit",
  "#/japan",
  "#/series/jgb.30y",
  "#/calculators",
  "#/sources",
  "#/note",
  "#/lab?scenario=three-forces",
  "#/outlook",
]) {
  it(`has no accessibility fault and no sideways scroll on ${hash || "today"}`, async () => {
    for (const options of [{ scheme: "light" }, { scheme: "dark", width: 390 }] as const) {
      const { page, faults } = await open(hash, options);
      if (hash === "#/note") await page.goto(`${server.url}/note`);
      await page.evaluate(axe);
      const found = await page.evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')))",
      );
      expect(found, `${hash} ${options.scheme}`).toEqual([]);
      const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      expect(wide).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await page.close();
    }
  }, 60_000);
}
