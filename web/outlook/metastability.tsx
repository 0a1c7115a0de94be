/** How firmly markets are held: touch probabilities with and without mean reversion, early warnings, the well; each with refusals. */
import type { Metastability as Answer, MetastabilityItem } from "../../src/api/contract.ts";
import { formatDate, formatNumber, formatPercent, formatProbability } from "../../src/charts/format.ts";
import { setQuery, useAddress } from "../address.ts";
import { useAnswer } from "../data.ts";
import { ExplainLink, Waiting } from "../parts/state.tsx";
import { Table } from "../parts/table.tsx";

const sessionNames: Readonly<Record<number, string>> = {
  21: "1 month",
  63: "3 months",
  126: "6 months",
  252: "12 months",
  378: "18 months",
};

type Touch = MetastabilityItem["touches"][number];
type Level = Pick<Touch, "threshold" | "title">;

export function Metastability() {
  const { query } = useAddress();
  const isOldAllowed = query.get("old") === "1";
  const { data, error } = useAnswer<Answer>(`/api/metastability${isOldAllowed ? "?allowStale=true" : ""}`);
  if (!data)
    return (
      <>
        <Waiting error={error} />
        {error && !isOldAllowed && (
          <button type="button" onClick={() => setQuery({ old: "1" }, "replace")}>
            Answer from old prices
          </button>
        )}
      </>
    );
  const touches = data.items.flatMap((item) => item.touches);
  const levels = [...new Map(touches.map(({ threshold, title }) => [threshold, { threshold, title }])).values()];
  const horizons = [...new Set(touches.map(({ sessions }) => sessions))].sort((a, b) => a - b);
  const touchAt = (threshold: string, sessions: number): Touch | undefined =>
    touches.find((t) => t.threshold === threshold && t.sessions === sessions);
  return (
    <>
      <Table
        name="metastability"
        title="Does anything pull it back? Fit, early warnings and the well of each series"
        rows={data.items}
        keyOf={(i) => i.series}
        columns={[
          { title: "Series", shown: (i) => i.title, value: (i) => i.series },
          {
            title: "Window",
            shown: (i) => (i.from === null ? "no data" : `${formatDate(i.from)} to ${formatDate(i.observed)}`),
            value: (i) => `${i.from} to ${i.observed}`,
          },
          { title: "Sessions", numeric: true, shown: (i) => i.sessions, value: (i) => i.sessions },
          { title: "Pulled back?", shown: pulledBack, value: (i) => i.fit?.restoringT ?? null },
          {
            title: "Early warning: variance, autocorrelation",
            shown: warning,
            value: (i) => i.earlyWarning?.variance.pValue ?? null,
          },
          { title: "Potential well", shown: well, value: (i) => i.well?.meanPassageYears ?? null },
        ]}
      />
      <Table
        name="metastability-touches"
        title="Probability of touching a level: as a plain walk, and with the fitted pull"
        rows={levels}
        keyOf={(l) => l.threshold}
        columns={[
          {
            title: "Threshold",
            shown: (l) => <ExplainLink id={l.threshold}>{l.title}</ExplainLink>,
            value: (l) => l.threshold,
          },
          ...horizons.map((sessions) => ({
            title: sessionNames[sessions] ?? `${sessions} sessions`,
            numeric: true,
            shown: (l: Level) => pair(touchAt(l.threshold, sessions)),
            value: (l: Level) => touchAt(l.threshold, sessions)?.arithmetic ?? null,
          })),
          ...horizons.map((sessions) => ({
            title: `${sessionNames[sessions] ?? `${sessions} sessions`}, with the pull`,
            value: (l: Level) => touchAt(l.threshold, sessions)?.reverting ?? null,
          })),
        ]}
      />
      {data.notes.map((note) => (
        <p key={note} className="why">
          {note}
        </p>
      ))}
      <p className="fine">
        Early-warning signals are experimental: a rise is called significant only against surrogates of the same series.
        In each cell stands the plain walk, then the walk with the pull; where no pull can be shown, the second is a
        what-if.
      </p>
    </>
  );
}

/** A plain walk, then with the pull where one was fitted. */
const pair = (touch: Touch | undefined): string =>
  touch === undefined
    ? "—"
    : `${formatProbability(touch.arithmetic)} · ${touch.reverting === null ? "—" : formatProbability(touch.reverting)}`;

function pulledBack({ fit, refusals }: MetastabilityItem) {
  if (!fit) return <span className="why">{refusals.fit}</span>;
  const half =
    fit.halfLifeYears === null ? "" : `, half-life ${formatNumber(fit.halfLifeYears, { decimals: 1 })} years`;
  return fit.isRestoring
    ? `yes (t ${formatNumber(fit.restoringT, { decimals: 1 })}${half})`
    : `not told from zero (t ${formatNumber(fit.restoringT, { decimals: 1 })})`;
}

function warning({ earlyWarning, refusals }: MetastabilityItem) {
  if (!earlyWarning) return <span className="why">{refusals.earlyWarning}</span>;
  const say = ({ tau, pValue }: { tau: number; pValue: number }): string =>
    `${formatNumber(tau, { decimals: 2, signed: true })} (p ${formatNumber(pValue, { decimals: 2 })})`;
  return `${say(earlyWarning.variance)}, ${say(earlyWarning.autocorrelation)}`;
}

function well({ well: found, refusals }: MetastabilityItem) {
  if (!found) return <span className="why">{refusals.well}</span>;
  return `leaves it in ${formatNumber(found.meanPassageYears, { decimals: 1 })} years on average; ${found.crossings} crossings, barrier ${formatPercent(found.barrierHeight)}`;
}
