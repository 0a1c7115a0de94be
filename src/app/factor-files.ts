/** Long histories of the factors from a folder of CSV files, for calibration and for the record of past cascades. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { failure } from "../core/failure.ts";
import { alignOnSessions, completeTail, type DatedValues } from "../market/session-panel.ts";
import { type FactorId, factors } from "../simulation/monte-carlo/factors.ts";

interface FactorFile {
  readonly file: string;
  readonly date: string;
  readonly value: string;
  /** Lines before the header. */
  readonly skip?: number;
  readonly publisher: string;
}

/** Where each factor is looked for. Of two files the first wins on a date that both have. */
export const factorFiles: Readonly<Record<FactorId, readonly FactorFile[]>> = {
  usdjpy: [
    {
      file: "macro/usdjpy-fred-dexjpus.csv",
      date: "date",
      value: "value",
      publisher: "Federal Reserve H.10 (DEXJPUS)",
    },
  ],
  nasdaq: [
    { file: "macro/nasdaq-composite-yahoo-ohlc.csv", date: "Date", value: "Close", publisher: "Yahoo Finance (^IXIC)" },
  ],
  btc: [
    { file: "crypto/daily/yahoo_BTC-USD_1d.csv", date: "date", value: "close", publisher: "Yahoo Finance (BTC-USD)" },
    { file: "crypto/daily/binance_spot_BTCUSDT_1d.csv", date: "date", value: "close", publisher: "Binance (BTCUSDT)" },
  ],
  nikkei: [
    { file: "macro/nikkei225-yahoo-ohlc.csv", date: "Date", value: "Close", publisher: "Yahoo Finance (^N225)" },
  ],
  vix: [{ file: "macro/vix-cboe-ohlc.csv", date: "DATE", value: "CLOSE", publisher: "Cboe" }],
  jgb30: [
    { file: "macro/jgb-yields-mof.csv", date: "Date", value: "30Y", skip: 1, publisher: "Ministry of Finance Japan" },
  ],
};

/** A market on holiday keeps its close for a week of sessions; Golden Week and New Year fit in. */
const carrySessionsMax = 7;
const percentSeries: readonly FactorId[] = ["jgb30"];

export interface FactorHistory {
  readonly sessions: readonly string[];
  /** In the order of `factors`, in inside units; no holes. */
  readonly columns: readonly (readonly number[])[];
}

/** Every factor on its own days, in the order of `factors`, in inside units. */
export const readFactors = (directory: string): Promise<DatedValues[]> =>
  Promise.all(factors.map(({ id }) => readFactor(directory, id)));

/** All factors on the sessions of the Nasdaq within [from, to]. Fails, naming the file, when one is missing or empty. */
export async function readFactorHistory(directory: string, from: string, to: string): Promise<FactorHistory> {
  const series = await readFactors(directory);
  const clock = factors.findIndex(({ id }) => id === "nasdaq");
  const within = (s: DatedValues): DatedValues => {
    const kept = s.observed.flatMap((day, t) => (day >= from && day <= to ? [t] : []));
    return { observed: kept.map((t) => s.observed[t]!), values: kept.map((t) => s.values[t]!) };
  };
  const others = series.filter((_, i) => i !== clock);
  const { sessions, columns } = completeTail(alignOnSessions(within(series[clock]!), others, carrySessionsMax));
  const [clockColumn, ...rest] = columns;
  rest.splice(clock, 0, clockColumn!);
  return { sessions, columns: rest };
}

async function readFactor(directory: string, id: FactorId): Promise<DatedValues> {
  const byDay = new Map<string, number>();
  const scale = percentSeries.includes(id) ? 0.01 : 1;
  for (const declared of factorFiles[id]) {
    const place = path.join(directory, declared.file);
    const text = await readFile(place, "utf8").catch((cause: NodeJS.ErrnoException) => {
      throw failure(
        "usage",
        place,
        cause.code ?? cause.message,
        `daily closes of ${id} (${declared.publisher}) as CSV with columns ${declared.date} and ${declared.value}`,
        "Give the folder that holds the file with --data-dir.",
        cause,
      );
    });
    for (const [day, value] of valuesOf(text, declared, place)) if (!byDay.has(day)) byDay.set(day, value * scale);
  }
  const observed = [...byDay.keys()].sort();
  return { observed, values: observed.map((day) => byDay.get(day)!) };
}

function* valuesOf(text: string, declared: FactorFile, place: string): Generator<[day: string, value: number]> {
  const lines = text.split(/\r?\n/).slice(declared.skip ?? 0);
  const header = (lines[0] ?? "").split(",");
  const date = header.indexOf(declared.date);
  const value = header.indexOf(declared.value);
  if (date < 0 || value < 0)
    throw failure(
      "usage",
      place,
      JSON.stringify(lines[0]),
      `columns ${declared.date} and ${declared.value}`,
      "Check the file.",
    );
  for (const line of lines.slice(1)) {
    const cells = line.split(",");
    const number = Number(cells[value]);
    const day = (cells[date] ?? "")
      .split("/")
      .map((part) => part.padStart(2, "0"))
      .join("-");
    // Publishers leave a cell empty, or print a dash, where there was no value that day.
    if (/^\d{4}-\d{2}-\d{2}$/.test(day) && cells[value] !== "" && number > 0) yield [day, number];
  }
}
