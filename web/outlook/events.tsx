/** What lies ahead: events with stated and computed probabilities, the recovery watch, and the contrarian test. */
import type { Events as Answer, Scores } from "../../src/api/contract.ts";
import {
  formatCount,
  formatDate,
  formatDateShort,
  formatInterval,
  formatPercent,
  formatProbability,
} from "../../src/charts/format.ts";
import { useAnswer } from "../data.ts";
import { Waiting } from "../parts/state.tsx";
import { Table } from "../parts/table.tsx";

type Event = Answer["items"][number];
type Statement = Event["statements"][number];
type Score = Scores["items"][number];

export function Events() {
  const { data, error } = useAnswer<Answer>("/api/calendar");
  const scores = useAnswer<Scores>("/api/score");
  if (!data || !scores.data) return <Waiting error={error ?? scores.error} />;
  const scoreOf = new Map(scores.data.items.map((item) => [item.event, item]));
  return (
    <>
      <p>{eventsSoWhat(data)}</p>
      <Calendar items={data.items} scoreOf={scoreOf} />
      <p className="fine">
        A poll share is the share of those asked, not a probability. Computed ones come from the register of thresholds.
        Scores: Brier, 0 is best and 0.25 is a coin; {scores.data.note}.
      </p>
      <Recovery legs={data.recovery} />
      <Contrarian test={data.contrarian} />
    </>
  );
}

export function eventsSoWhat({ items, recovery }: Answer): string {
  const open = items.filter(({ state }) => state !== "over").sort((a, b) => (a.to < b.to ? -1 : 1));
  const met = recovery.filter(({ state }) => state === "met").length;
  const unknown = recovery.filter(({ state }) => state === "absent").length;
  const next = open[0]
    ? `${formatCount(open.length, "event")} ahead or open; the next to be answered is “${open[0].title}”, by ${formatDate(open[0].to)}.`
    : "No event is ahead.";
  return `${next} Of ${recovery.length} signs of recovery ${met} ${met === 1 ? "is" : "are"} met${unknown > 0 ? ` and ${unknown} cannot be told` : ""}.`;
}

const chance = ({ low, high }: Statement): string =>
  low === high ? formatProbability(low) : formatInterval(low, high, "probability");

function Calendar({ items, scoreOf }: { items: readonly Event[]; scoreOf: ReadonlyMap<string, Score> }) {
  const outcome = ({ id }: Event): string => {
    const score = scoreOf.get(id);
    if (!score) return "—";
    if (score.happened === null) return score.reason ?? "not known";
    const marks = score.statements.flatMap(({ brier }) => (brier === null ? [] : [brier.toFixed(2)]));
    return `${score.happened ? "happened" : "did not happen"}${marks.length > 0 ? `; Brier ${marks.join(", ")}` : ""}`;
  };
  return (
    <div className="events">
      <Table
        name="events"
        title="Event calendar"
        rows={items}
        keyOf={(e) => e.id}
        columns={[
          {
            title: "Event",
            shown: (e) => (
              <>
                {e.title}
                <small>{e.question}</small>
              </>
            ),
            value: (e) => e.id,
          },
          {
            title: "Window",
            shown: (e) => `${formatDateShort(e.from)} to ${formatDateShort(e.to)}`,
            value: (e) => `${e.from} to ${e.to}`,
          },
          { title: "State", shown: (e) => e.state, value: (e) => e.state },
          {
            title: "Probability",
            shown: (e) =>
              e.statements.length === 0 ? (
                "none stated"
              ) : (
                <ul className="plain-list">
                  {e.statements.map((s) => (
                    <li key={`${s.kind} ${s.source}`}>
                      {s.kind} {chance(s)}
                      <small>
                        {s.source}, {formatDate(s.asOf)}
                      </small>
                    </li>
                  ))}
                </ul>
              ),
            value: (e) =>
              e.statements.map((s) => `${s.kind} ${s.low} to ${s.high} (${s.source}, ${s.asOf})`).join("; "),
          },
          {
            title: "What answers it",
            shown: (e) => (
              <>
                {e.resolution}
                <small>{e.source}</small>
              </>
            ),
            value: (e) => e.resolution,
          },
          { title: "Outcome", shown: outcome, value: outcome },
        ]}
      />
    </div>
  );
}

function Recovery({ legs }: { legs: Answer["recovery"] }) {
  return (
    <Table
      name="recovery-watch"
      title="Recovery watch"
      rows={legs}
      keyOf={(leg) => leg.id}
      columns={[
        { title: "Sign", shown: (leg) => leg.title, value: (leg) => leg.id },
        {
          title: "State",
          shown: (leg) => (leg.state === "absent" ? "cannot be told" : leg.state),
          value: (leg) => leg.state,
        },
        { title: "Observed", shown: (leg) => formatDate(leg.observed), value: (leg) => leg.observed },
        { title: "Rule", shown: (leg) => leg.rule, value: (leg) => leg.rule },
        { title: "Why not", shown: (leg) => leg.reason ?? "—", value: (leg) => leg.reason },
      ]}
    />
  );
}

function Contrarian({ test: { rule, signals, returns, reason } }: { test: Answer["contrarian"] }) {
  if (returns.length === 0)
    return (
      <p className="why">
        Contrarian test ({rule}): cannot be made, {reason}.
      </p>
    );
  const move = (value: number | null): string => formatPercent(value, { signed: true, decimals: 1 });
  return (
    <>
      <Table
        name="contrarian-test"
        title="Contrarian test: bitcoin after panic, and after any day"
        rows={returns}
        keyOf={(r) => String(r.horizonDays)}
        columns={[
          { title: "Days later", numeric: true, shown: (r) => r.horizonDays, value: (r) => r.horizonDays },
          { title: "Signals", numeric: true, shown: (r) => r.n, value: (r) => r.n },
          { title: "After them", numeric: true, shown: (r) => move(r.afterSignals), value: (r) => r.afterSignals },
          { title: "All days", numeric: true, shown: (r) => move(r.allDays), value: (r) => r.allDays },
          { title: "Difference", numeric: true, shown: (r) => move(r.difference), value: (r) => r.difference },
          {
            title: "95 % interval",
            numeric: true,
            shown: (r) => (r.interval ? `${move(r.interval.lo)} to ${move(r.interval.hi)}` : "—"),
            value: (r) => (r.interval ? `${r.interval.lo} to ${r.interval.hi}` : null),
          },
        ]}
      />
      <p className="fine">
        Rule: {rule}. Signals: {signals.map((day) => formatDate(day)).join(", ")}. Mean simple returns; an interval that
        holds zero shows nothing.
      </p>
    </>
  );
}
