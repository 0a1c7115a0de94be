// The packaged statistics equal what their own command gives on the publishers' files, where those are to be had; the four
// episodes of 2017 to November 2025 were found by an independent program on the same files.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { eventRateOf } from "../models/outlook/event-rate.ts";
import { calibrateFactors, findEpisodes, findSegmentEpisodes } from "./calibrate-factors.ts";
import { readFactorHistory } from "./factor-files.ts";
import { horizonRecord } from "./horizon-record.ts";
import { packagedCalibration, packagedHorizon, packagedRecord, packagedSegments } from "./packaged-outlook.ts";

const dataDirectory = fileURLToPath(new URL("../../../shared/data", import.meta.url));
const isThere = existsSync(dataDirectory);
const request = { dataDirectory, from: "2017-01-01", to: "2025-11-20" };

it("packages four episodes in 8.9 years, and the no-event probability that they imply", async () => {
  const record = await packagedRecord();
  expect(record.episodes).toEqual(["2018-12-24", "2020-03-09", "2024-08-05", "2025-04-04"]);
  expect(eventRateOf(record.episodes.length, record.years, 1.5).noEvent).toBeCloseTo(0.51, 2);
});

it("packages no correlation matrix that no market could have, and margins in order", async () => {
  const { factors, correlations } = await packagedCalibration();
  for (const [i, row] of correlations.entries()) {
    expect(row[i]).toBe(1);
    for (const [j, value] of row.entries()) expect(value).toBe(correlations[j]![i]);
  }
  for (const { margin, garch } of factors) {
    expect(margin.quantiles).toEqual([...margin.quantiles].sort((a, b) => a - b));
    expect(garch.alpha + garch.beta).toBeLessThan(1);
  }
});

it("names the file that is missing", async () => {
  await expect(readFactorHistory("/nowhere", "2017-01-01", "2025-01-01")).rejects.toThrow(/nowhere.*csv/s);
});

describe.skipIf(!isThere)(`on the publishers' files (${isThere ? "found" : "not found, so not run"})`, () => {
  it("finds the packaged episodes again", async () => {
    expect(await findEpisodes(request)).toEqual(await packagedRecord());
  });
  it("judges the segments as packaged", async () => {
    const packaged = await packagedSegments();
    expect(await findSegmentEpisodes({ ...request, from: packaged.reference.from })).toEqual(packaged);
  });
  it("measures the packaged moves over the horizon again", async () => {
    expect(await horizonRecord(request)).toEqual(await packagedHorizon());
  });
  it("fits the packaged calibration again", async () => {
    expect(await calibrateFactors(request)).toEqual(await packagedCalibration());
  });
});
