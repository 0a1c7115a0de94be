import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../scripts/chromium.mjs";

/**
 * Starts this machine's Chromium for a test; the caller closes it. It speaks to nobody but the page under test.
 * Throws with what to do when there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error(
      "browser: found no Chromium, expected one. Run `node scripts/chromium.mjs` or set METASTABLE_CHROMIUM.",
    );
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-quic",
      "--no-first-run",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
