/** Where the factors end at the horizon, beside history. */
import type { Outlook } from "../../src/api/contract.ts";
import { formatNumber } from "../../src/charts/format.ts";
import { Table } from "../parts/table.tsx";

type Band = Outlook["model"]["bands"][number];
const triple = ({ lo, median, hi }: Band["paths"], unit: string): string =>
  [lo, median, hi].map((x) => formatNumber(x, { decimals: unit === "level" ? 1 : 2 })).join(" · ");
const csv = ({ lo, median, hi }: Band["paths"]): string => [lo, median, hi].join(" ");

export function BandTable({ bands, name }: { bands: readonly Band[]; name: string }) {
  return (
    <>
      <Table
        name={`${name}-bands`}
        title="Where the factors end: 5, 50 and 95 % of the paths, and of history's moves over as many sessions"
        rows={bands}
        keyOf={(b) => b.factor}
        columns={[
          { title: "Factor", shown: (b) => b.factor, value: (b) => b.factor },
          { title: "Unit", shown: (b) => b.unit, value: (b) => b.unit },
          { title: "Paths", numeric: true, shown: (b) => triple(b.paths, b.unit), value: (b) => csv(b.paths) },
          ...[0, 1].map((k) => ({
            title: k === 0 ? "All of history" : "Newer history",
            numeric: true,
            shown: (b: Band) =>
              b.history[k] ? `${triple(b.history[k], b.unit)} since ${b.history[k].from.slice(0, 4)}` : "—",
            value: (b: Band) => (b.history[k] ? csv(b.history[k]) : null),
          })),
        ]}
      />
      <p className="fine">
        Paths have no drift, so the median of a price falls by half its variance; history's median holds its drift.
        History's moves overlap: since 2017 there are only five that do not.
      </p>
    </>
  );
}
