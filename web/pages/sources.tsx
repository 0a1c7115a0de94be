import type { Sources as Answer, FeedReport, Quarantine, SourceItem } from "../../src/api/contract.ts";
import { formatDateShort, formatMoment } from "../../src/charts/format.ts";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data.ts";
import { Folded } from "../parts/folded.tsx";
import { Said } from "../parts/said.tsx";
import { Waiting } from "../parts/state.tsx";
import { Table } from "../parts/table.tsx";

export function Sources() {
  const { data, error } = useAnswer<Answer>("/api/sources");
  const isChosen = useAddress().query.has("asOf");
  if (!data) return <Waiting error={error} />;
  return (
    <>
      <h1>Sources</h1>
      <p className="lead">
        Where every number comes from, on what terms, when it last came, and when it is asked for again.
      </p>
      <p className="fine">
        Ages are those at the as-of, {formatMoment(data.asOf)}. Rows and the last success are what the ledger holds by
        now (head {data.head}){isChosen ? "" : "; the next run is by the clock"}.
      </p>
      <Folded
        what="sources"
        rows={[...data.items].sort((a, b) => order.indexOf(groupOf(a)) - order.indexOf(groupOf(b)))}
        groupOf={groupOf}
        wordsOf={(s) => `${s.title} ${s.id} ${s.publisher} ${s.provides.join(" ")}`}
        summaryOf={summaryOf}
        isOpenAtFirst={(group, rows) => group === order[0] && rows.length <= openMost}
      >
        {(rows, group) => <SourceTable rows={rows} group={group} isChosen={isChosen} />}
      </Folded>
      <Held />
      <Feeds />
    </>
  );
}

/** With more rows than this the group that needs attention is closed too: then it is the network, and all say the same. */
const openMost = 8;
/** What needs a person first, then by how a source comes. */
const order = ["Need attention", "Collected by themselves", "Off", "From your own files", "In the package"] as const;

function groupOf(s: SourceItem): (typeof order)[number] {
  if (s.isFailing || s.held > 0 || s.breaker !== "closed" || s.waitUntil !== null) return order[0];
  if (s.on) return order[1];
  return s.origin === "live" ? order[2] : s.origin === "import" ? order[3] : order[4];
}

function summaryOf(rows: readonly SourceItem[]): string {
  const came = rows.filter((s) => s.lastSuccess !== null).length;
  const failing = rows.filter((s) => s.isFailing).length;
  const old = rows.filter((s) => s.isFresh === false).length;
  return `${rows.length}, ${came} with data${failing > 0 ? `, ${failing} failing` : ""}${old > 0 ? `, ${old} older than they may be at the as-of` : ""}`;
}

