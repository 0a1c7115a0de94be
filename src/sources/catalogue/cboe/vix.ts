import { isLocalDate } from "../../../core/time.ts";
import { collectTable } from "../../collect-table.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { newYorkClose } from "../../publication-rules.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";

/** `DATE,OPEN,HIGH,LOW,CLOSE`, days as 11/20/2025, the whole history every time. The close is read; openings of 1992 lie outside their day's range. */
const parse = ({ bytes }: Payload): Parsed =>
  collectTable(bytes, ["DATE", "OPEN", "HIGH", "LOW", "CLOSE"], (collected, line, { DATE, OPEN, HIGH, LOW, CLOSE }) => {
    const [, month, day, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(DATE) ?? [];
    const observed = `${year}-${month}-${day}`;
    const wrong = Object.entries({ OPEN, HIGH, LOW, CLOSE }).find(([, cell]) => !isDecimal(cell));
    if (!isLocalDate(observed)) collected.fault(`line ${line}, column DATE`, DATE, "a day as 11/20/2025");
    else if (wrong) collected.fault(`line ${line}, column ${wrong[0]}`, wrong[1], "a decimal number");
    else if (Number(CLOSE) < Number(LOW) || Number(CLOSE) > Number(HIGH))
      collected.fault(`line ${line}, column CLOSE`, CLOSE, `between the low ${LOW} and the high ${HIGH}`);
    else
      collected.add(`line ${line}, column DATE`, {
        series: "vix",
        source: "cboe/vix",
        observed,
        published: newYorkClose(observed),
        text: CLOSE,
        unit: "index points",
      });
  });

export const cboeVix = defineSource({
  id: "cboe/vix",
  title: "VIX, daily history",
  publisher: "Cboe",
  provides: ["vix"],
  terms: findPublisher("cboe/vix")!.terms,
  origin: "live",
  request: () => [{ url: "https://cdn.cboe.com/api/global/us_indices/daily_prices/VIX_History.csv" }],
  // The file follows the close by hours, on some days until the next morning.
  schedule: { cron: "30 8,18 * * 1-5", timeZone: "America/New_York" },
  pauseMs: 1_000,
  parsers: { 1: parse },
});
