import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { dayOf, importTable, isTable, publicationOf } from "./columns.ts";

const columns = ["asset", "date", "net_flow_usd_million", "published"] as const;

/** One line a fund group and session: `asset` is btc or eth, money that leaves is negative, `published` may be empty. */
function parse({ bytes }: Payload): Parsed {
  const table = importTable(bytes, columns);
  if (!isTable(table)) return table;
  const gathering = gatherRows("import/etf-flows");
  gathering.takeFaults(table);
  for (const { line, cells } of table.rows) {
    const observed = dayOf(gathering, line, "date", cells.date!);
    const published = publicationOf(gathering, line, cells.published!);
    if (observed === undefined || published === "odd") continue;
    if (cells.asset !== "btc" && cells.asset !== "eth")
      gathering.fault(`line ${line}, column asset`, cells.asset!, "btc or eth");
    else
      gathering.row({
        place: `line ${line}, column net_flow_usd_million`,
        series: `etf.${cells.asset}.net-flow`,
        observed,
        published,
        value: cells.net_flow_usd_million,
        unit: "USD million",
      });
  }
  return gathering.parsed("at least one flow");
}

export const importEtfFlows = defineSource({
  id: "import/etf-flows",
  title: "Net flows of spot BTC and ETH funds, from a file",
  publisher: "the reader",
  provides: ["etf.btc.net-flow", "etf.eth.net-flow"],
  terms: findPublisher("import/etf-flows")!.terms,
  origin: "import",
  parsers: { 1: parse },
});
