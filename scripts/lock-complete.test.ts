// The lock file serves every platform and names no registry. Expected: no name in any `optionalDependencies` without an
// entry (npm ci refuses such a lock elsewhere), a hash on every entry, no address. The planted faults below show that
// each check can fail.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, LockEntry>>;

const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {
  packages: Packages;
};

/** Names wanted by an `optionalDependencies` for which Node's search (inside, beside, above) finds no entry. */
function findMissing(all: Packages): string[] {
  return Object.entries(all).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !placesOf(path, name).some((place) => all[place]))
      .map((name) => `${name} (wanted by ${path})`),
  );
}

function placesOf(path: string, name: string): string[] {
  const folders = path === "" ? [] : path.split(/\/?node_modules\//).slice(1);
  return Array.from({ length: folders.length + 1 }, (_, depth) =>
    [...folders.slice(0, depth), name].map((folder) => `node_modules/${folder}`).join("/"),
  );
}

const remedy =
  "npm ci would fail on another platform: choose the newest release whose platform packages the registry has (docs/decisions.md, Dependencies)";

describe("package-lock.json", () => {
  it("describes every optional dependency", () => {
    expect(findMissing(packages), remedy).toEqual([]);
  });

  it("says version and hash of every package, and that a package for one platform is optional", () => {
    const faulty = Object.entries(packages)
      .filter(([path]) => path !== "")
      .filter(([, entry]) => !entry.version || !entry.integrity || ((entry.os || entry.cpu) && !entry.optional));
    expect(faulty.map(([path]) => path)).toEqual([]);
  });

  it("names no registry host", () => {
    expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it("would notice a binary that is left out", () => {
    const name = Object.keys(packages).find((path) => path.includes("node-bindings-darwin-arm64"))!;
    const { [name]: _, ...rest } = packages;
    expect(findMissing(rest)).toEqual([expect.stringContaining("@duckdb/node-bindings-darwin-arm64")]);
  });
});
