// The studies of examples/: the command of each README prints what its expected.json says, within the tolerance named there.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { run } from "../support/command.ts";

const file = (name: string): string => `examples/${name}`;
const read = async (name: string) => JSON.parse(await readFile(file(name), "utf8"));

it("fire-sale: defaults exactly, prices and shares to 1e-9", async () => {
  const expected = await read("fire-sale/expected.json");
  const { code, out } = await run("simulate", "--system", file("fire-sale/system.json"), "--json");
  expect(code).toBe(0);
  const answer = JSON.parse(out);
  const defaults = (a: { rounds: { defaults: number }[] }) => a.rounds.map((round) => round.defaults);
  expect(defaults(answer)).toEqual(defaults(expected));
  expect(defaults(answer).reduce((a, b) => a + b)).toBeGreaterThan(2);
  expect(answer.rounds).toHaveLength(expected.rounds.length);
  for (const [r, round] of [...expected.rounds, expected].entries()) {
    const found = r < expected.rounds.length ? answer.rounds[r] : answer;
    expect(found.soldShare).toBeCloseTo(round.soldShare, 9);
    for (const asset of ["GOV", "CORP"]) expect(found.prices[asset]).toBeCloseTo(round.prices[asset], 9);
  }
  expect(answer.extentOfSystemicEvent).toBe(expected.extentOfSystemicEvent);
});

it("yen-145: the headline numbers within their tolerance", async () => {
  const expected = await read("yen-145/expected.json");
  const folder = await mkdtemp(path.join(os.tmpdir(), "metastable-examples-"));
  try {
    const args = ["usdjpy-145", "--as-of", "2025-11-21T12:30:00Z", "--data", folder, "--json"];
    const { code, out } = await run("simulate", ...args);
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    const within = (found: number, wanted: number): void => {
      expect(Math.abs(found / wanted - 1)).toBeLessThan(expected.relativeTolerance);
    };
    within(answer.exposureUsd, expected.exposureUsd);
    const asset = (id: string) => answer.assets.find((a: { asset: string }) => a.asset === id);
    for (const [id, total] of Object.entries<number>(expected.totals)) within(asset(id).total, total);
    for (const [id, total] of Object.entries<number>(expected.squareRootTotals))
      within(asset(id).squareRoot.total, total);
    within(asset("usdjpy").amplification, expected.amplification.usdjpy);
    const closed = answer.byExposure.map((row: { carryClosed: number }) => row.carryClosed);
    expect(closed).toHaveLength(expected.carryClosed.length);
    for (const [i, wanted] of expected.carryClosed.entries()) within(closed[i], wanted);
    expect(answer.levelsHit.map((hit: { id: string }) => hit.id)).toEqual(expected.levelsHit);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
