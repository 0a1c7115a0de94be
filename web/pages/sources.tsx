import type { Sources as Answer, SourceItem } from "../../src/api/contract.ts";
import { formatDateShort, formatMoment } from "../../src/charts/format.ts";
import { useAnswer } from "../data.ts";
import { Waiting } from "../parts/state.tsx";

export function Sources() {
  const { data, error } = useAnswer<Answer>("/api/sources");
  if (!data) return <Waiting error={error} />;
  return (
    <>
      <h1>Sources</h1>
      <p className="lead">
        Where every number comes from, on what terms, when it last came, and when it is asked for again.
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Sources">
        <table>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Publisher</th>
              <th scope="col">State</th>
              <th scope="col" className="r">
                Rows
              </th>
              <th scope="col">Newest</th>
              <th scope="col">Last success</th>
              <th scope="col">Next run</th>
              <th scope="col">Remarks and terms</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((s) => (
              <tr key={s.id}>
                <th scope="row">
                  {s.title}
                  <br />
                  <small>{s.id}</small>
                </th>
                <td>{s.publisher}</td>
                <td>{s.on ? "on" : s.origin === "live" ? "off" : s.origin}</td>
                <td className="r">{s.rows.toLocaleString("en")}</td>
                <td>
                  {s.newest ? formatDateShort(s.newest) : "—"}
                  <Age source={s} />
                </td>
                <td>{s.lastSuccess ? formatDateShort(s.lastSuccess) : "never"}</td>
                <td>{s.nextRun ? formatMoment(s.nextRun) : "—"}</td>
                <td>
                  <Remarks source={s} />
                  {s.terms.licence}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Age({ source: { ageDays, freshForDays, isFresh } }: { source: SourceItem }) {
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
          {s.lastProblem.message}. {s.lastProblem.remedy}{" "}
        </span>
      )}
      {s.origin === "live" && s.offReason !== null && <span>Off: {s.offReason}. </span>}
      {s.held > 0 && <span>{s.held} values held back: metastable sources quarantine. </span>}
      {s.breaker !== "closed" && <span>The host failed too often and rests. </span>}
      {s.waitUntil !== null && <span>The publisher asked to wait until {formatMoment(s.waitUntil)}. </span>}
    </>
  );
}
