/** Long histories from a folder of publishers' files, for validation: by the sources' own parsers where one reads the file. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { failure } from "../../core/failure.ts";
import { instant, isLocalDate } from "../../core/time.ts";
import type { SeriesWindow } from "../../indicators/define.ts";
import { insideValue } from "../../market/inside-value.ts";
import { findSource } from "../../sources/catalogue/index.ts";
import { currentParser } from "../../sources/define.ts";
import { readTable } from "../../sources/table.ts";

/** A file that a source of the program reads, with the change that gives the publisher's form back where a copy lost it. */
interface ParsedFile {
  readonly file: string;
  readonly source: string;
  readonly series: readonly string[];
  readonly form?: (text: string) => string;
}
/** A file with one column of days and one of values, in `unit` as the publisher gives it. */
interface ColumnFile {
  readonly file: string;
  readonly series: string;
  readonly publisher: string;
  readonly day: string;
  readonly value: string;
  readonly unit: string;
}

/** The heading that FRED gives a download of one series. */
const fred = (id: string, file: string, series: string): ParsedFile => ({
  file: `macro/${file}`,
  source: "fred/series",
  series: [series],
  form: (text) => text.replace(/^[^\r\n]*/, `observation_date,${id}`),
});
const ciss = ["", ".bonds", ".equities", ".intermediaries", ".fx", ".money", ".correlation"];

/** Of two files with one series the first wins on a day that both have. */
export const historyFiles: readonly (ParsedFile | ColumnFile)[] = [
  { file: "macro/jgb-yields-mof.csv", source: "mof/jgb", series: ["jgb.10y", "jgb.30y"] },
  { file: "macro/eurofxref-usd-jpy-ecb.csv", source: "ecb/eurofxref", series: ["fx.usdjpy"] },
  fred("DEXJPUS", "usdjpy-fred-dexjpus.csv", "fx.usdjpy"),
  {
    ...{ file: "macro/cot-jpy-noncommercial.csv", series: "cftc.jpy.noncommercial-net", publisher: "CFTC" },
    ...{ day: "report_date", value: "net_speculative", unit: "contracts" },
  },
  {
    ...{ file: "macro/vix-cboe-ohlc.csv", source: "cboe/vix", series: ["vix"] },
    form: (text) => text.replace(/^(\d{4})-(\d{2})-(\d{2})/gm, "$2/$3/$1"),
  },
  {
    ...{
      file: "macro/nasdaq-composite-yahoo-ohlc.csv",
      series: "nasdaq-composite",
      publisher: "Yahoo Finance (^IXIC)",
    },
    ...{ day: "Date", value: "Close", unit: "index points" },
  },
  {
    ...{ file: "macro/sp500-yahoo-ohlc.csv", series: "spx", publisher: "Yahoo Finance (^GSPC)" },
    ...{ day: "Date", value: "Close", unit: "index points" },
  },
  {
    ...{ file: "macro/nvda-split-adjusted-ohlcv.csv", series: "nvda.close", publisher: "Yahoo Finance (NVDA)" },
    ...{ day: "Date", value: "close", unit: "USD" },
  },
  fred("BAMLH0A0HYM2", "us-hy-oas-fred.csv", "us.hy-oas"),
  fred("SOFR", "us-sofr-fred.csv", "us.sofr"),
  {
    ...{ file: "macro/us-policy-rates-fred.csv", series: "us.effr", publisher: "FRED (EFFR)" },
    ...{ day: "date", value: "EFFR", unit: "percent" },
  },
  {
    ...{ file: "macro/us-fedfunds-dff-fred.csv", series: "us.effr", publisher: "FRED (DFF)" },
    ...{ day: "date", value: "dff", unit: "percent" },
  },
  fred("DGS10", "us-treasury-dgs10-fred.csv", "ust.10y"),
  {
    ...{ file: "crypto/daily/yahoo_BTC-USD_1d.csv", series: "btc.close", publisher: "Yahoo Finance (BTC-USD)" },
    ...{ day: "date", value: "close", unit: "USD taken as USDT" },
  },
  {
    ...{ file: "crypto/daily/binance_spot_BTCUSDT_1d.csv", series: "btc.close", publisher: "Binance (BTCUSDT)" },
    ...{ day: "date", value: "close", unit: "USDT" },
  },
  { file: "macro/ofr-fsi.csv", source: "ofr/fsi", series: ["stress.ofr"] },
  fred("NFCI", "nfci-fred.csv", "stress.nfci"),
  fred("STLFSI4", "stlfsi-fred.csv", "stress.stlfsi"),
  {
    ...{ file: "macro/ciss-ecb.csv", source: "ecb/ciss" },
    series: ["us", "euro-area"].flatMap((area) => ciss.map((part) => `stress.ciss.${area}${part}`)),
  },
];

