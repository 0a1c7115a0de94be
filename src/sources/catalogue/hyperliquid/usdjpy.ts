import { formatInstant } from "../../../core/time.ts";
import { cameAt, unknownMoment } from "../../came-at.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { contextOf } from "./contexts.ts";

/** The answer says no time: it is observed when it is retrieved. */
function parse(payload: Payload): Parsed {
  const read = contextOf(payload, "xyz:JPY");
  if (read.rejection) return read.rejection;
  const came = cameAt(payload);
  if (!came) return unknownMoment(payload);
  const gathering = gatherRows("hyperliquid/usdjpy");
  gathering.row({
    place: "xyz:JPY, markPx",
    series: "fx.usdjpy.indicative",
    observed: formatInstant(came.latest),
    published: came.latest,
    value: read.value.markPx,
    unit: "JPY per USD",
  });
  return gathering.parsed("a mark price of xyz:JPY");
}

/**
 * Indicative only: the mark of a thinly traded perpetual on USDJPY that an independent deployer runs on Hyperliquid. It
 * trades at weekends too, and may leave the interbank rate when that does not. Never a fixing: fixings are `fx.usdjpy`.
 */
export const hyperliquidUsdjpy = defineSource({
  id: "hyperliquid/usdjpy",
  title: "USDJPY, indicative: mark of a perpetual",
  publisher: "Hyperliquid, perp dex xyz",
  provides: ["fx.usdjpy.indicative"],
  terms: findPublisher("hyperliquid/usdjpy")!.terms,
  origin: "live",
  request: () => [
    {
      url: "https://api.hyperliquid.xyz/info",
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"type":"metaAndAssetCtxs","dex":"xyz"}',
    },
  ],
  schedule: { cron: "2,17,32,47 * * * *", timeZone: "UTC" },
  pauseMs: 1000,
  parsers: { 1: parse },
});
