// What a reader writes into config.json and the environment, and what is said when it is wrong.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "metastable-settings-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const config = (content: unknown) => writeFile(path.join(folder, "config.json"), JSON.stringify(content));

it("follows the companies of the file and of the environment, each once, in capitals", async () => {
  await config({ companies: ["PLTR", "brk-b"] });
  const settings = await readSettings(folder, { METASTABLE_COMPANIES: " mu , pltr" });
  expect(settings.tickers).toEqual(["PLTR", "BRK-B", "MU"]);
});

it("refuses what is no ticker, and too many", async () => {
  await config({});
  const refused = (tickers: string) => expect(readSettings(folder, { METASTABLE_COMPANIES: tickers })).rejects;
  await refused("PLTR,../x").toThrow(/METASTABLE_COMPANIES: found .*tickers as the SEC lists them/);
  await refused(Array.from({ length: 51 }, (_, n) => `T${n}`).join(",")).toThrow(/51 tickers/);
  await config({ companies: "PLTR" });
  await expect(readSettings(folder, {})).rejects.toThrow(/companies/);
});

it("lets the environment win over the file", async () => {
  await config({ sources: { enable: ["coinmetrics/community"], disable: ["vastai/bundles"] } });
  const env = { METASTABLE_DISABLE: "coinmetrics/community", METASTABLE_ENABLE: "vastai/bundles" };
  const { enable, disable } = await readSettings(folder, env);
  expect([[...enable], [...disable]]).toEqual([["vastai/bundles"], ["coinmetrics/community"]]);
});
