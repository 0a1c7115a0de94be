/** Filings of companies as one table: a row a company, a column a reading of its panel. */
import type { StatusItem } from "../../src/api/contract.ts";
import { StateMark, Value } from "../parts/state.tsx";
import { Table } from "../parts/table.tsx";

const readings = {
  "filing-signs": "Signs, of four",
  dso: "Days of sales",
  "inventory-gap": "Inventory less sales growth",
  accruals: "Accruals",
  beneish: "Beneish screen",
} as const;
type Part = keyof typeof readings;
const parts = Object.keys(readings) as Part[];
const form = new RegExp(`^(.+)-(${parts.join("|")})$`);
/** Has cards of its own, with more readings. */
const onCards = "nvda";

interface CompanyRow {
  readonly id: string;
  readonly name: string;
  readonly items: ReadonlyMap<Part, StatusItem>;
}

/** The readings that stay on cards, and the rest as a row for each company. */
export function splitCompanies(items: readonly StatusItem[]): { cards: readonly StatusItem[]; rows: CompanyRow[] } {
  const rows = new Map<string, { id: string; name: string; items: Map<Part, StatusItem> }>();
  const cards = items.filter((item) => {
    const [, id, part] = form.exec(item.id) ?? [];
    if (id === undefined || id === onCards) return true;
    const row = rows.get(id) ?? { id, name: item.title.split(",")[0]!, items: new Map() };
    rows.set(id, row);
    row.items.set(part as Part, item);
    return false;
  });
  return { cards, rows: [...rows.values()].sort((a, b) => a.name.localeCompare(b.name)) };
}

export function CompanyTable({ rows }: { rows: readonly CompanyRow[] }) {
  return (
    <>
      <h2>Filings of other companies</h2>
      <p>
        They come from the source sec/companyfacts, which needs a contact (METASTABLE_CONTACT). Follow any other company
        by its ticker: METASTABLE_COMPANIES=PLTR,MU.
      </p>
      <Table
        name="filings"
        title="Newest quarter of each company as filed. A press on a value shows its formula and where it comes from."
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: "Company", shown: ({ name }) => name, value: ({ name }) => name },
          ...parts.map((part) => ({
            title: readings[part],
            numeric: true,
            shown: ({ items }: CompanyRow) => {
              const item = items.get(part);
              return item ? (
                <>
                  <Value item={item} /> <StateMark state={item.state} />
                </>
              ) : (
                "—"
              );
            },
            value: ({ items }: CompanyRow) => items.get(part)?.value ?? null,
          })),
        ]}
      />
    </>
  );
}
