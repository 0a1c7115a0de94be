// Comparison with reality, where the publishers' own files lie beside the checkout: what the program stores of a file and
// gives back is that file row for row, and the numbers of the packaged episodes are in the raw files. Expected values are
// read from the raw files here, without the program's parsers.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type DataFolder, openDataFolder } from "../../src/app/data-folder.ts";
import { ingestFile, ingestPayloads } from "../../src/app/ingest.ts";
import { Monitor } from "../../src/app/monitor.ts";
import { seriesCsv } from "../../src/app/series.ts";
import { type Clock, parseInstant } from "../../src/core/time.ts";
import { findSeries } from "../../src/market/series-catalogue.ts";
import { findSource } from "../../src/sources/catalogue/index.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { haveShared } from "../support/source-files.ts";

const shared = new URL("../../../shared/", import.meta.url);
const clock: Clock = { now: () => parseInstant("2026-11-25T09:00:00Z") };
const jgbFile = "recordings/mof/jgbcme_all.csv";
const rawJgb = "data/macro/jgb-yields-mof.csv";
type Cells = Readonly<Record<string, string>>;

const read = new Map<string, readonly Cells[]>();
function cellsOf(file: string, fromLine = 1): readonly Cells[] {
  const options = { columns: true, from_line: fromLine, relax_column_count: true, skip_empty_lines: true } as const;
  const known = read.get(file) ?? (parse(readFileSync(new URL(file, shared), "latin1"), options) as Cells[]);
  read.set(file, known);
  return known;
}
const day = (text: string): string => {
  const [y = "", m = "", d = ""] = text.slice(0, 10).split(/[/-]/);
  return /^\d{8}$/.test(text)
    ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
    : `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
};

describe.skipIf(!haveShared(jgbFile))("the ministry's file", () => {
  it("comes back row for row, from the first 30-year yield to the last", async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), "metastable-reality-"));
    const folder = await openDataFolder(directory, { openIndex: async () => new MemoryStore() });
    const outcome = await ingestFile(folder, findSource("mof/jgb")!, fileURLToPath(new URL(jgbFile, shared)), clock);
    expect(outcome).toMatchObject({ verdict: "accepted", quarantined: 0, problems: [] });
    const monitor = new Monitor(folder, clock);
    for (const tenor of ["2", "10", "30", "40"]) {
      const published = cellsOf(jgbFile, 2).flatMap((c) => {
        const text = c[`${tenor}Y`] ?? "-";
        return /^\d{4}\/\d+\/\d+$/.test(c.Date ?? "") && text !== "-" ? [`${day(c.Date!)} ${text}`] : [];
      });
      const lines = (await seriesCsv(monitor, `jgb.${tenor}y`)).trim().split(/\r?\n/).slice(1);
      const stored = lines.map((line) => line.split(",").slice(0, 2).join(" "));
      expect(stored.length).toBeGreaterThan(4000);
      expect(stored).toEqual(published);
    }
    await folder.close();
    await rm(directory, { recursive: true, force: true });
  }, 60_000);
});

/** Which raw file holds a packaged series, and in which columns. */
interface Raw {
  readonly series: string;
  readonly source: string;
  readonly file: string;
  readonly date: string;
  readonly value: string | ((cells: Cells) => number);
  /** Line of the headings. */
  readonly headings?: number;
}
const fred = (series: string, source: string, file: string, date = "date", value = "value"): Raw => ({
  ...{ series, source, file: `data/macro/${file}`, date, value },
});
const coin = (id: string, pair: string): Raw[] =>
  ["close", "high", "low"].map((part) => ({
    series: `${id}.${part}`,
    source: "binance/spot-1d",
    file: `data/crypto/daily/binance_spot_${pair}_1d.csv`,
    date: "date",
    value: part,
  }));
const raws: readonly Raw[] = [
  ...["2", "5", "10", "20", "30", "40"].map((y) => ({
    ...{ series: `jgb.${y}y`, source: "mof/jgb", file: rawJgb, date: "Date", value: `${y}Y`, headings: 2 },
  })),
  fred("ust.2y", "frb/h15", "us-treasury-dgs2-fred.csv"),
  fred("ust.10y", "frb/h15", "us-treasury-dgs10-fred.csv"),
  fred("ust.30y", "frb/h15", "us-treasury-dgs30-fred.csv"),
  fred("fx.usdjpy", "frb/h10", "usdjpy-fred-dexjpus.csv"),
  {
    ...{ series: "fx.usdjpy", source: "ecb/eurofxref", file: "data/macro/eurofxref-usd-jpy-ecb.csv", date: "Date" },
    value: (c) => Number(c.JPY) / Number(c.USD),
  },
  fred("us.effr", "nyfed/rates", "us-policy-rates-fred.csv", "date", "EFFR"),
  fred("us.sofr", "nyfed/rates", "us-sofr-fred.csv", "observation_date", "SOFR"),
  fred("spx", "spdji/close", "sp500-fred.csv"),
  fred("djia", "spdji/close", "djia-fred.csv", "observation_date", "DJIA"),
  fred("nasdaq-composite", "nasdaq/close", "nasdaq-composite-fred.csv", "observation_date", "NASDAQCOM"),
  fred("nikkei225", "nikkei/close", "nikkei225-yahoo-ohlc.csv", "Date", "Close"),
  fred("vix", "cboe/vix", "vix-cboe-ohlc.csv", "DATE", "CLOSE"),
  fred("jp.policy-rate", "boj/policy-rate", "boj-policy-rate-bis.csv", "DATE", "CLOSE"),
  fred("jp.tona", "boj/tona", "jpy-tona-boj.csv", "DATE", "CLOSE"),
  fred("cftc.jpy.noncommercial-net", "cftc/cot", "cot-jpy-noncommercial.csv", "report_date", "net_speculative"),
  ...["btc", "eth", "sol", "xrp", "bnb", "ada"].flatMap((id) => coin(id, `${id.toUpperCase()}USDT`)),
  {
    ...{ series: "crypto.fear-greed", source: "alternative-me/fear-greed", date: "date", value: "value" },
    file: "data/crypto/sentiment/alternative_me_fear_greed_1d.csv",
  },
];
const packaged = ["episode-2024-08", "episode-2025-11", "episode-2024-08-crypto", "episode-2025-11-crypto"];
const decimals = (text: string): number => text.split(".")[1]?.length ?? 0;

describe.skipIf(!haveShared(rawJgb))("the packaged episodes", () => {
  const rows = packaged.flatMap(
    (name) =>
      parse(readFileSync(new URL(`../../packaged/facts/${name}.csv`, import.meta.url)), { columns: true }) as Cells[],
  );
  it.each(raws.map((raw) => [`${raw.series} of ${raw.source}`, raw] as const))(
    "agree with the raw file: %s",
    (_, raw) => {
      const mine = rows.filter((r) => r.series === raw.series && r.source === raw.source);
      expect(mine.length).toBeGreaterThan(10 - (raw.series.startsWith("cftc") ? 0 : 1));
      const { value } = raw;
      const known = new Map(
        cellsOf(raw.file, raw.headings ?? 1).map((c) => [
          day(c[raw.date] ?? ""),
          typeof value === "string" ? Number(c[value]) : value(c),
        ]),
      );
      const differing = mine.filter(
        (r) => known.get(r.date!)?.toFixed(decimals(r.value!)) !== Number(r.value).toFixed(decimals(r.value!)),
      );
      expect(differing.map((r) => `${r.date}: packaged ${r.value}, raw ${known.get(r.date!)}`)).toEqual([]);
    },
  );
});

/** Raw files that a source's own parser reads; those that were saved in another hand get the publisher's form back. */
const readable: readonly {
  source: string;
  file: string;
  form?: (text: string) => string;
  series: readonly string[];
}[] = [
  { source: "mof/jgb", file: rawJgb, series: ["jgb.2y", "jgb.10y", "jgb.30y", "jgb.40y"] },
  {
    source: "cboe/vix",
    file: "data/macro/vix-cboe-ohlc.csv",
    form: (text) => text.replace(/^(\d{4})-(\d{2})-(\d{2})/gm, "$2/$3/$1"),
    series: ["vix"],
  },
  { source: "ecb/eurofxref", file: "data/macro/eurofxref-usd-jpy-ecb.csv", series: ["fx.usdjpy"] },
  ...["2", "10", "30"].map((y) => ({
    source: "fred/series",
    file: `data/macro/us-treasury-dgs${y}-fred.csv`,
    form: (text: string) => text.replace(/^.*/, `observation_date,DGS${y}`),
    series: [`ust.${y}y`],
  })),
  { source: "fred/series", file: "data/macro/us-sofr-fred.csv", series: ["us.sofr"] },
];

describe.skipIf(!haveShared(rawJgb))("the raw files through the parsers", () => {
  it("show at the two episodes' moments what the packaged figures show", async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), "metastable-reality-"));
    const open = (name: string, loadPackaged: boolean) =>
      openDataFolder(path.join(directory, name), { openIndex: async () => new MemoryStore(), loadPackaged });
    const [raw, ready] = [await open("raw", false), await open("packaged", true)];
    for (const { source, file, form = (same: string) => same } of readable) {
      const text = readFileSync(new URL(file, shared), "latin1");
      const bytes = Buffer.from(form(text), "latin1");
      const from = `file:${path.basename(file)}`;
      const [outcome] = await ingestPayloads(raw, [
        { source: findSource(source)!, bytes, from, retrieved: clock.now() },
      ]);
      expect(outcome, file).toMatchObject({ verdict: "accepted", quarantined: 0, problems: [] });
    }
    for (const asOf of ["2024-08-05T11:00:00Z", "2025-11-21T12:30:00Z"])
      for (const id of readable.flatMap((r) => r.series)) {
        const last = async (folder: DataFolder) => {
          const row = await folder.index.latest(findSeries(id)!, { asOf: parseInstant(asOf), head: folder.dataHead });
          return `${asOf} ${id}: ${row?.observed} ${row?.value}`;
        };
        expect(await last(raw)).toBe(await last(ready));
      }
    await Promise.all([raw.close(), ready.close()]);
    await rm(directory, { recursive: true, force: true });
  }, 60_000);
});
