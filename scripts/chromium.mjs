/**
 * Finds a Chromium for the browser tests, or obtains one: the system's package manager as root, else Playwright's own
 * download. Prints its path. Uses Node's own modules only.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { isMain, root } from "./paths.mjs";
import { runAsScript, ScriptError, say } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const fixedPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** Path of a Chromium that starts, or undefined. METASTABLE_CHROMIUM wins; naming a broken one there is an error. */
export function findChromium(environment = process.env) {
  const named = environment.METASTABLE_CHROMIUM;
  if (named) {
    if (starts(named)) return named;
    throw new ScriptError(
      `METASTABLE_CHROMIUM: found ${JSON.stringify(named)}, which does not start, expected the path of a Chromium. ` +
        "Correct the path or unset the variable.",
    );
  }
  const onPath = (environment.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [...fixedPlaces, ...onPath, ...playwrightDownloads(environment)];
  return [...new Set(candidates)].find(starts);
}

/** Path of a Chromium that starts, obtained when there is none. Throws with what to do when it cannot be obtained. */
export function obtainChromium() {
  const found = findChromium();
  if (found) return found;
  for (const [what, commands] of waysToObtain()) {
    say(`chromium: none found, ${what} ...`);
    const failed = commands.find((command) => !succeeds(command));
    const obtained = findChromium();
    if (obtained) return obtained;
    say(`chromium: that did not give one${failed ? ` (failed: ${failed.join(" ")})` : ""}`);
  }
  throw new ScriptError(
    "chromium: found none and could not obtain one, expected a Chromium or Chrome for the browser tests. " +
      "Install it (Debian: apt-get install chromium; others: npx playwright-core install chromium) " +
      "or set METASTABLE_CHROMIUM to its path.",
  );
}

function waysToObtain() {
  const isRoot = process.getuid?.() === 0;
  const hasApt = existsSync("/usr/bin/apt-get");
  const playwright = [process.execPath, join(root, "node_modules/playwright-core/cli.js"), "install"];
  const ways = [];
  if (isRoot && hasApt)
    ways.push([
      "installing it with apt-get",
      [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
      ],
    ]);
  if (existsSync(playwright[1]))
    ways.push([
      "downloading Playwright's",
      [isRoot && hasApt ? [...playwright, "--with-deps", "chromium"] : [...playwright, "chromium"]],
    ]);
  return ways;
}

function succeeds([command, ...rest]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // A child's stdout goes to stderr: stdout is for the path alone.
  return spawnSync(command, rest, { stdio: ["ignore", 2, 2], env, timeout: 600_000 }).status === 0;
}

function playwrightDownloads(environment) {
  const caches = [
    environment.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), ".cache/ms-playwright"),
    join(homedir(), "Library/Caches/ms-playwright"),
    environment.LOCALAPPDATA && join(environment.LOCALAPPDATA, "ms-playwright"),
  ];
  const inside = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-linux-arm64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-win/chrome.exe",
    "chrome-win64/chrome.exe",
  ];
  return caches.filter(Boolean).flatMap((cache) => {
    if (!existsSync(cache)) return [];
    const versions = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
    return versions
      .sort()
      .reverse()
      .flatMap((version) => inside.map((path) => join(cache, version, path)));
  });
}

/** An existing file may still be a stub that only tells people to install a snap, so it has to print its version. */
function starts(path) {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

if (isMain(import.meta.url))
  await runAsScript(() => {
    process.stdout.write(`${obtainChromium()}\n`);
  });
