// VIX closes on a fixture and on the real history, read by eye.
import { describe, expect, it } from "vitest";
import { fixture, haveShared, publicFrom, recording, shown } from "../../../../test/support/source-files.ts";
import { cboeVix } from "./vix.ts";

it("reads closes as public after the close in New York", () => {
  const parsed = fixture(cboeVix, "VIX_History.csv");
  expect(shown(parsed, "vix").at(-1)).toBe("2025-11-20 26.420000 index points");
  expect(publicFrom(parsed, "vix", "2025-11-20")).toBe("2025-11-20T21:15:00Z");
});

describe.skipIf(!haveShared("recordings/cboe/VIX_History.csv"))("the real history", () => {
  it("is read without a problem", () => {
    const parsed = recording(cboeVix, "recordings/cboe/VIX_History.csv");
    expect(parsed.problems).toEqual([]);
    expect(shown(parsed, "vix")[0]).toBe("1990-01-02 17.240000 index points");
    expect(shown(parsed, "vix")).toContain("2024-08-05 38.570000 index points");
  });
});