export interface FileUse {
  readonly file: string;
  readonly readBy: string;
  readonly series: readonly {
    readonly id: string;
    readonly n: number;
    readonly first: string;
    readonly last: string;
  }[];
  /** Rows that the parser refused. */
  readonly refusedRows: number;
}

export interface Histories {
  readonly windows: ReadonlyMap<string, SeriesWindow>;
  readonly used: readonly FileUse[];
  /** Declared files that the folder does not have. */
  readonly notThere: readonly string[];
}

const bytesMost = 64 * 1024 * 1024;

/** Every declared file of the folder. Fails, naming it, for a file that cannot be read; one that is not there is listed. */
export async function readHistories(directory: string): Promise<Histories> {
  const byDay = new Map<string, Map<string, number>>();
  const used: FileUse[] = [];
  const notThere: string[] = [];
  for (const declared of historyFiles) {
    const place = path.join(directory, declared.file);
    const bytes = await readFile(place).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return undefined;
      const found = cause.code ?? cause.message;
      throw failure("usage", place, found, "a readable CSV file", "Check the folder of --data-dir.", cause);
    });
    if (bytes === undefined) {
      notThere.push(declared.file);
      continue;
    }
    if (bytes.length > bytesMost)
      throw failure("usage", place, `${bytes.length} bytes`, `at most ${bytesMost}`, "Cut the file.");
    const { rows, refusedRows } =
      "source" in declared ? parsedRows(declared, bytes) : columnRows(declared, bytes, place);
    const days = new Map<string, string[]>();
    for (const { series, day, value } of rows) {
      const known = byDay.get(series) ?? new Map<string, number>();
      byDay.set(series, known);
      if (!known.has(day)) known.set(day, value);
      const seen = days.get(series) ?? [];
      days.set(series, seen);
      seen.push(day);
    }
    const series = [...days].map(([id, list]) => {
      list.sort();
      return { id, n: list.length, first: list[0]!, last: list.at(-1)! };
    });
    used.push({
      file: declared.file,
      readBy: "source" in declared ? declared.source : declared.publisher,
      series,
      refusedRows,
    });
  }
  const windows = [...byDay].map(([id, known]): [string, SeriesWindow] => {
    const observed = [...known.keys()].sort();
    return [id, { observed, values: observed.map((day) => known.get(day)!) }];
  });
  return { windows: new Map(windows), used, notThere };
}

interface Row {
  readonly series: string;
  readonly day: string;
  readonly value: number;
}
interface Rows {
  readonly rows: readonly Row[];
  readonly refusedRows: number;
}

function parsedRows({ file, source, series, form }: ParsedFile, bytes: Buffer): Rows {
  const wanted = new Set(series);
  const parsed = currentParser(findSource(source)!).parse({
    bytes: form ? Buffer.from(form(bytes.toString("latin1")), "latin1") : bytes,
    retrieved: instant(0),
    from: `file:${path.basename(file)}`,
  });
  if (parsed.rejected) {
    const problem = parsed.problems[0]!;
    throw failure("usage", `${file}, ${problem.place}`, problem.found, problem.expected, problem.remedy);
  }
  const rows = parsed.rows.flatMap((row): Row[] => {
    const value = wanted.has(row.series) ? insideValue(Number(row.text), row.unit) : undefined;
    return value === undefined ? [] : [{ series: row.series, day: row.observed.slice(0, 10), value }];
  });
  return { rows, refusedRows: parsed.problems.length };
}

function columnRows({ series, day, value, unit }: ColumnFile, bytes: Buffer, place: string): Rows {
  const table = readTable(bytes, [day, value], "Check the file.");
  if (table.rejected) {
    const problem = table.problems[0]!;
    throw failure("usage", `${place}, ${problem.place}`, problem.found, problem.expected, problem.remedy);
  }
  let refusedRows = table.problems.length;
  const rows = table.rows.flatMap(({ cells }): Row[] => {
    const text = cells[value]!;
    // Publishers leave a cell empty where there was no value that day.
    if (text === "") return [];
    const number = insideValue(Number(text), unit);
    if (isLocalDate(cells[day]!) && number !== undefined && Number.isFinite(number))
      return [{ series, day: cells[day]!, value: number }];
    refusedRows += 1;
    return [];
  });
  return { rows, refusedRows };
}
