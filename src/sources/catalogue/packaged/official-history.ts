import { defineSource } from "../../define.ts";
import { packagedTerms, parseSeriesTable } from "../../packaged.ts";

export const officialHistory = defineSource({
  id: "packaged/official-history",
  title: "Packaged official yields, rates and exchange rates since 2021",
  publisher: "several, named beside each figure",
  provides: "as the file says",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/official-history.csv"],
  parsers: { 1: parseSeriesTable },
});
