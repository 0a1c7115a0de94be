import { defineImport } from "../../import-csv.ts";
import { publishedInstant } from "../../published.ts";

const items = {
  "total-assets": "boj.total-assets",
  "government-bonds": "boj.jgb",
  "treasury-bills": "boj.treasury-bills",
  "current-deposits": "boj.current-deposits",
  banknotes: "boj.banknotes",
} as const;
const isItem = (text: string): text is keyof typeof items => Object.hasOwn(items, text);

/** The accounts that the bank prints every ten days, a page each; its interface gives months only. */
export const importBojAccounts = defineImport({
  id: "import/boj-accounts",
  title: "Accounts of the Bank of Japan every ten days, from a file",
  publisher: "Bank of Japan",
  provides: Object.values(items),
  example: "examples/imports/boj-accounts.csv",
  about:
    "The page Bank of Japan Accounts of the 10th, the 20th and the last day of a month, in thousand yen. Its line Japanese government securities holds bonds and bills together: enter `government-bonds` and `treasury-bills` only where they are told apart.",
  columns: [
    { name: "date", kind: "day", meaning: "day of the accounts" },
    { name: "item", kind: "text", meaning: Object.keys(items).join(", ") },
    { name: "value", kind: "decimal", meaning: "thousand yen, without separators" },
    { name: "published", kind: "moment", meaning: "when the page appeared", isOptional: true },
  ],
  take(collected, place, { date, item, value, published }) {
    if (!isItem(item)) {
      collected.fault(`${place}, column item`, item, `one of ${Object.keys(items).join(", ")}`);
      return;
    }
    collected.add(place, {
      series: items[item],
      source: "import/boj-accounts",
      observed: date,
      ...(published === "" ? {} : { published: publishedInstant(published)! }),
      text: value,
      unit: "thousand yen",
    });
  },
});
