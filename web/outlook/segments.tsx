/** The rule of stress segments, the alternative to a cascade. */
import type { Outlook } from "../../src/api/contract.ts";
import { formatDateShort, formatProbability } from "../../src/charts/format.ts";
import { Table } from "../parts/table.tsx";
import { horizon, range, shown } from "./shares.ts";

type SegmentReading = Outlook["segmentRule"]["readings"][number];
const datesOf = ({ history: { episodes, from } }: SegmentReading): string =>
  `since ${formatDateShort(from)} ${episodes.length === 0 ? "never" : `on ${episodes.map((day) => formatDateShort(day)).join(", ")}`}`;

/** Two readings of the rule, with what it covers. */
export function SegmentTable({ outlook: { segmentRule }, name }: { outlook: Outlook; name: string }) {
  const { readings, segments, absent } = segmentRule;
  return (
    <>
      <Table
        name={`${name}-segments`}
        title={`Another rule, no episode ${horizon}: ${segmentRule.rule}`}
        rows={readings}
        keyOf={(r) => r.id}
        columns={[
          { title: "Reading", shown: (r) => r.id, value: (r) => r.id },
          { title: "Model", numeric: true, shown: (r) => shown(r.noEvent), value: (r) => r.noEvent.value },
          {
            title: "Nobody forced to sell",
            numeric: true,
            shown: (r) => formatProbability(r.noEventWithoutAgents.value),
            value: (r) => r.noEventWithoutAgents.value,
          },
          {
            title: "By third of the exposure",
            numeric: true,
            shown: (r) => r.byTercile.map((t) => formatProbability(t.value)).join(" · "),
            value: (r) => r.byTercile.map((t) => t.value).join(" "),
          },
          {
            title: "History alone",
            numeric: true,
            shown: (r) =>
              r.history.noEvent.n === 0
                ? `none seen: at least ${formatProbability(r.history.noEvent.lo)}`
                : `${formatProbability(r.history.noEvent.value)} (${range(r.history.noEvent)})`,
            value: (r) => r.history.noEvent.value,
          },
        ]}
      />
      <p className="fine">
        Coverage: {segmentRule.coverage}. What the whole rule would say lies between the two rows:{" "}
        {readings.map((r) => `${r.id}, ${r.needs}; in history ${datesOf(r)}`).join(". ")}. Measured are{" "}
        {segments.map((s) => `${s.title} (${s.measures.join(", ")}; without ${s.notSimulated})`).join("; ")}.{" "}
        {absent.title} is left out.
      </p>
    </>
  );
}
