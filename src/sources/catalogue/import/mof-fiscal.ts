import { defineImport } from "../../import-csv.ts";
import { publishedInstant } from "../../published.ts";

/** Days, months, calendar and fiscal years, as the packaged figures write them. */
const period = /^(FY)?\d{4}(-\d{2}){0,2}$/;
const unit = /^(JPY tn|percent|years)\b/;

/** Budget, debt, projections and central-bank figures: the ministry prints tables in PDF and workbooks of changing form. */
export const importMofFiscal = defineImport({
  id: "import/mof-fiscal",
  title: "Budget and debt of Japan, from a file",
  publisher: "named in each line",
  provides: "records: fiscal",
  example: "examples/imports/mof-fiscal.csv",
  about:
    "The same items as `packaged/facts/japan-fiscal.csv`; a line with an item and a period that are known replaces what is known of them from its import on. Debt service reads `interest`, `debt-service.total` and `tax-revenue` with the stage `initial`, `initial.derived` or `draft`, and `projection-YEAR.interest` with `projection-YEAR.tax-revenue`.",
  columns: [
    { name: "item", kind: "text", meaning: "subject and stage, such as tax-revenue.initial" },
    { name: "period", kind: "text", meaning: "what it is about: FY2026, 2026-03-31, 2026-03 or 2026" },
    { name: "value", kind: "decimal", meaning: "the figure as published" },
    { name: "unit", kind: "text", meaning: "JPY tn, percent, percent of GDP or years" },
    { name: "publisher", kind: "text", meaning: "who published it, and which document" },
    { name: "published", kind: "moment", meaning: "when it became public" },
    { name: "url", kind: "text", meaning: "page on which it was read" },
  ],
  take(collected, place, cells) {
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(cells.item))
      collected.fault(`${place}, column item`, cells.item, "small letters, digits, hyphens and points");
    else if (!period.test(cells.period))
      collected.fault(`${place}, column period`, cells.period, "FY2026, 2026-03-31, 2026-03 or 2026");
    else if (!unit.test(cells.unit))
      collected.fault(`${place}, column unit`, cells.unit, "JPY tn, percent, percent of GDP or years");
    else
      collected.addRecord(place, {
        table: "fiscal",
        key: `${cells.item}|${cells.period}`,
        source: "import/mof-fiscal",
        published: publishedInstant(cells.published)!,
        body: { ...cells, value: Number(cells.value) },
      });
  },
});
