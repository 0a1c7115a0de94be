import { formatInstant } from "../../../core/time.ts";
import { cameAt, unknownMoment } from "../../came-at.ts";
import { quoted, rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { contextOf } from "./contexts.ts";

const [leastPrice, mostPrice] = [1e3, 1e7];
const series = {
  funding: ["btc.perp.hyperliquid.funding", "ratio per hour"],
  openInterest: ["btc.perp.hyperliquid.open-interest", "BTC"],
  markPx: ["btc.perp.hyperliquid.mark", "USD"],
  oraclePx: ["btc.perp.hyperliquid.oracle", "USD"],
} as const;

/** The answer says no time: it is observed when it is retrieved. */
function parse(payload: Payload): Parsed {
  const read = contextOf(payload, "BTC");
  if (read.rejection) return read.rejection;
  const mark = Number(read.value.markPx);
  // Funding and open interest have no scale of their own: a price that is none of BTC makes all of the context doubtful.
  if (read.value.markPx !== null && !(mark >= leastPrice && mark <= mostPrice))
    return rejected("BTC, markPx", quoted(read.value.markPx), "a price of BTC in dollars");
  const came = cameAt(payload);
  if (!came) return unknownMoment(payload);
  const gathering = gatherRows("hyperliquid/asset-contexts");
  const observed = formatInstant(came.latest);
  for (const key of Object.keys(series) as (keyof typeof series)[]) {
    const [id, unit] = series[key];
    const value = read.value[key];
    gathering.row({ place: `BTC, ${key}`, series: id, observed, published: came.latest, value, unit });
  }
  return gathering.parsed("a context of BTC");
}

/**
 * Funding is hourly. How the venue counts open interest (one side or both) is not documented: use its changes only. The
 * oracle is a weighted median of spot prices of other venues, so mark less oracle is a perpetual against spot.
 */
export const hyperliquidAssetContexts = defineSource({
  id: "hyperliquid/asset-contexts",
  title: "Mark, oracle, funding and open interest of the BTC perpetual, as it stands",
  publisher: "Hyperliquid",
  provides: Object.values(series).map(([id]) => id),
  terms: findPublisher("hyperliquid/asset-contexts")!.terms,
  origin: "live",
  request: () => [
    {
      url: "https://api.hyperliquid.xyz/info",
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"type":"metaAndAssetCtxs"}',
    },
  ],
  schedule: { cron: "1,16,31,46 * * * *", timeZone: "UTC" },
  pauseMs: 1000,
  parsers: { 1: parse },
});
