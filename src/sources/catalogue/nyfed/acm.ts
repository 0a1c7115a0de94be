import { isLocalDate } from "../../../core/time.ts";
import { defineImport } from "../../import-csv.ts";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** 20-Nov-2025 as 2025-11-20; another form stays as it is and is no day. */
function dayOf(text: string): string {
  const [, day, name, year] = /^(\d{1,2})-([A-Z][a-z]{2})-(\d{4})$/.exec(text) ?? [];
  const month = String(months.indexOf(name ?? "") + 1).padStart(2, "0");
  return day === undefined ? text : `${year}-${month}-${day.padStart(2, "0")}`;
}

/**
 * Term premia by Adrian, Crump and Moench. The bank gives them as a workbook of the old binary form, of some ten megabytes, so
 * one sheet of it is saved as CSV and imported. The model is estimated anew: all history changes, and nothing says when.
 */
export const nyfedAcm = defineImport({
  id: "nyfed/acm",
  title: "US term premium (Adrian, Crump and Moench), from a saved sheet",
  publisher: "Federal Reserve Bank of New York",
  provides: ["us.term-premium.10y"],
  example: "examples/imports/acm-term-premium.csv",
  about:
    "Save the sheet `ACM Daily` of https://www.newyorkfed.org/medialibrary/media/research/data_indicators/ACMTermPremium.xls as CSV; its other columns may stay.",
  columns: [
    { name: "DATE", kind: "text", meaning: "day as the sheet prints it: 20-Nov-2025" },
    { name: "ACMTP10", kind: "decimal", meaning: "10-year term premium in percent" },
  ],
  take(collected, place, { DATE, ACMTP10 }) {
    const observed = dayOf(DATE);
    if (!isLocalDate(observed)) collected.fault(`${place}, column DATE`, DATE, "a day as 20-Nov-2025");
    else
      collected.add(place, {
        series: "us.term-premium.10y",
        source: "nyfed/acm",
        observed,
        text: ACMTP10,
        unit: "percent",
      });
  },
});
