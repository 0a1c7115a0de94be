/**
 * What the stand-in publishers say: long tables where a folder with them is given, else the small fixtures; all moved in
 * time, so that the newest day is a recent one. The figures are of other days: for trying collection, never for a reader.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const dayMs = 86_400_000;
/** The newest day of the fixtures and of the tables. */
const newestDay = Date.UTC(2025, 10, 21);
const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

/** Venues that never close are moved to yesterday, markets to the last weekday before today. */
const yesterday = Math.floor(Date.now() / dayMs) * dayMs - dayMs;
const toYesterday = yesterday - newestDay;
const weekday = new Date(yesterday).getUTCDay();
const toWeekday = toYesterday - (weekday === 0 ? 2 : weekday === 6 ? 1 : 0) * dayMs;

/** Days and instants of our years in a text, moved. */
function moved(text, by) {
  return text
    .replaceAll(/\b(20\d\d)-(\d\d)-(\d\d)/g, (day) => iso(Date.parse(day) + by))
    .replaceAll(/\b1[67]\d{11}\b/g, (ms) => String(Number(ms) + by))
    .replaceAll(/\b1[67]\d{8}\b/g, (s) => String(Number(s) + by / 1000));
}

const fixture = (name, by = toWeekday) =>
  moved(readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), "utf8"), by);

/** Lines of a table with days as `2025-11-21`, without its header, up to the newest day, moved. */
function table(folder, name, by = toWeekday) {
  const file = folder === undefined ? "" : `${folder}/${name}`;
  if (!existsSync(file)) return undefined;
  const rows = readFileSync(file, "utf8").trim().split(/\r?\n/).slice(1);
  return rows
    .map((row) => row.split(","))
    .filter(([day]) => Date.parse(day) <= newestDay)
    .map(([day, ...cells]) => [iso(Date.parse(day) + by), ...cells]);
}

const fredFiles = {
  DGS2: "us-treasury-dgs2-fred",
  DGS10: "us-treasury-dgs10-fred",
  DGS30: "us-treasury-dgs30-fred",
  SOFR: "us-sofr-fred",
  DEXJPUS: "usdjpy-fred-dexjpus",
  SP500: "sp500-fred",
  DJIA: "djia-fred",
  NASDAQCOM: "nasdaq-composite-fred",
  NFCI: "nfci-fred",
  ANFCI: "anfci-fred",
};

/** The outer join of the series by day; a series without a table has an empty column. */
function fred(folder, ids) {
  const tables = ids.map((id) => fredFiles[id] && table(folder, `macro/${fredFiles[id]}.csv`));
  if (tables.every((rows) => rows === undefined)) return undefined;
  const byDay = new Map();
  tables.forEach((rows, n) => {
    for (const [day, value] of rows ?? []) {
      if (!byDay.has(day)) byDay.set(day, Array(ids.length).fill(""));
      byDay.get(day)[n] = value;
    }
  });
  const lines = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, values]) => `${day},${values.join(",")}`);
  return `observation_date,${ids.join(",")}\n${lines.join("\n")}\n`;
}

function jgb(folder, isMonth) {
  const file = `${folder}/macro/jgb-yields-mof.csv`;
  if (folder === undefined || !existsSync(file)) return undefined;
  const [title, header, ...rows] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const all = rows
    .map((row) => row.split(","))
    .filter(([day]) => Date.parse(day) <= newestDay + dayMs)
    .map(([day, ...cells]) => {
      const [y, m, d] = iso(Date.parse(`${day} UTC`) + toWeekday)
        .split("-")
        .map(Number);
      return { month: `${y}/${m}`, line: `${y}/${m}/${d},${cells.join(",")}` };
    });
  const last = all.at(-1).month;
  const chosen = all.filter(({ month }) => (month === last) === isMonth);
  return [title, header, ...chosen.map(({ line }) => line)].join("\r\n");
}

function klines(folder, symbol) {
  const rows = table(folder, `crypto/daily/binance_spot_${symbol}_1d.csv`, toYesterday);
  if (rows === undefined) return fixture(`binance/klines-${symbol.toLowerCase()}.json`, toYesterday);
  return JSON.stringify(
    rows.slice(-1000).map(([day, ...cells]) => {
      const opened = Date.parse(day);
      const [open, high, low, close, base, quote, trades, takerBase, takerQuote] = cells;
      return [
        opened,
        open,
        high,
        low,
        close,
        base,
        opened + dayMs - 1,
        quote,
        Number(trades),
        takerBase,
        takerQuote,
        "0",
      ];
    }),
  );
}

