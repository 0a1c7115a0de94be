import { Fragment, useState } from "react";
import type { Audit as Answer, Claims } from "../../src/api/contract.ts";
import { setQuery, useAddress } from "../address.ts";
import { useAnswer, withPin } from "../data.ts";
import { ExplainLink, Waiting } from "../parts/state.tsx";
import { Verdict, VerdictCounts } from "../parts/verdicts.tsx";

const verdicts = ["contradicted", "inconsistent", "assumption", "consistent", "uncheckable"];

export function Audit() {
  const { query } = useAddress();
  const { data, error } = useAnswer<Answer>("/api/audit");
  const { data: claims } = useAnswer<Claims>("/api/claims");
  const [open, setOpen] = useState<string | null>(null);
  if (!data) return <Waiting error={error} />;
  const chosen = query.get("verdict");
  const items = data.items.filter((i) => chosen === null || i.verdict === chosen);
  return (
    <>
      <h1>What does not add up</h1>
      <p className="lead">
        Every figure of the November 2025 note, recomputed from its other figures and from public facts known at the
        as-of. The arithmetic is shown; rules judge, not a list.
      </p>
      <VerdictCounts items={data.items} />
      <div className="filter" role="group" aria-label="Show verdict">
        <button type="button" aria-pressed={chosen === null} onClick={() => setQuery({ verdict: null })}>
          all
        </button>
        {verdicts.map((v) => (
          <button type="button" key={v} aria-pressed={chosen === v} onClick={() => setQuery({ verdict: v })}>
            {v}
          </button>
        ))}
        <a href={withPin("/api/audit", query)} download="audit.json">
          JSON
        </a>
      </div>
      <div className="scroll stack" tabIndex={0} role="region" aria-label="Figures of the note">
        <table>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Stated</th>
              <th scope="col">Verdict</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const main = item.findings.find((f) => f.verdict === item.verdict) ?? item.findings[0];
              return (
                <Fragment key={item.id}>
                  <tr>
                    <th scope="row">
                      <button
                        type="button"
                        className="plain"
                        aria-expanded={open === item.id}
                        onClick={() => setOpen(open === item.id ? null : item.id)}
                      >
                        {open === item.id ? "▾" : "▸"} {item.subject}: {item.metric}
                      </button>
                    </th>
                    <td data-label="Stated">
                      <ExplainLink id={item.id}>{item.stated}</ExplainLink>
                    </td>
                    <td data-label="Verdict">
                      <Verdict verdict={item.verdict} />
                    </td>
                    <td data-label="Why" className="whole">
                      {main?.arithmetic ?? ""}
                    </td>
                  </tr>
                  {open === item.id && (
                    <tr className="more">
                      <td colSpan={4}>
                        <ul>
                          {item.findings.map((f, i) => (
                            <li key={`${f.rule} ${i}`}>
                              <Verdict verdict={f.verdict} /> <em>{f.rule.replaceAll("-", " ")}</em>: {f.arithmetic}
                              {f.reading ? `. Reading: ${f.reading}` : ""}
                            </li>
                          ))}
                        </ul>
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      <h2>Narrative claims under test</h2>
      <ul className="readings">
        {(claims?.items ?? []).map((c) => (
          <li key={c.id} className="reading">
            <div className="reading-head">
              <h3>{c.claim}</h3>
              <Verdict verdict={c.verdict} />
            </div>
            <p>{c.reason}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