function SourceTable({ rows, group, isChosen }: { rows: readonly SourceItem[]; group: string; isChosen: boolean }) {
  return (
    <div className="scroll stack" tabIndex={0} role="region" aria-label={`Sources, ${group}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Source, publisher and terms</th>
            <th scope="col" className="r">
              Rows
            </th>
            <th scope="col">Newest, age at the as-of</th>
            <th scope="col">Last success</th>
            {!isChosen && <th scope="col">Next run</th>}
            <th scope="col">Remarks</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((s) => (
            <tr key={s.id}>
              <th scope="row">
                {s.title}
                <br />
                <small>
                  {s.publisher} · {s.id}
                </small>
                <details className="fine">
                  <summary>Terms</summary>
                  {s.terms.licence} <a href={s.terms.url}>{s.terms.url}</a>, read {s.terms.read}
                </details>
              </th>
              <td className="r" data-label="Rows">
                {s.rows.toLocaleString("en")}
              </td>
              <td data-label="Newest">
                {s.newest ? formatDateShort(s.newest) : "—"}
                <Age source={s} />
              </td>
              <td data-label="Last success">{s.lastSuccess ? formatDateShort(s.lastSuccess) : "never"}</td>
              {!isChosen && <td data-label="Next run">{s.nextRun ? formatMoment(s.nextRun) : "—"}</td>}
              <td data-label="Remarks" className="whole">
                <Remarks source={s} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Values that acceptance held back; a person lets them in. */
function Held() {
  const { data } = useAnswer<Quarantine>("/api/quarantine");
  if (!data) return null;
  const rows = data.items.flatMap((item) => item.rows.map((row, i) => ({ ...row, ...item, key: `${item.seq} ${i}` })));
  return (
    <>
      <h2>Held back</h2>
      {rows.length === 0 ? (
        <p className="why">No value waits for a person's word.</p>
      ) : (
        <>
          <Table
            name="quarantine"
            title="Values that could not be believed, and are shown nowhere else"
            rows={rows}
            keyOf={(row) => row.key}
            columns={[
              { title: "Series", shown: (row) => row.series, value: (row) => row.series },
              { title: "Observed", shown: (row) => row.observed, value: (row) => row.observed },
              { title: "Value", numeric: true, shown: (row) => `${row.text} ${row.unit}`, value: (row) => row.text },
              { title: "Because", shown: (row) => row.because, value: (row) => row.because },
              { title: "Source", shown: (row) => row.source, value: (row) => row.source },
              { title: "Event", numeric: true, shown: (row) => row.seq, value: (row) => row.seq },
            ]}
          />
          <p className="fine">
            Where a value is right after all: <code>metastable sources release EVENT --reason "why"</code>.
          </p>
        </>
      )}
    </>
  );
}

/** Live connections of this monitor. */
function Feeds() {
  const { data } = useAnswer<FeedReport>("/api/feeds");
  if (!data) return null;
  return (
    <>
      <h2>Live feeds</h2>
      {data.items.length === 0 ? (
        <p className="why">No feed runs: the monitor was started offline, or its feeds are turned off.</p>
      ) : (
        <Table
          name="feeds"
          title="Connections of this monitor"
          rows={data.items}
          keyOf={(feed) => feed.feed}
          columns={[
            { title: "Feed", shown: (feed) => feed.feed, value: (feed) => feed.feed },
            { title: "State", shown: (feed) => feed.phase, value: (feed) => feed.phase },
            { title: "Since", shown: (feed) => formatMoment(feed.since), value: (feed) => feed.since },
            {
              title: "Last frame",
              shown: (feed) => (feed.lastFrame === null ? "—" : formatMoment(feed.lastFrame)),
              value: (feed) => feed.lastFrame,
            },
            {
              title: "Frames",
              numeric: true,
              shown: (feed) => feed.frames.toLocaleString("en"),
              value: (feed) => feed.frames,
            },
            { title: "Lost", numeric: true, shown: (feed) => feed.dropped, value: (feed) => feed.dropped },
            { title: "Problem", shown: (feed) => feed.problem ?? "—", value: (feed) => feed.problem },
          ]}
        />
      )}
    </>
  );
}

function Age({ source: { ageDays, freshForDays, isFresh, newest } }: { source: SourceItem }) {
  if (ageDays === null && newest !== null)
    return (
      <>
        <br />
        <small>after the as-of</small>
      </>
    );
  if (ageDays === null || freshForDays === null) return null;
  return (
    <>
      <br />
      <small>
        {ageDays} of {freshForDays} days{isFresh ? "" : ", old"}
      </small>
    </>
  );
}

function Remarks({ source: s }: { source: SourceItem }) {
  return (
    <>
      {s.isFailing && s.lastProblem && (
        <span className="error">
          <Said text={`${s.lastProblem.message}. ${s.lastProblem.remedy} `} />
        </span>
      )}
      {s.origin === "live" && s.offReason !== null && <span>Off: {s.offReason}. </span>}
      {s.held > 0 && <span>{s.held} values held back, see below. </span>}
      {s.breaker !== "closed" && <span>The host failed too often and rests. </span>}
      {s.waitUntil !== null && <span>The publisher asked to wait until {formatMoment(s.waitUntil)}. </span>}
    </>
  );
}
