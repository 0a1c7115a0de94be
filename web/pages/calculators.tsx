import { useEffect, useState } from "react";
import { linkTo } from "../address.ts";
import { fetchJson, useAnswer } from "../data.ts";
import { Folded } from "../parts/folded.tsx";
import { Waiting } from "../parts/state.tsx";
import { sectionTitles } from "./today.tsx";

interface ModelSummary {
  id: string;
  title: string;
  theme: string;
  formula: string;
  reference: string;
}
interface Model extends ModelSummary {
  fields: { name: string; what: string }[];
  example: Record<string, unknown>;
}

export function Calculators({ argument }: { argument: string }) {
  return argument === "" ? <List /> : <Form id={argument} />;
}

function List() {
  const { data, error } = useAnswer<{ items: ModelSummary[] }>("/api/models");
  if (!data) return <Waiting error={error} />;
  return (
    <>
      <h1>Calculators</h1>
      <p className="lead">
        Every model of the monitor with your own numbers. Rates and shares are decimals: 0.055 is 5.5 %.
      </p>
      <Folded
        what="calculators"
        rows={data.items}
        groupOf={({ theme }) => sectionTitles[theme] ?? theme.charAt(0).toUpperCase() + theme.slice(1)}
        wordsOf={(m) => `${m.title} ${m.id} ${m.formula} ${m.theme}`}
        summaryOf={(rows) => `${rows.length}`}
      >
        {(rows) => (
          <ul className="cards">
            {rows.map((m) => (
              <li key={m.id} className="card">
                <h2>
                  <a href={linkTo(`calculators/${m.id}`)}>{m.title}</a>
                </h2>
                <p className="fine">{m.formula}</p>
              </li>
            ))}
          </ul>
        )}
      </Folded>
    </>
  );
}

function Form({ id }: { id: string }) {
  const { data: model, error } = useAnswer<Model>(`/api/models/${encodeURIComponent(id)}`);
  const [values, setValues] = useState<Record<string, string>>({});
  const [answer, setAnswer] = useState<{
    outputs?: unknown;
    uncertainty?: unknown;
    notes?: string[];
    fault?: string;
  } | null>(null);
  useEffect(() => {
    if (model)
      setValues(
        Object.fromEntries(
          model.fields.map((f) => [f.name, f.name in model.example ? JSON.stringify(model.example[f.name]) : ""]),
        ),
      );
  }, [model]);
  if (!model) return <Waiting error={error} />;
  const compute = async () => {
    const input: Record<string, unknown> = {};
    for (const [name, text] of Object.entries(values)) {
      if (text.trim() === "") continue;
      try {
        input[name] = JSON.parse(text);
      } catch {
        input[name] = text;
      }
    }
    try {
      setAnswer(
        (await fetchJson(`/api/calc/${id}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(input),
        })) as object,
      );
    } catch (fault) {
      setAnswer({ fault: fault instanceof Error ? fault.message : String(fault) });
    }
  };
  return (
    <>
      <p>
        <a href={linkTo("calculators")}>All calculators</a>
      </p>
      <h1>{model.title}</h1>
      <p className="lead">{model.formula}</p>
      <form
        className="calc"
        onSubmit={(e) => {
          e.preventDefault();
          void compute();
        }}
      >
        {model.fields.map((f) => (
          <label key={f.name}>
            <span>
              {f.name}
              <small>{f.what}</small>
            </span>
            <input
              value={values[f.name] ?? ""}
              spellCheck={false}
              onChange={(e) => setValues({ ...values, [f.name]: e.target.value })}
            />
          </label>
        ))}
        <button type="submit">Compute</button>
      </form>
      <div aria-live="polite">
        {answer?.fault !== undefined && <p className="error">{answer.fault}</p>}
        {answer?.outputs !== undefined && <pre>{JSON.stringify(answer.outputs, null, 2)}</pre>}
        {answer?.uncertainty !== undefined && <pre>{JSON.stringify(answer.uncertainty, null, 2)}</pre>}
        {answer?.notes?.map((n) => (
          <p key={n} className="why">
            {n}
          </p>
        ))}
      </div>
      <p className="fine">{model.reference}</p>
    </>
  );
}
