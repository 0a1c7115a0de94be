/**
 * One process at a time: a folder is the lock, because making a folder either succeeds or fails at once on every
 * system. The folder names its owner, so that a lock left by a killed process is recognised and replaced.
 */
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ScriptError, say } from "./say.mjs";

const pollMs = 200;
/** A lock without an owner's name is younger than this only while its maker is writing the name. */
const namelessForMs = 10_000;
/** No installation and no build takes this long: an owner on another host, or a number given to another process since. */
const longestWorkMs = 20 * 60_000;
const longestWaitMs = 25 * 60_000;

/**
 * Runs `work` while holding the lock folder and returns its result. Waits for another owner and says so once; throws
 * when the wait exceeds its limit or the folder cannot be made.
 */
export async function exclusively(lockFolder, work) {
  const started = Date.now();
  let told = false;
  while (!tryTake(lockFolder)) {
    const owner = findOwner(lockFolder);
    if (owner === undefined) continue; // released between the two calls
    if (isStale(owner)) {
      clearStale(lockFolder);
      await sleep(pollMs / 10);
      continue;
    }
    if (!told) say(`metastable: waiting for process ${owner.pid ?? "?"}, which is installing or building ...`);
    told = true;
    if (Date.now() - started > longestWaitMs)
      throw new ScriptError(
        `${lockFolder}: found it held by process ${owner.pid ?? "?"} on ${owner.host ?? "?"}, expected it to be released ` +
          `within ${longestWaitMs / 60_000} minutes. End that process or remove the folder.`,
      );
    await sleep(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

function tryTake(lockFolder) {
  try {
    mkdirSync(lockFolder);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw new ScriptError(
      `${lockFolder}: found ${error.code}, expected to be able to make this folder. ` +
        "Installing and building need a checkout that can be written to.",
    );
  }
  const name = JSON.stringify({ pid: process.pid, host: hostname() });
  // Written beside and renamed, so that nobody reads half a name.
  writeFileSync(join(lockFolder, "owner.new"), name);
  renameSync(join(lockFolder, "owner.new"), join(lockFolder, "owner.json"));
  return true;
}

function findOwner(lockFolder) {
  try {
    const sinceMs = statSync(lockFolder).mtimeMs;
    try {
      return { sinceMs, ...JSON.parse(readFileSync(join(lockFolder, "owner.json"), "utf8")) };
    } catch {
      return { sinceMs };
    }
  } catch {
    return undefined;
  }
}

function isStale(owner) {
  const ageMs = Date.now() - owner.sinceMs;
  if (owner.pid === undefined) return ageMs > namelessForMs;
  return ageMs > longestWorkMs || (owner.host === hostname() && !isAlive(owner.pid));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM"; // alive, and somebody else's
  }
}

/** Only one waiter may clear: another could otherwise remove the lock that a third has just taken. */
function clearStale(lockFolder) {
  const clearing = `${lockFolder}-clearing`;
  try {
    mkdirSync(clearing);
  } catch {
    try {
      if (Date.now() - statSync(clearing).mtimeMs > namelessForMs) rmdirSync(clearing);
    } catch {
      // the other waiter is done
    }
    return;
  }
  try {
    const owner = findOwner(lockFolder);
    if (owner && isStale(owner)) rmSync(lockFolder, { recursive: true, force: true });
  } finally {
    rmSync(clearing, { recursive: true, force: true });
  }
}
