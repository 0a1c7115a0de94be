import { Fragment, useState } from "react";
import type { Thresholds as Answer, ThresholdItem } from "../../src/api/contract.ts";
import { formatDate, formatInterval, formatPercent, formatProbability } from "../../src/charts/format.ts";
import { countStanding, standingWords } from "../../src/charts/standing.ts";
import { useAnswer } from "../data.ts";
import { RowExports } from "../parts/exports.tsx";
import type { Rows } from "../parts/save.ts";
import { ExplainLink, Waiting } from "../parts/state.tsx";

const horizonNames: Readonly<Record<number, string>> = {
  21: "1 month",
  63: "3 months",
  126: "6 months",
  252: "12 months",
  378: "18 months",
};

export function Thresholds() {
  const { data, error } = useAnswer<Answer>("/api/thresholds");
  if (!data) return <Waiting error={error} />;
  const inForce = data.items.filter((t) => !t.namedLater);
  const later = data.items.filter((t) => t.namedLater);
  return (
    <>
      <h1>Thresholds</h1>
      <p className="lead">
        Levels at which the system may stop muddling through, nearest first. Those of the note are claims under test:
        each row says where the level comes from, how far it is, and what history says of it.
      </p>
      <p className="exports">
        <RowExports rows={() => rowsOf(data.items)} />
      </p>
      {inForce.length > 0 && <Register title="Register of thresholds" items={inForce} />}
      {later.length > 0 && (
        <section>
          <h2>Named after this as-of</h2>
          <p>
            {standingWords(countStanding(data.items))}. They are shown to look back with: at this as-of nobody had named
            them, so they are neither counted nor crossed.
          </p>
          <Register title="Levels named after this as-of" items={later} />
        </section>
      )}
      <p className="fine">
        σ is the distance in standard deviations of a month. The columns of months say how likely the level is reached
        (for a sustained level: held) by then. Crossing one of these levels is not the same as a cascade. Probabilities
        assume no drift and constant volatility; the range spans the volatility estimates. They are measures of
        distance, not forecasts.
      </p>
    </>
  );
}

const rowsOf = (items: readonly ThresholdItem[]): Rows => ({
  name: "thresholds",
  columns: ["threshold", "level", "value", "unit", "state", "sigma", "registered", "namedLater", ...likelihoodColumns],
  rows: items.map((t) => [
    ...[t.id, t.level, t.value, t.unit, t.state, t.distance?.sigma ?? null, t.registered, String(t.namedLater)],
    ...shownHorizons.flatMap((sessions) => {
      const p = probabilityAt(t, sessions);
      return [p?.lo ?? null, p?.hi ?? null];
    }),
  ]),
});

function Register({ title, items }: { title: string; items: readonly ThresholdItem[] }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="scroll register stack" tabIndex={0} role="region" aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">Threshold</th>
            <th scope="col" className="r">
              Level
            </th>
            <th scope="col" className="r">
              Now
            </th>
            <th scope="col">State</th>
            <th scope="col" className="r">
              Away
            </th>
            <th scope="col" className="r">
              σ
            </th>
            {shownHorizons.map((sessions) => (
              <th key={sessions} scope="col" className="r">
                {horizonNames[sessions]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((t) => (
            <Fragment key={t.id}>
              <tr className={t.isCrossed ? "crossed" : ""}>
                <th scope="row">
                  <button
                    type="button"
                    className="plain"
                    aria-expanded={open === t.id}
                    onClick={() => setOpen(open === t.id ? null : t.id)}
                  >
                    {open === t.id ? "▾" : "▸"} {t.title}
                  </button>
                </th>
                <td className="r" data-label="Level">
                  {t.shown.level}
                </td>
                <td className="r" data-label="Now">
                  <ExplainLink id={t.id}>{t.shown.value}</ExplainLink>
                </td>
                <td data-label="State">{t.shown.state}</td>
                <td className="r" data-label="Away">
                  {t.shown.distance}
                </td>
                <td className="r" data-label="σ, month">
                  {t.shown.sigma}
                </td>
                {shownHorizons.map((sessions) => (
                  <td key={sessions} className="r" data-label={`Within ${horizonNames[sessions]}`}>
                    <Likelihood of={probabilityAt(t, sessions)} />
                  </td>
                ))}
              </tr>
              {open === t.id && (
                <tr className="more">
                  <td colSpan={6 + shownHorizons.length}>
                    <More item={t} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The horizons that the table shows; all are in the row's details. */
const shownHorizons = [21, 63, 378] as const;

const likelihoodColumns = shownHorizons.flatMap((n) => [`within${n}SessionsLo`, `within${n}SessionsHi`]);

/** For a sustained level the probability that it is held, else that it is touched. */
function probabilityAt(item: ThresholdItem, sessions: number): { lo: number; hi: number } | undefined {
  const found = item.probabilities.find((p) => p.sessions === sessions);
  return found?.sustained ?? found?.touch;
}

/** A range of probability as text over a bar from its low to its high end. */
function Likelihood({ of }: { of: { lo: number; hi: number } | undefined }) {
  if (!of) return <>—</>;
  return (
    <span className="likelihood">
      {formatInterval(of.lo, of.hi, "probability")}
      <span className="track" aria-hidden="true">
        <span style={{ left: `${of.lo * 100}%`, width: `${Math.max(1.5, (of.hi - of.lo) * 100)}%` }} />
      </span>
    </span>
  );
}

function More({ item }: { item: ThresholdItem }) {
  const range = (p: { lo: number; hi: number } | undefined) => (p ? formatInterval(p.lo, p.hi, "probability") : "—");
  return (
    <>
      <p>{item.reason}</p>
      <p className="fine">
        {item.tag}; {item.source}.{item.registered ? ` Named ${formatDate(item.registered)}.` : ""}{" "}
        {item.absent ?? item.method}
      </p>
      {item.probabilities.length > 0 && (
        <table className="small">
          <thead>
            <tr>
              <th scope="col">Within</th>
              <th scope="col">touched</th>
              <th scope="col">with forward drift</th>
              <th scope="col">sustained</th>
            </tr>
          </thead>
          <tbody>
            {item.probabilities.map((p) => (
              <tr key={p.sessions}>
                <th scope="row">{horizonNames[p.sessions] ?? `${p.sessions} sessions`}</th>
                <td>{p.touch ? `${formatProbability(p.touch.value)} (${range(p.touch)})` : "—"}</td>
                <td>{range(p.touchForward)}</td>
                <td>{range(p.sustained)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        {item.lastBeyond ? `Last session beyond: ${item.lastBeyond}` : "Never beyond in the known history"}
        {item.counts.map((c) => `; ${c.beyond} of the ${c.sessions} sessions ${c.from} to ${c.to} of ${c.source}`)}.
        {item.followed.length > 0 &&
          ` What followed within 20 sessions: ${item.followed.map((f) => `${f.start}: S&P 500 ${f.spx === null ? "not known" : formatPercent(f.spx, { decimals: 1 })}, BTC ${f.btc === null ? "not known" : formatPercent(f.btc, { decimals: 1 })}`).join("; ")}.`}
      </p>
    </>
  );
}
