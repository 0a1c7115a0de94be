// The browser that the page tests use starts and lays out a page. Expected: the heading's own text, and a box whose
// width was set to 120 px.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "./launch.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

it("renders a page", async () => {
  const page = await browser.newPage();
  await page.setContent('<h1 style="width:120px">Metastable</h1>');
  expect(await page.locator("h1").textContent()).toBe("Metastable");
  expect((await page.locator("h1").boundingBox())?.width).toBe(120);
});
