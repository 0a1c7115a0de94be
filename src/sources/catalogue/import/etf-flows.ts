import { defineImport } from "../../import-csv.ts";
import { publishedInstant } from "../../published.ts";

export const importEtfFlows = defineImport({
  id: "import/etf-flows",
  title: "Net flows of US spot BTC and ETH funds, from a file",
  publisher: "named by the reader",
  provides: ["etf.btc.net-flow", "etf.eth.net-flow"],
  example: "examples/imports/etf-flows.csv",
  about: "Ranked below `farside/etf-flows`, which is off unless a reader turns it on.",
  columns: [
    { name: "asset", kind: "text", meaning: "btc or eth: all funds on that coin together" },
    { name: "date", kind: "day", meaning: "session in New York" },
    {
      name: "net_flow_usd_million",
      kind: "decimal",
      meaning: "creations less redemptions; money that leaves is negative",
    },
    { name: "published", kind: "moment", meaning: "when the figure was final", isOptional: true },
  ],
  take(collected, place, { asset, date, net_flow_usd_million, published }) {
    if (asset !== "btc" && asset !== "eth") return collected.fault(`${place}, column asset`, asset, "btc or eth");
    collected.add(place, {
      series: `etf.${asset}.net-flow`,
      source: "import/etf-flows",
      observed: date,
      ...(published === "" ? {} : { published: publishedInstant(published)! }),
      text: net_flow_usd_million,
      unit: "USD million",
    });
  },
});
