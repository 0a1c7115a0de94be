import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { dayOf, importTable, isTable, publicationOf } from "./columns.ts";

const columns = ["metric", "date", "value", "membership_date", "provider", "published"] as const;

/** Metric, series, unit, and whether it is of a group of addresses whose membership must be fixed beforehand. */
const metrics = {
  "realised-price": { series: "btc.realised-price", unit: "USD", isOfMembers: false },
  "sth-realised-price": { series: "btc.sth.realised-price", unit: "USD", isOfMembers: false },
  sopr: { series: "btc.sopr", unit: "multiple", isOfMembers: false },
  "accumulators-flow": { series: "btc.accumulators.flow", unit: "BTC", isOfMembers: true },
} as const;
const isMetric = (text: string): text is keyof typeof metrics => Object.hasOwn(metrics, text);

/**
 * One line a metric and UTC day. Groups of addresses need `membership_date`, the day whose list of members was used, and it
 * must lie before `date`: who is in a group on the day of the flow or later has been chosen by what happened. The flow of a
 * day is the change of the coins of those members over that day.
 */
function parse({ bytes }: Payload): Parsed {
  const table = importTable(bytes, columns);
  if (!isTable(table)) return table;
  const gathering = gatherRows("import/cohorts");
  gathering.takeFaults(table);
  for (const { line, cells } of table.rows) {
    const observed = dayOf(gathering, line, "date", cells.date!);
    const published = publicationOf(gathering, line, cells.published!);
    if (observed === undefined || published === "odd") continue;
    const { metric, membership_date: membership } = cells;
    if (!isMetric(metric!)) {
      gathering.fault(`line ${line}, column metric`, metric!, `one of ${Object.keys(metrics).join(", ")}`);
      continue;
    }
    const { series, unit, isOfMembers } = metrics[metric];
    if (membership !== "" || isOfMembers) {
      const fixed = dayOf(gathering, line, "membership_date", membership!);
      if (fixed === undefined) continue;
      if (!(fixed < observed)) {
        gathering.fault(`line ${line}, column membership_date`, fixed, `a day before ${observed}`);
        continue;
      }
    }
    gathering.row({ place: `line ${line}, column value`, series, observed, published, value: cells.value, unit });
  }
  return gathering.parsed("at least one value");
}

export const importCohorts = defineSource({
  id: "import/cohorts",
  title: "On-chain cohorts with their membership fixed beforehand, from a file",
  publisher: "the reader",
  provides: Object.values(metrics).map((m) => m.series),
  terms: findPublisher("import/cohorts")!.terms,
  origin: "import",
  parsers: { 1: parse },
});
