import type { LocalDate } from "../../../core/time.ts";
import { companies } from "../../../market/companies.ts";
import { defineImport } from "../../import-csv.ts";
import { newYorkClose } from "../../publication-rules.ts";
import { publishedInstant } from "../../published.ts";

/** Shares beside those whose filings are read into series. */
const others = [{ id: "mstr", ticker: "MSTR" }] as const;
const shares: readonly { readonly id: string; readonly ticker: string }[] = [...companies, ...others];
const tickers = shares.map((s) => s.ticker).join(", ");

/** Closing prices from a desk's own vendor: no free source of them may be redistributed or asked by programs. */
export const importSharePrices = defineImport({
  id: "import/share-prices",
  title: "Closing prices of shares, from a file",
  publisher: "the reader's vendor",
  provides: shares.map(({ id }) => `${id}.close`),
  example: "examples/imports/share-prices.csv",
  about: `Prices adjusted for splits, not for dividends. Tickers: ${tickers}.`,
  columns: [
    { name: "date", kind: "day", meaning: "session in New York" },
    { name: "ticker", kind: "text", meaning: "ticker in capitals" },
    { name: "close", kind: "decimal", meaning: "closing price in US dollars, adjusted for splits only" },
    {
      name: "published",
      kind: "moment",
      meaning: "when it became public; without it, 16:15 in New York on that day",
      isOptional: true,
    },
  ],
  take(collected, place, { date, ticker, close, published }) {
    const share = shares.find((s) => s.ticker === ticker);
    if (!share) {
      collected.fault(`${place}, column ticker`, ticker, `one of ${tickers}`);
      return;
    }
    collected.add(place, {
      series: `${share.id}.close`,
      source: "import/share-prices",
      observed: date,
      published: published === "" ? newYorkClose(date as LocalDate) : publishedInstant(published)!,
      text: close,
      unit: "USD",
    });
  },
});
