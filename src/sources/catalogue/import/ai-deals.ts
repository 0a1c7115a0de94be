import { defineImport } from "../../import-csv.ts";
import { publishedInstant } from "../../published.ts";

const kinds = ["equity", "debt", "purchase", "commitment", "lease", "guarantee", "warrant"];
const statuses = ["announced", "reported", "contracted", "paid"];

/** The graph of money announced between AI companies. An empty amount is "not disclosed", kept as null. */
export const importAiDeals = defineImport({
  id: "import/ai-deals",
  title: "Money flows announced between AI companies, from a file",
  publisher: "named in each line",
  provides: "records: deal",
  example: "examples/imports/ai-deals.csv",
  about:
    "An edge of the deal graph: who pays whom. Amounts are announcements and often upper limits; say so in `note`. A line with the same announcement, parties, kind and period replaces the packaged one from its import on.",
  columns: [
    { name: "from", kind: "text", meaning: "who pays" },
    { name: "to", kind: "text", meaning: "who receives" },
    { name: "kind", kind: "text", meaning: kinds.join(", ") },
    { name: "amountUsd", kind: "decimal", meaning: "US dollars; empty when not disclosed", isOptional: true },
    { name: "period", kind: "text", meaning: "over which time, in words", isOptional: true },
    { name: "status", kind: "text", meaning: statuses.join(", ") },
    { name: "announced", kind: "moment", meaning: "day of the announcement" },
    { name: "url", kind: "text", meaning: "page or filing" },
    { name: "note", kind: "text", meaning: "what the number leaves out", isOptional: true },
  ],
  take(collected, place, cells) {
    if (!kinds.includes(cells.kind)) collected.fault(`${place}, column kind`, cells.kind, kinds.join(", "));
    else if (!statuses.includes(cells.status))
      collected.fault(`${place}, column status`, cells.status, statuses.join(", "));
    else
      collected.addRecord(place, {
        table: "deal",
        key: `${cells.announced}|${cells.from}|${cells.to}|${cells.kind}|${cells.period}`,
        source: "import/ai-deals",
        published: publishedInstant(cells.announced)!,
        body: { ...cells, amountUsd: cells.amountUsd === "" ? null : Number(cells.amountUsd) },
      });
  },
});
