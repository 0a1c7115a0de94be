import { useCallback, useEffect, useState } from "react";
import type { Outlook as Answer, PackagedAnswer } from "../../src/api/contract.ts";
import { formatMoment, formatNumber } from "../../src/charts/format.ts";
import { setQuery, useAddress } from "../address.ts";
import { useAnswer } from "../data.ts";
import { OutlookBasis } from "../outlook/basis.tsx";
import { Events } from "../outlook/events.tsx";
import { Metastability } from "../outlook/metastability.tsx";
import { OutlookAnswer, OutlookResults } from "../outlook/results.tsx";
import { PinLink } from "../parts/pin-link.tsx";
import { RunProgress } from "../parts/run-progress.tsx";
import { isGoing, type Run, useRun } from "../run.ts";
import "../outlook/outlook.css";

const pathChoices = [300, 1000, 3000] as const;
const pathsUsual = pathChoices[1];
const defaultSeed = 20251121;

export function Outlook() {
  const { query } = useAddress();
  const { data } = useAnswer<{ run: Run<Answer> | null; packaged: PackagedAnswer }>("/api/outlook");
  const control = useRun(data?.run ?? null);
  const { run, start } = control;
  const [paths, setPaths] = useState(Number(query.get("paths") ?? pathsUsual));
  const [seed, setSeed] = useState(Number(query.get("seed") ?? defaultSeed));
  const busy = isGoing(run);
  const packaged = data?.packaged ?? null;
  const own = run?.result ?? null;
  const answer = own ?? packaged?.answer ?? null;
  const asked = ["paths", "seed", "asOf", "head"].map((name) => query.get(name));
  const ask = useCallback(
    ([ofPaths, ofSeed, asOf, head]: readonly (string | null)[]): void =>
      start("/api/outlook", {
        ...{ paths: Number(ofPaths ?? pathsUsual), seed: Number(ofSeed ?? defaultSeed) },
        ...(asOf == null ? {} : { asOf }),
        ...(head == null ? {} : { head: Number(head) }),
      }),
    [start],
  );
  const key = JSON.stringify(asked);
  // A link that names a run asks for it again; one that was answered already is not computed anew.
  useEffect(() => {
    const words = JSON.parse(key) as (string | null)[];
    if (words[0] !== null) ask(words);
  }, [key, ask]);
  const begin = (): void => {
    const next = [String(paths), String(seed), ...asked.slice(2)];
    if (JSON.stringify(next) === key) ask(next);
    else setQuery({ paths: String(paths), seed: String(seed) }, "replace");
  };
  return (
    <>
      <h1>Outlook</h1>
      <p className="lead">
        How likely is a cascade within 18 months, how much of that is forced selling, and do the note's thresholds
        trigger it? A simulation with agents, beside history alone and beside the note's claim.
      </p>
      {answer && <OutlookAnswer outlook={answer} />}
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
            {own ? "Run again" : "Run"}
          </button>
        )}
      </form>
      <RunProgress control={control} />
      {answer && (
        <>
          <p className="fine">
            As of {formatMoment(answer.asOf)}.{" "}
            {own === null && packaged && <Packaged by={packaged} paths={answer.model.paths} />} <PinLink at={answer} />
          </p>
          <OutlookResults outlook={answer} />
        </>
      )}
      {!answer && packaged && !busy && (
        <p className="why">
          Nothing has been simulated for this instant yet: press Run; a thousand paths take about a minute on two cores.
          The packaged answer is as of {formatMoment(packaged.asOf)}; {packaged.differs}.
        </p>
      )}
      <h2>What lies ahead</h2>
      <Events />
      <h2>How firmly it is held</h2>
      <Metastability />
      {answer && (
        <>
          <h2>What it rests on</h2>
          <OutlookBasis outlook={answer} />
        </>
      )}
    </>
  );
}

function Packaged({ by, paths }: { by: PackagedAnswer; paths: number }) {
  return (
    <>
      Packaged answer, made with {formatNumber(paths, { decimals: 0 })} paths by <code>{by.command}</code> (model{" "}
      <code title={by.madeWith}>{by.madeWith.slice(0, 12)}</code>, data{" "}
      <code title={by.startedFrom}>{by.startedFrom.slice(0, 12)}</code>). Run replaces it.
    </>
  );
}
