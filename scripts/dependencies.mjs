/**
 * Are the installed packages those of the lock file? A stamp inside node_modules answers at once; without a matching
 * stamp npm's own record of what it installed is compared, so that an `npm install` by hand is not repeated.
 */
import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const stampName = "node_modules/.metastable-stamp";
const recordName = "node_modules/.package-lock.json";
const machine = `${process.platform}-${process.arch}`;

/** True when node_modules holds what package-lock.json asks for on this machine. */
export function dependenciesAreFresh(root) {
  const quick = quickLook(root);
  if (!quick) return false;
  const stamp = readJson(join(root, stampName));
  if (stamp && stamp.machine !== machine) return false; // copied from another computer, with its binaries
  if (stamp?.quick === quick) return true;
  if (stamp?.lock !== lockHash(root) || stamp?.record !== recordHash(root)) {
    if (!installedMatchesLock(readJson(join(root, "package-lock.json")), readJson(join(root, recordName))))
      return false;
  }
  stampDependencies(root);
  return true;
}

/** Records that the installed packages are those of the lock file. */
export function stampDependencies(root) {
  const stamp = { machine, quick: quickLook(root), lock: lockHash(root), record: recordHash(root) };
  try {
    writeFileSync(join(root, stampName), JSON.stringify(stamp));
  } catch {
    // Without a stamp the slower comparison answers next time.
  }
}

function quickLook(root) {
  const looks = ["package-lock.json", recordName].map((name) => statSync(join(root, name), { throwIfNoEntry: false }));
  return looks.every(Boolean) ? looks.map(({ size, mtimeMs }) => `${size}@${mtimeMs}`).join(" ") : undefined;
}

/**
 * True when every package of the lock is recorded at its version. An optional package may be missing: npm leaves out
 * what is for another platform or refuses this Node.
 */
export function installedMatchesLock(lock, record) {
  if (!lock?.packages || !record?.packages) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    const installed = record.packages[path];
    if (path === "") return true;
    return installed ? installed.version === wanted.version : wanted.optional === true || wanted.peer === true;
  });
}

const hashOf = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");
const lockHash = (root) => hashOf(join(root, "package-lock.json"));
const recordHash = (root) => hashOf(join(root, recordName));

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
