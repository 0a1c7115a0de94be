import { defineSource } from "../../define.ts";
import { packagedTerms, parseSeriesTable } from "../../packaged.ts";

export const episode202408 = defineSource({
  id: "packaged/episode-2024-08",
  title: "Packaged episode, July and August 2024",
  publisher: "several, named beside each figure",
  provides: "as the file says",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/episode-2024-08.csv", "packaged/facts/episode-2024-08-crypto.csv"],
  parsers: { 1: parseSeriesTable },
});
