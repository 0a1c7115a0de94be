import { isLocalDate } from "../../../core/time.ts";
import { defineImport } from "../../import-csv.ts";
import { publishedInstant } from "../../published.ts";

/** Metric, series, unit, and whether it is of a group of addresses whose membership must be fixed beforehand. */
const metrics = {
  "realised-price": { series: "btc.realised-price", unit: "USD", isOfMembers: false },
  "sth-realised-price": { series: "btc.sth.realised-price", unit: "USD", isOfMembers: false },
  sopr: { series: "btc.sopr", unit: "multiple", isOfMembers: false },
  "accumulators-flow": { series: "btc.accumulators.flow", unit: "BTC", isOfMembers: true },
} as const;
const isMetric = (text: string): text is keyof typeof metrics => Object.hasOwn(metrics, text);

/**
 * Who is in a group on the day of the flow, or later, has been chosen by what happened: a line whose list of members is
 * not of an earlier day is refused.
 */
export const importCohorts = defineImport({
  id: "import/cohorts",
  title: "On-chain cohorts with their membership fixed beforehand, from a file",
  publisher: "named in each line",
  provides: Object.values(metrics).map((m) => m.series),
  example: "examples/imports/cohorts.csv",
  about:
    "`accumulators-flow` is the change over the day of the coins of addresses that had never sold: it needs the day of the list of members, and that must lie before the day of the flow. Whoever is on a later list has been chosen by what happened since.",
  columns: [
    { name: "metric", kind: "text", meaning: Object.keys(metrics).join(", ") },
    { name: "date", kind: "day", meaning: "UTC day" },
    { name: "value", kind: "decimal", meaning: "US dollars for prices, coins for flows, a ratio for sopr" },
    { name: "membership_date", kind: "day", meaning: "day of the list of members, before `date`", isOptional: true },
    { name: "provider", kind: "text", meaning: "who computed it, from which data" },
    { name: "published", kind: "moment", meaning: "when it became public", isOptional: true },
  ],
  take(collected, place, { metric, date, value, membership_date, published }) {
    if (!isMetric(metric))
      return collected.fault(`${place}, column metric`, metric, `one of ${Object.keys(metrics).join(", ")}`);
    const { series, unit, isOfMembers } = metrics[metric];
    const isFixed = isLocalDate(membership_date) && membership_date < date;
    if (!isFixed && (isOfMembers || membership_date !== ""))
      return collected.fault(`${place}, column membership_date`, membership_date, `a day before ${date}`);
    collected.add(place, {
      series,
      source: "import/cohorts",
      observed: date,
      ...(published === "" ? {} : { published: publishedInstant(published)! }),
      text: value,
      unit,
    });
  },
});
