import { z } from "zod";
import { dayMs, instant, utcDateOf } from "../../../core/time.ts";
import { rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { pieces, windowMs } from "../../utc-days.ts";
import { okxData } from "./answer.ts";

const rowsAtMost = 100;

/** [time stamp, contracts, coins, dollars], newest first, all texts. */
const row = z.tuple([z.string(), z.unknown(), z.unknown(), z.unknown()]);

/**
 * The rows do not name the contract: it stands in the address. The value at a midnight is taken as of that midnight and
 * belongs to the day that it ends. The documentation calls the rows bars of a size and their time a "timestamp": were they
 * bars by their opening, the newest would change during the day, which shows as a revision.
 */
function parse(payload: Payload): Parsed {
  const read = okxData(payload, row, "a list of rows [time, contracts, coins, dollars]");
  if (read.rejection) return read.rejection;
  if (!payload.from.includes("BTC-USDT-SWAP"))
    return rejected("the address", payload.from, "the contract BTC-USDT-SWAP");
  const gathering = gatherRows("okx/open-interest");
  for (const [i, [time, , coins]] of read.value.entries()) {
    const place = `row ${i}`;
    const at = Number(time);
    if (!/^\d{13}$/.test(time) || at % dayMs !== 0)
      gathering.fault(`${place}, time`, time, "00:00 UTC in milliseconds");
    else
      gathering.row({
        place: `${place}, coins`,
        series: "btc.perp.okx.open-interest",
        observed: utcDateOf(instant(at - dayMs)),
        published: instant(at),
        value: coins,
        unit: "BTC",
      });
  }
  return gathering.parsed("at least one row");
}

export const okxOpenInterest = defineSource({
  id: "okx/open-interest",
  title: "Open interest of the BTC perpetual at 00:00 UTC",
  publisher: "OKX",
  provides: ["btc.perp.okx.open-interest"],
  terms: findPublisher("okx/open-interest")!.terms,
  origin: "live",
  request: (window) =>
    pieces(windowMs(window, rowsAtMost - 2), rowsAtMost - 2).map(({ start, end }) => ({
      url: `https://www.okx.com/api/v5/rubik/stat/contracts/open-interest-history?instId=BTC-USDT-SWAP&period=1Dutc&begin=${start - 1}&end=${end + 1}&limit=${rowsAtMost}`,
    })),
  schedule: { cron: "16 0,12 * * *", timeZone: "UTC" },
  pauseMs: 500,
  parsers: { 1: parse },
});
