// Reference rates on fixtures and on a real answer, read by eye.
import { describe, expect, it } from "vitest";
import { fixture, haveShared, publicFrom, recording, shown } from "../../../../test/support/source-files.ts";
import { nyfedRates } from "./rates.ts";

it("reads SOFR as public on the next business morning", () => {
  const parsed = fixture(nyfedRates, "sofr_search.json");
  expect(shown(parsed, "us.sofr")).toEqual([
    "2025-11-14 3.95 percent",
    "2025-11-13 4 percent",
    "2025-11-12 3.97 percent",
  ]);
  expect(publicFrom(parsed, "us.sofr", "2025-11-14")).toBe("2025-11-17T14:00:00Z");
});

it("takes a corrected rate as public in the afternoon", () => {
  const parsed = fixture(nyfedRates, "effr_search.json");
  expect(publicFrom(parsed, "us.effr", "2025-11-14")).toBe("2025-11-17T14:00:00Z");
  expect(publicFrom(parsed, "us.effr", "2025-11-13")).toBe("2025-11-14T20:00:00Z");
});

const real = "recordings/nyfed/rates_secured_sofr_search_2024-06-01_2024-06-06.json";
describe.skipIf(!haveShared(real))("a real answer", () => {
  it("is read without a problem", () => {
    const parsed = recording(nyfedRates, real);
    expect(parsed.problems).toEqual([]);
    expect(shown(parsed, "us.sofr")).toEqual([
      "2024-06-06 5.33 percent",
      "2024-06-05 5.33 percent",
      "2024-06-04 5.33 percent",
      "2024-06-03 5.35 percent",
    ]);
  });
});
