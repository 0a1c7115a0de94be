// The OFR index on a fixture and on the real file, read by eye.
import { describe, expect, it } from "vitest";
import { fixture, haveShared, recording, shown } from "../../../../test/support/source-files.ts";
import { ofrFsi } from "./fsi.ts";

it("reads the index with its parts and regions", () => {
  const parsed = fixture(ofrFsi, "fsi.csv");
  expect(shown(parsed, "stress.ofr").at(-1)).toBe("2025-11-20 -1.205 index points");
  expect(shown(parsed, "stress.ofr.safe-assets").at(-1)).toBe("2025-11-20 -0.101 index points");
  expect(shown(parsed, "stress.ofr.emerging").at(-1)).toBe("2025-11-20 -0.279 index points");
});

describe.skipIf(!haveShared("data/macro/ofr-fsi.csv"))("the real file", () => {
  it("is read without a problem, its parts adding up on every day", () => {
    const parsed = recording(ofrFsi, "data/macro/ofr-fsi.csv");
    expect(parsed.problems).toEqual([]);
    expect(parsed.rows).toHaveLength(6496 * 9);
    expect(shown(parsed, "stress.ofr")).toContain("2024-08-05 1.913 index points");
  });
});