function fearAndGreed(folder) {
  const rows = table(folder, "crypto/sentiment/alternative_me_fear_greed_1d.csv", toYesterday);
  if (rows === undefined) return fixture("alternative-me/fng.json", toYesterday);
  const data = rows.reverse().map(([day, value, name]) => ({
    value,
    value_classification: name,
    timestamp: String(Date.parse(day) / 1000),
  }));
  return JSON.stringify({ name: "Fear and Greed Index", data, metadata: { error: null } });
}

function vix(folder) {
  const rows = table(folder, "macro/vix-cboe-ohlc.csv");
  if (rows === undefined) return undefined;
  const american = (day) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;
  return `DATE,OPEN,HIGH,LOW,CLOSE\n${rows.map(([day, ...cells]) => [american(day), ...cells].join(",")).join("\n")}\n`;
}

function euro(folder) {
  const rows = table(folder, "macro/eurofxref-usd-jpy-ecb.csv");
  return (
    rows &&
    `Date,USD,JPY,\n${rows
      .reverse()
      .map((row) => `${row.join(",")},`)
      .join("\n")}\n`
  );
}

/** The answer to an address, or undefined: then the publisher knows no such page. `body` is that of a POST. */
export function answerTo(address, body, folder) {
  const { host, pathname, searchParams: query } = new URL(address);
  const page = `${host}${pathname}`;
  const venue = (name) => fixture(name, toYesterday);
  if (host === "fred.stlouisfed.org") return fred(folder, query.get("id").split(","));
  if (page.endsWith("/historical/jgbcme_all.csv")) return jgb(folder, false) ?? fixture("mof/jgbcme-history.csv");
  if (page.endsWith("/jgbcme.csv")) return jgb(folder, true) ?? fixture("mof/jgbcme-month.csv");
  if (page.endsWith("/VIX_History.csv")) return vix(folder);
  if (page.endsWith("/eurofxref-hist.xml")) return euro(folder) ?? fixture("ecb/eurofxref-hist.csv");
  if (page.endsWith("/fsi.csv")) return fixture("ofr/fsi.csv");
  if (host === "stats.bis.org") return fixture("bis/cbpol_D.JP.csv");
  if (host === "www.stat-search.boj.or.jp") return fixture(`boj/getDataCode_${query.get("db")}.json`);
  if (host === "home.treasury.gov")
    return query.get("field_tdr_date_value") === String(new Date(yesterday).getUTCFullYear())
      ? fixture("ust/daily_treasury_yield_curve_202511.xml")
      : undefined;
  if (host === "markets.newyorkfed.org")
    return fixture(`nyfed/${pathname.includes("/sofr/") ? "sofr" : "effr"}_search.json`);
  if (host === "data-api.ecb.europa.eu") return fixture("ecb/ciss_csvdata.csv");
  if (page.endsWith("/6dca-aqww.json")) return fixture("cftc/legacy_6dca-aqww.json");
  if (host === "api.alternative.me") return fearAndGreed(folder);
  if (page.endsWith("/openInterestHist")) return venue("binance/open-interest.json");
  if (page.endsWith("/fapi/v1/fundingRate")) return venue("binance/funding.json");
  if (host === "data-api.binance.vision") return klines(folder, query.get("symbol"));
  if (page.endsWith("/v5/market/open-interest")) return venue("bybit/open-interest.json");
  if (page.endsWith("/v5/market/funding/history")) return venue("bybit/funding.json");
  if (host === "api.coingecko.com") return fixture(`coingecko/${pathname.split("/")[3]}.json`);
  if (host === "stablecoins.llama.fi") return venue("defillama/stablecoincharts.json");
  if (page.endsWith("/get_volatility_index_data")) return venue("deribit/dvol.json");
  if (page.endsWith("/latest.json")) return venue("gpurentalprices/latest.json");
  if (host === "api.hyperliquid.xyz")
    return venue(body.includes('"dex"') ? "hyperliquid/usdjpy.json" : "hyperliquid/contexts.json");
  if (host === "api.kraken.com") return venue(`kraken/ohlc-${query.get("pair").toLowerCase()}.json`);
  if (page.endsWith("/open-interest-history")) return venue("okx/open-interest.json");
  if (page.endsWith("/funding-rate-history")) return venue("okx/funding.json");
  if (host === "console.vast.ai") return fixture("vastai/bundles.json");
  return undefined;
}
