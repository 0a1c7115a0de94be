import type { SeriesAnswer, SeriesList } from "../../src/api/contract.ts";
import type { Unit } from "../../src/charts/format.ts";
import { seriesLine } from "../../src/charts/series-line.ts";
import { linkTo, useAddress } from "../address.ts";
import { useAnswer, withPin } from "../data.ts";
import { Chart } from "../parts/chart.tsx";
import { Folded } from "../parts/folded.tsx";
import { ExplainLink, Waiting } from "../parts/state.tsx";

const rowsShown = 60;

export function Series({ argument }: { argument: string }) {
  return argument === "" ? <List /> : <One id={argument} />;
}

type Item = SeriesList["items"][number];

function List() {
  const { data, error } = useAnswer<SeriesList>("/api/series");
  if (!data) return <Waiting error={error} />;
  return (
    <>
      <h1>Series</h1>
      <p className="lead">
        Every observation that was public at the as-of, with its vintage. Series without rows wait for their source.
      </p>
      <Folded
        what="series"
        rows={data.items}
        groupOf={groupOf}
        wordsOf={(s) => `${s.title} ${s.id} ${s.sources.join(" ")} ${groupOf(s)}`}
        summaryOf={(rows) => `${rows.length} series, ${rows.filter((s) => s.count > 0).length} with rows`}
      >
        {(rows, group) => <ListTable rows={rows} group={group} />}
      </Folded>
    </>
  );
}

/** The publisher of the best source; what comes from a reader's files stands together. */
const groupOf = ({ sources, publisher }: Item): string =>
  sources[0]?.startsWith("import/") ? "Your own files" : publisher;

function ListTable({ rows, group }: { rows: readonly Item[]; group: string }) {
  return (
    <div className="scroll stack" tabIndex={0} role="region" aria-label={`Series, ${group}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Series</th>
            <th scope="col" className="r">
              Rows
            </th>
            <th scope="col">Best source</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((s) => (
            <tr key={s.id}>
              <th scope="row">
                <a href={linkTo(`series/${s.id}`)}>{s.title}</a>
                <br />
                <small>{s.id}</small>
              </th>
              <td className="r" data-label="Rows">
                {s.count.toLocaleString("en")}
              </td>
              <td data-label="Best source">{s.sources[0]}</td>
              <td data-label="From">{s.first ?? "—"}</td>
              <td data-label="To">{s.last ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function One({ id }: { id: string }) {
  const { query } = useAddress();
  const { data, error } = useAnswer<SeriesAnswer>(`/api/series/${encodeURIComponent(id)}`);
  if (!data || data.id !== id) return <Waiting error={error} />;
  return (
    <>
      <h1>{data.title}</h1>
      <p className="lead">
        {data.items.length.toLocaleString("en")} observations
        {data.changesSource ? "; more than one source stands behind them, see the column" : ""}.{" "}
        <ExplainLink id={id}>Where they come from</ExplainLink>
      </p>
      {data.items.length > 1 ? (
        <Chart
          csvHref={withPin(`/api/series/${encodeURIComponent(id)}.csv`, query)}
          chart={seriesLine({
            id: `series-${id}`,
            title: data.title,
            subject: data.title,
            unit: data.unit as Unit,
            asOf: data.asOf,
            observed: data.items.map((i) => i.observed),
            values: data.items.map((i) => i.value),
          })}
        />
      ) : (
        <p className="why">No observations are known at this as-of.</p>
      )}
      <div className="scroll stack" tabIndex={0} role="region" aria-label="Newest observations">
        <table>
          <thead>
            <tr>
              <th scope="col">Observed</th>
              <th scope="col" className="r">
                Published value
              </th>
              <th scope="col">Unit</th>
              <th scope="col">Source</th>
              <th scope="col">Origin</th>
              <th scope="col">Known from</th>
            </tr>
          </thead>
          <tbody>
            {data.items
              .slice(-rowsShown)
              .reverse()
              .map((i) => (
                <tr key={i.observed}>
                  <th scope="row">{i.observed}</th>
                  <td className="r" data-label="Value">
                    {i.text}
                  </td>
                  <td data-label="Unit">{i.unit}</td>
                  <td data-label="Source">{i.source}</td>
                  <td data-label="Origin">{i.origin}</td>
                  <td data-label="Known from">{i.knownAt}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
