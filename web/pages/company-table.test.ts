// Which readings of a section stand on cards, and which as rows of the table of companies.
import { expect, it } from "vitest";
import type { StatusItem } from "../../src/api/contract.ts";
import { splitCompanies } from "./company-table.tsx";

const item = (id: string, title: string) => ({ id, title }) as StatusItem;

it("keeps Nvidia and what is of no company on cards, and makes one row of each other company", () => {
  const { cards, rows } = splitCompanies([
    item("nvda-dso", "Nvidia, days of sales outstanding"),
    item("gpu-rent", "H100 rental price"),
    item("brk-b-dso", "BRK-B, days of sales outstanding"),
    item("amd-filing-signs", "AMD, warning signs in the filings"),
    item("amd-beneish", "AMD, Beneish screen"),
  ]);
  expect(cards.map(({ id }) => id)).toEqual(["nvda-dso", "gpu-rent"]);
  expect(rows.map(({ id, name, items }) => [id, name, [...items.keys()].join()])).toEqual([
    ["amd", "AMD", "filing-signs,beneish"],
    ["brk-b", "BRK-B", "dso"],
  ]);
});
