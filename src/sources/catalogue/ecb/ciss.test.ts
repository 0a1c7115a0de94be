// The stress indicator on a fixture whose six contributions add up to the index: 0.0225 + 0.0301 + 0.0198 + 0.0172 + 0.0105
// - 0.0660 = 0.0341.
import { expect, it } from "vitest";
import { fixture, shown } from "../../../../test/support/source-files.ts";
import { cissParts } from "../../../market/series/stress.ts";
import { ecbCiss } from "./ciss.ts";

const parsed = fixture(ecbCiss, "ciss_csvdata.csv");

it("reads index and contributions by key", () => {
  expect(shown(parsed, "stress.ciss.euro-area")).toEqual([
    "2025-11-19 0.0312 index points",
    "2025-11-20 0.0341 index points",
  ]);
  expect(shown(parsed, "stress.ciss.us")).toEqual(["2025-11-20 0.0587 index points"]);
  const sum = cissParts
    .map((part) => parsed.rows.find((r) => r.series === `stress.ciss.euro-area.${part}`)!)
    .reduce((total, row) => total + Number(row.text), 0);
  expect(sum).toBeCloseTo(0.0341, 10);
});
