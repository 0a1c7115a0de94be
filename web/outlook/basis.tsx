/** What the answer rests on: past cascades, shocks, their size in the paths, and when cascades come. */
import type { Outlook } from "../../src/api/contract.ts";
import { formatDateShort, formatNumber, formatPercent, formatProbability } from "../../src/charts/format.ts";
import { Table } from "../parts/table.tsx";

export function OutlookBasis({ outlook }: { outlook: Outlook }) {
  const { model, history, calibration } = outlook;
  const name = `outlook-${outlook.asOf.slice(0, 10)}`;
  return (
    <>
      <p>
        Past cascades that the definition finds: {history.episodes.map((day) => formatDateShort(day)).join(", ")} (
        {formatDateShort(history.from)} to {formatDateShort(history.to)}). Shocks: {calibration.kind} calibration,{" "}
        {formatDateShort(calibration.from)} to {formatDateShort(calibration.to)}, {formatNumber(calibration.sessions)}{" "}
        sessions.
      </p>
      <Table
        name={`${name}-variance`}
        title="Yearly volatility of the factors: in the paths, from outside alone, and in history"
        rows={model.variance}
        keyOf={(v) => v.factor}
        columns={[
          { title: "Factor", shown: (v) => v.factor, value: (v) => v.factor },
          { title: "In the paths", numeric: true, shown: (v) => formatPercent(v.total), value: (v) => v.total },
          { title: "From outside", numeric: true, shown: (v) => formatPercent(v.exogenous), value: (v) => v.exogenous },
          { title: "History", numeric: true, shown: (v) => formatPercent(v.history), value: (v) => v.history },
        ]}
      />
      <Table
        name={`${name}-months`}
        title="When the first cascade comes: share of paths by month of 21 sessions"
        rows={model.cascadesByMonth.map((share, i) => ({ month: i + 1, share }))}
        keyOf={(m) => String(m.month)}
        columns={[
          { title: "Month", shown: (m) => m.month, value: (m) => m.month },
          { title: "Share of paths", numeric: true, shown: (m) => formatProbability(m.share), value: (m) => m.share },
        ]}
      />
    </>
  );
}
