import { defineSource } from "../../define.ts";
import { packagedTerms, parseSeriesTable } from "../../packaged.ts";

export const episode202511 = defineSource({
  id: "packaged/episode-2025-11",
  title: "Packaged episode, October and November 2025",
  publisher: "several, named beside each figure",
  provides: "as the file says",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/episode-2025-11.csv", "packaged/facts/episode-2025-11-crypto.csv"],
  parsers: { 1: parseSeriesTable },
});
