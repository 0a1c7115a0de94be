import { defineImport } from "../../import-csv.ts";
import { publishedInstant } from "../../published.ts";

/** Figures of a filing, and the series that they feed for Strategy; other companies become records. */
const figures = [
  { name: "coins", series: "strategy.coins", unit: "BTC", meaning: "bitcoin held" },
  { name: "cost_usd", series: "strategy.cost", unit: "USD", meaning: "cost of all of them in US dollars" },
  { name: "debt_usd", series: "strategy.debt", unit: "USD", meaning: "debt at face" },
  {
    name: "preferred_usd",
    series: "strategy.preferred",
    unit: "USD",
    meaning: "preferred shares at liquidation value",
  },
  { name: "cash_usd", series: "strategy.cash", unit: "USD", meaning: "cash" },
  {
    name: "diluted_shares",
    series: "strategy.shares-diluted",
    unit: "shares",
    meaning: "shares diluted by what is in the money and not counted as debt",
  },
] as const;

export const importTreasuries = defineImport({
  id: "import/treasuries",
  title: "Coins, cost, debt, preferred shares, cash and shares of treasury companies, from a file",
  publisher: "the filing named in each line",
  provides: figures.map((f) => f.series),
  example: "examples/imports/treasuries.csv",
  about:
    "A cell that the filing does not state stays empty: empty is not 0. The lines of `Strategy` feed its multiple of net asset value, which also needs its share price (MSTR in `import/share-prices`); other companies are kept as records.",
  columns: [
    { name: "company", kind: "text", meaning: "name, such as Strategy" },
    { name: "date", kind: "day", meaning: "day of the balance" },
    ...figures.map(({ name, meaning }) => ({ name, kind: "decimal", meaning, isOptional: true }) as const),
    { name: "filing", kind: "text", meaning: "document that states it" },
    { name: "published", kind: "moment", meaning: "when it was filed" },
  ],
  take(collected, place, cells) {
    const { company, date, filing } = cells;
    const stated = figures.filter(({ name }) => cells[name] !== "");
    const negative = stated.find(({ name }) => Number(cells[name]) < 0);
    if (negative) return collected.fault(`${place}, column ${negative.name}`, cells[negative.name], "not negative");
    if (stated.length === 0) return collected.fault(place, "no figure", "at least one figure");
    const known = { source: "import/treasuries", published: publishedInstant(cells.published)! };
    const numbers = Object.fromEntries(stated.map(({ name }) => [name, Number(cells[name])]));
    const body = { company, date, filing, ...numbers };
    collected.addRecord(place, { ...known, table: "treasury", key: `${company}|${date}`, body }, date);
    if (company === "Strategy")
      for (const { name, series, unit } of stated)
        collected.add(`${place}, column ${name}`, { ...known, series, observed: date, text: cells[name], unit });
  },
});
