import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows, numberText } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { dayOf, importTable, isTable, publicationOf } from "./columns.ts";

/** Figures of a filing and where they go for Strategy; other companies become records. */
const figures = {
  coins: { series: "strategy.coins", unit: "BTC" },
  cost_usd: { series: "strategy.cost", unit: "USD" },
  debt_usd: { series: "strategy.debt", unit: "USD" },
  preferred_usd: { series: "strategy.preferred", unit: "USD" },
  cash_usd: { series: "strategy.cash", unit: "USD" },
  diluted_shares: { series: "strategy.shares-diluted", unit: "shares" },
} as const;
type Figure = keyof typeof figures;
const names = Object.keys(figures) as Figure[];
const columns = ["company", "date", ...names, "filing", "published"];

/**
 * One line a company and day, each with the filing that states it; a cell that the filing does not state stays empty. Debt
 * and preferred shares at face or liquidation value; shares diluted by everything that is in the money and not in debt.
 */
function parse({ bytes }: Payload): Parsed {
  const table = importTable(bytes, columns);
  if (!isTable(table)) return table;
  const gathering = gatherRows("import/treasuries");
  gathering.takeFaults(table);
  for (const { line, cells } of table.rows) {
    const observed = dayOf(gathering, line, "date", cells.date!);
    const published = publicationOf(gathering, line, cells.published!);
    if (observed === undefined || published === "odd") continue;
    const { company, filing } = cells;
    if (company === "" || filing === "") {
      gathering.fault(
        `line ${line}`,
        `company ${company}, filing ${filing}`,
        "a company and the filing that states it",
      );
      continue;
    }
    if (!gathering.isFirst(`line ${line}`, `${company} ${observed}${published ?? ""}`)) continue;
    const odd = names.find((n) => cells[n] !== "" && !(Number(numberText(cells[n]) ?? "none") >= 0));
    if (odd !== undefined) {
      gathering.fault(`line ${line}, column ${odd}`, cells[odd]!, "a number that is not negative, or nothing");
      continue;
    }
    const stated = names.filter((n) => cells[n] !== "");
    if (company === "Strategy")
      for (const n of stated)
        gathering.row({ place: `line ${line}, column ${n}`, ...figures[n], observed, published, value: cells[n] });
    gathering.record(`line ${line}`, {
      table: "treasury",
      key: `${company}|${observed}`,
      ...(published === undefined ? {} : { published }),
      body: { company, date: observed, filing, ...Object.fromEntries(stated.map((n) => [n, Number(cells[n])])) },
    });
  }
  return gathering.parsed("at least one company");
}

export const importTreasuries = defineSource({
  id: "import/treasuries",
  title: "Coins, cost, debt, preferred shares, cash and shares of treasury companies, from a file",
  publisher: "the reader",
  provides: names.map((n) => figures[n].series),
  terms: findPublisher("import/treasuries")!.terms,
  origin: "import",
  parsers: { 1: parse },
});
