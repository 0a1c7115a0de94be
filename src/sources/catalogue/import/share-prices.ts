import type { LocalDate } from "../../../core/time.ts";
import { companies, findCompanyByTicker } from "../../../market/companies.ts";
import { defineImport } from "../../import-csv.ts";
import { newYorkClose } from "../../publication-rules.ts";
import { publishedInstant } from "../../published.ts";

/** Closing prices from a desk's own vendor: no free source of them may be redistributed or asked by programs. */
export const importSharePrices = defineImport({
  id: "import/share-prices",
  title: "Closing prices of shares, from a file",
  publisher: "the reader's vendor",
  provides: companies.map(({ id }) => `${id}.close`),
  example: "examples/imports/share-prices.csv",
  about: `Prices adjusted for splits, not for dividends. Tickers: ${companies.map((c) => c.ticker).join(", ")}.`,
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
    const company = findCompanyByTicker(ticker);
    if (!company) {
      collected.fault(`${place}, column ticker`, ticker, `one of ${companies.map((c) => c.ticker).join(", ")}`);
      return;
    }
    collected.add(place, {
      series: `${company.id}.close`,
      source: "import/share-prices",
      observed: date,
      published: published === "" ? newYorkClose(date as LocalDate) : publishedInstant(published)!,
      text: close,
      unit: "USD",
    });
  },
});
