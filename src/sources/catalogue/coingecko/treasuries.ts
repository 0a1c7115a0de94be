import { z } from "zod";
import { cameAt, unknownMoment } from "../../came-at.ts";
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
/** Companies and governments come in two answers of one form; the list is named after what was asked for. */
const answer = z.union([
  z.object({ total_holdings: z.unknown(), companies: z.array(holder) }),
  z.object({ total_holdings: z.unknown(), governments: z.array(holder) }),
]);

/** The answer says no time: it is of the day on which it is retrieved. A cost of 0 means that it is unknown. */
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
  if ("companies" in data) {
    add("total_holdings", "treasuries.companies.btc", data.total_holdings, "BTC");
    const strategy = data.companies.find((c) => /^MSTR\b|:MSTR$/.test(c.symbol ?? ""));
    if (!strategy) gathering.fault("companies", `${data.companies.length} companies`, "one with the symbol MSTR");
    else {
      add(`companies, ${strategy.name}`, "strategy.coins", strategy.total_holdings, "BTC");
      const cost = strategy.total_entry_value_usd;
      if (cost !== 0 && cost !== null && cost !== undefined)
        add(`companies, ${strategy.name}, cost`, "strategy.cost", cost, "USD");
    }
  } else {
    add("total_holdings", "treasuries.governments.btc", data.total_holdings, "BTC");
    const salvador = data.governments.find((g) => g.name === "El Salvador");
    if (!salvador) gathering.fault("governments", `${data.governments.length} governments`, "one named El Salvador");
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
