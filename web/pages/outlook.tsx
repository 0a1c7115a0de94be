import { useState } from "react";
import type { Outlook as Answer } from "../../src/api/contract.ts";
import { formatNumber } from "../../src/charts/format.ts";
import { setQuery, useAddress } from "../address.ts";
import { useAnswer } from "../data.ts";
import { Metastability } from "../outlook/metastability.tsx";
import { OutlookResults } from "../outlook/results.tsx";
import { RunProgress } from "../parts/run-progress.tsx";
import { isGoing, type Run, useRun } from "../run.ts";
import "../outlook/outlook.css";

const pathChoices = [300, 1000, 3000] as const;
const defaultSeed = 20251121;

export function Outlook() {
  const { query } = useAddress();
  const { data } = useAnswer<{ run: Run<Answer> | null }>("/api/outlook");
  const control = useRun(data?.run ?? null);
  const { run, start } = control;
  const [paths, setPaths] = useState(Number(query.get("paths") ?? pathChoices[1]));
  const [seed, setSeed] = useState(Number(query.get("seed") ?? defaultSeed));
  const busy = isGoing(run);
  const answer = run?.result ?? null;
  const begin = (): void => {
    setQuery({ paths: String(paths), seed: String(seed) }, "replace");
    const [asOf, head] = [query.get("asOf"), query.get("head")];
    start("/api/outlook", {
      ...{ paths, seed },
      ...(asOf === null ? {} : { asOf }),
      ...(head === null ? {} : { head: Number(head) }),
    });
  };
  return (
    <>
      <h1>Outlook</h1>
      <p className="lead">
        How likely is a cascade within 18 months, how much of that is forced selling, and do the note's thresholds
        trigger it? A simulation with agents, beside history alone and beside the note's claim.
      </p>
      <form
        className="run"
        onSubmit={(e) => {
          e.preventDefault();
          begin();
        }}
      >
        <label>
          Paths{" "}
          <select value={paths} onChange={(e) => setPaths(Number(e.target.value))} disabled={busy}>
            {[...new Set([...pathChoices, paths])].map((n) => (
              <option key={n} value={n}>
                {formatNumber(n, { decimals: 0 })}
              </option>
            ))}
          </select>
        </label>
        <label>
          Seed{" "}
          <input
            type="number"
            min={0}
            step={1}
            value={seed}
            disabled={busy}
            onChange={(e) => setSeed(e.target.valueAsNumber || 0)}
          />
        </label>
        {!busy && (
          <button type="submit" className="main">
            {answer ? "Run again" : "Run"}
          </button>
        )}
      </form>
      <RunProgress control={control} />
      {answer && !busy && <OutlookResults outlook={answer} />}
      {!answer && !busy && (
        <p className="why">
          Nothing has been simulated for this instant yet. A thousand paths take about a minute on two cores.
        </p>
      )}
      <h2>How firmly it is held</h2>
      <Metastability />
    </>
  );
}
