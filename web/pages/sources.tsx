import type { Sources as Answer } from "../../src/api/contract.ts";
import { formatDateShort } from "../../src/charts/format.ts";
import { useAnswer } from "../data.ts";
import { Waiting } from "../parts/state.tsx";

export function Sources() {
  const { data, error } = useAnswer<Answer>("/api/sources");
  if (!data) return <Waiting error={error} />;
  return (
    <>
      <h1>Sources</h1>
      <p className="lead">Where every number comes from, on what terms, and when it last came.</p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Sources">
        <table>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Publisher</th>
              <th scope="col">Kind</th>
              <th scope="col" className="r">
                Rows
              </th>
              <th scope="col">Newest</th>
              <th scope="col">Last success</th>
              <th scope="col">Terms</th>
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
                <td>{s.origin}</td>
                <td className="r">{s.rows.toLocaleString("en")}</td>
                <td>{s.newest ? formatDateShort(s.newest) : "—"}</td>
                <td>{s.lastSuccess ? formatDateShort(s.lastSuccess) : "never"}</td>
                <td>
                  {s.lastProblem ? <span className="error">{s.lastProblem.message} </span> : null}
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
