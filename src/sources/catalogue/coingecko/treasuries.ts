import { z } from "zod";
import { cameAt, unknownMoment } from "../../came-at.ts";
import { rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";

const host = "https://api.coingecko.com/api/v3";

const holder = z.object({
  name: z.string(),
  symbol: z.string().nullish(),
  total_holdings: z.unknown(),
  total_entry_value_usd: z.unknown(),
});
/**
 * Companies and governments come in two answers of one form. Public programs read the list of governments under either name,
 * so what an answer is about stands in the address, and in the name of the list for a saved one.
 */
const answer = z.union([
  z.object({ total_holdings: z.unknown(), companies: z.array(holder) }),
  z.object({ total_holdings: z.unknown(), governments: z.array(holder) }),
]);

/**
 * The answer says no time: it is of the day on which it is retrieved. A cost of 0 means that it is unknown. The publisher
 * has given companies where governments were asked for, without a word: Strategy tells the two apart.
 */
function parse(payload: Payload): Parsed {
  const read = readJson(
    payload,
    answer,
    "{total_holdings, companies or governments: [{name, symbol, total_holdings}]}",
  );
  if (read.rejection) return read.rejection;
  const gathering = gatherRows("coingecko/treasuries");
  const came = cameAt(payload);
  if (!came) return unknownMoment(payload);
  const observed = came.day;
  const add = (place: string, series: string, value: unknown, unit: string) =>
    gathering.row({ place, series, observed, value, unit });
  const data = read.value;
  const [named, holders] = "companies" in data ? ["companies", data.companies] : ["governments", data.governments];
  const about = /\/(companies|governments)\//.exec(payload.from)?.[1] ?? named;
  const strategy = holders.find((c) => /^MSTR\b|:MSTR$/.test(c.symbol ?? ""));
  if (about === "companies") {
    if (!strategy) return rejected("companies", `${holders.length} holders`, "one with the symbol MSTR");
    add("total_holdings", "treasuries.companies.btc", data.total_holdings, "BTC");
    add(`companies, ${strategy.name}`, "strategy.coins", strategy.total_holdings, "BTC");
    const cost = strategy.total_entry_value_usd;
    if (cost !== 0 && cost !== null && cost !== undefined)
      add(`companies, ${strategy.name}, cost`, "strategy.cost", cost, "USD");
  } else {
    if (strategy) return rejected("governments", "a list with MSTR", "governments");
    add("total_holdings", "treasuries.governments.btc", data.total_holdings, "BTC");
    const salvador = holders.find((g) => g.name === "El Salvador");
    if (!salvador) gathering.fault("governments", `${holders.length} governments`, "one named El Salvador");
    else add("governments, El Salvador", "el-salvador.btc", salvador.total_holdings, "BTC");
  }
  return gathering.parsed("holdings");
}

export const coingeckoTreasuries = defineSource({
  id: "coingecko/treasuries",
  title: "Bitcoin of listed companies and of governments",
  publisher: "CoinGecko",
  provides: [
    "treasuries.companies.btc",
    "treasuries.governments.btc",
    "strategy.coins",
    "strategy.cost",
    "el-salvador.btc",
  ],
  terms: findPublisher("coingecko/treasuries")!.terms,
  origin: "live",
  request: ({ secrets }) => {
    const key = secrets?.COINGECKO_API_KEY;
    const headers = key === undefined ? {} : { headers: { "x-cg-demo-api-key": key } };
    return ["companies", "governments"].map((who) => ({ url: `${host}/${who}/public_treasury/bitcoin`, ...headers }));
  },
  schedule: { cron: "35 5,17 * * *", timeZone: "UTC" },
  pauseMs: 15_000,
  secrets: [{ name: "COINGECKO_API_KEY", isRequired: false, url: "https://www.coingecko.com/en/api/pricing" }],
  parsers: { 1: parse },
});
