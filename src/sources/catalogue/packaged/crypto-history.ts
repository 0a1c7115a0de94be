import { defineSource } from "../../define.ts";
import { packagedTerms, parseSeriesTable } from "../../packaged.ts";

export const cryptoHistory = defineSource({
  id: "packaged/crypto-history",
  title: "Packaged BTC and ETH daily closes since 2021",
  publisher: "several, named beside each figure",
  provides: "as the file says",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/crypto-history.csv"],
  parsers: { 1: parseSeriesTable },
});
