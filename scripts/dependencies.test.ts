// Whether the installed packages are those of the lock file. The small lock and records below are written by hand in
// npm's form; each expectation is what `npm ci` would have to change.
import { describe, expect, it } from "vitest";
import { installedMatchesLock } from "./dependencies.mjs";

const lock = {
  packages: {
    "": { version: "1.0.0" },
    "node_modules/a": { version: "2.0.0" },
    "node_modules/a-linux": { version: "2.0.0", optional: true, os: ["linux"], engines: { node: ">=99" } },
  },
};
const record = (versions: Readonly<Record<string, string>>) => ({
  packages: Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
  ),
});

describe("installed packages", () => {
  it.each([
    ["all of them", { a: "2.0.0", "a-linux": "2.0.0" }, true],
    ["another version", { a: "2.0.1", "a-linux": "2.0.0" }, false],
    ["a package missing", { "a-linux": "2.0.0" }, false],
    ["an optional package that npm left out", { a: "2.0.0" }, true],
    ["an optional package of another version", { a: "2.0.0", "a-linux": "2.0.1" }, false],
  ])("%s", (_, versions, fresh) => expect(installedMatchesLock(lock, record(versions))).toBe(fresh));

  it("are never fresh without npm's record", () => {
    expect(installedMatchesLock(lock, undefined)).toBe(false);
  });
});
