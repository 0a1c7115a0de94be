import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { formatMoment } from "../../src/charts/format.ts";
import type { ScenarioBasis, ScenarioSummary } from "../../src/simulation/market-system/answer.ts";
import type { MarketAsset } from "../../src/simulation/market-system/facts.ts";
import { setQuery, useAddress } from "../address.ts";
import { useAnswer } from "../data.ts";
import { AnswerLine } from "../lab/answer-line.tsx";
import { Controls } from "../lab/controls.tsx";
import type { LabRequest } from "../lab/messages.ts";
import { channelsChart, fanChart, lawsChart, movedAssets, pathsChart, salesChart } from "../lab/pictures.ts";
import { calibratedNote, mainAsset, soWhat, titleOf } from "../lab/so-what.ts";
import { changesOf, type LabState, queryOf, stateOf, worldsShown } from "../lab/state.ts";
import { AssetTable, AssumptionTable, ExposureTable, LevelTable, RoundTable } from "../lab/tables.tsx";
import { type LabPicture, useLab } from "../lab/use-lab.ts";
import { Chart } from "../parts/chart.tsx";
import { PinLink } from "../parts/pin-link.tsx";
import { saveText } from "../parts/save.ts";
import { Waiting } from "../parts/state.tsx";
import "../lab/lab.css";

/** The address follows when a slider rests, so that a drag is one step and not sixty. */
const restMs = 250;

/** Choices as they are now; the address follows, and leads when it is changed from outside. */
function useLabState(): [LabState, (next: LabState) => void] {
  const { query } = useAddress();
  const text = query.toString();
  const [state, setState] = useState(() => stateOf(query));
  const written = useRef(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the query
  useEffect(() => {
    if (text !== written.current) setState(stateOf(query));
    written.current = text;
  }, [text]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const words = queryOf(state);
      const next = new URLSearchParams(location.hash.split("?")[1] ?? "");
      for (const [name, value] of Object.entries(words)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      written.current = next.toString();
      setQuery(words, "replace");
    }, restMs);
    return () => clearTimeout(timer);
  }, [state]);
  return [state, setState];
}

/** Own values of parameters that shape facts and shocks are the server's to apply; the others act in the page. */
function useBasis(state: LabState): { basis: ScenarioBasis | undefined; error: Error | undefined } {
  const path = `/api/market-facts?scenario=${encodeURIComponent(state.scenario)}`;
  const first = useAnswer<ScenarioBasis>(path);
  const prepared = new Set(first.data?.prepared ?? []);
  const words = Object.entries(state.parameters)
    .filter(([id]) => prepared.has(id))
    .map(([id, value]) => `${id}=${value}`);
  const second = useAnswer<ScenarioBasis>(
    words.length === 0 ? null : `${path}&set=${encodeURIComponent(words.join(","))}`,
  );
  const { data, error } = words.length === 0 ? first : second;
  // While another scenario is read, the answer before stays on the screen but is not this one's.
  return { basis: data?.scenario.id === state.scenario ? data : undefined, error };
}

export function Lab() {
  const [state, setState] = useLabState();
  const { data: scenarios, error: listError } = useAnswer<{ items: ScenarioSummary[] }>("/api/scenarios");
  const { basis, error } = useBasis(state);
  const askedAt = useRef<number>(null);
  const { asset: _shown, ...asked } = state;
  // Which asset is looked at changes nothing that is run.
  const key = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked of the state
  const request = useMemo<LabRequest | undefined>(
    () =>
      basis && {
        ...{ basis, changes: changesOf(state, basis), seed: state.seed },
        ...{ worlds: worldsShown, askedAt: askedAt.current },
      },
    [basis, key],
  );
  const lab = useLab(request);
  const lastBasis = useRef(basis);
  lastBasis.current = basis ?? lastBasis.current;
  const shownBasis = lastBasis.current;
  const problem = error ?? listError;
  const change = useCallback(
    (next: LabState): void => {
      askedAt.current = performance.now();
      setState(next);
    },
    [setState],
  );
  return (
    <>
      <h1>Scenario lab</h1>
      <p className="lead">
        Move the shock or an assumption: the cascade engine runs here in your browser, and again in a thousand worlds
        that draw every assumption from its range.
      </p>
      {problem && <Waiting error={problem} />}
      {lab.error !== undefined && (
        <p className="error" role="alert">
          The run failed: {lab.error}
        </p>
      )}
      {!shownBasis || !scenarios ? (
        !problem && <Waiting error={undefined} />
      ) : (
        <div className="lab">
          <Controls state={state} basis={shownBasis} scenarios={scenarios.items} onChange={change} />
          <div className="results">
            {lab.picture ? (
              <Results picture={lab.picture} state={state} onChange={change} />
            ) : (
              <Waiting error={undefined} />
            )}
          </div>
          {lab.picture && <AnswerLine picture={lab.picture} state={state} />}
        </div>
      )}
    </>
  );
}

interface ResultsProps {
  readonly picture: LabPicture;
  readonly state: LabState;
  readonly onChange: (next: LabState) => void;
}

/** What is read first is drawn first; what stands below it follows as soon as that is on the screen. */
function Results({ picture, state, onChange }: ResultsProps) {
  const { answer, basis, worlds, summary } = picture;
  const asset: MarketAsset = state.asset ?? mainAsset(answer);
  const bands = useMemo(() => worlds && fanChart(answer, basis, worlds, asset), [answer, basis, worlds, asset]);
  const [later, laterState] = [useDeferredValue(picture), useDeferredValue(state)];
  const choices = movedAssets(answer);
  return (
    <>
      <section aria-label="What it means" className="so-what" aria-live="polite">
        <h2>{answer.scenario.title}</h2>
        <p className="why">
          {answer.scenario.asks} As of {formatMoment(answer.asOf)}; {answer.scenario.basis};{" "}
          {answer.scenario.horizonSessions} sessions.
        </p>
        {soWhat(answer, asset, summary).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p className="fine">
          Conditional on these assumptions; not a forecast. <Share picture={picture} />
        </p>
      </section>
      <div className="filter" role="group" aria-label="Asset that is looked at">
        {[...new Set([...choices, asset])].map((id) => (
          <button key={id} type="button" aria-pressed={id === asset} onClick={() => onChange({ ...state, asset: id })}>
            {titleOf(id)}
          </button>
        ))}
      </div>
      {bands ? (
        <Chart {...bands} onDrawn={() => measured(picture.askedAt)} />
      ) : (
        <p className="waiting" role="status">
          Building {worldsShown.toLocaleString("en")} worlds…
        </p>
      )}
      <Below picture={later} asset={laterState.asset ?? mainAsset(later.answer)} />
      <Assumptions picture={later} state={laterState} onChange={onChange} />
    </>
  );
}

/** Everything else about one picture. */
const Below = memo(({ picture, asset }: { readonly picture: LabPicture; readonly asset: MarketAsset }) => {
  const { answer, basis, summary } = picture;
  const pictures = useMemo(
    () => ({ paths: pathsChart(answer), sales: salesChart(answer), laws: lawsChart(answer) }),
    [answer],
  );
  const added = useMemo(() => channelsChart(answer, asset), [answer, asset]);
  return (
    <>
      <AssetTable answer={answer} summary={summary} />
      <Chart {...pictures.paths} />
      {pictures.sales ? <Chart {...pictures.sales} /> : <p className="why">Nobody sells in this run.</p>}
      <Chart {...pictures.laws} />
      {added ? <Chart {...added} /> : <p className="why">No channel adds anything to {titleOf(asset)}.</p>}
      <LevelTable answer={answer} basis={basis} summary={summary} />
      <ExposureTable answer={answer} />
      {answer.observed && <Observed answer={answer} />}
      <h2>One run explained</h2>
      <RoundTable answer={answer} />
      <h2>What it rests on</h2>
      <ul>
        {[...answer.notes, ...calibratedNote(answer)].map((note) => (
          <li key={note}>{note}</li>
        ))}
        {!answer.isQuiet && <li>the limit of rounds was reached with orders left</li>}
        <li>{answer.scenario.source}</li>
        <li>
          Draws: half below the value in use and half above, each half evenly to the end of the range; the size of the
          carry trade from its log-uniform prior. A value of your own is held.
        </li>
      </ul>
    </>
  );
});

/** Its table is made when it is opened: it has a field for every assumption. */
const Assumptions = memo(({ picture, state, onChange }: ResultsProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        All {picture.answer.assumptions.length} assumptions, with their ranges; set your own value of any
      </summary>
      {isOpen && <AssumptionTable answer={picture.answer} basis={picture.basis} state={state} onChange={onChange} />}
    </details>
  );
});

function Observed({ answer }: { answer: LabPicture["answer"] }) {
  const moves = Object.entries(answer.observed ?? {}).map(
    ([series, move]) => `${series} ${(move * 100).toFixed(1).replace("-", "−")} %`,
  );
  return (
    <p>
      Observed then ({answer.observedWindow ?? "window not stated"}): {moves.join(", ")}.
    </p>
  );
}

let lastMeasured: number | null = null;

/** From a choice to its picture with all worlds, once for each; read by bench/lab.ts. */
function measured(askedAt: number | null): void {
  if (askedAt === null || askedAt === lastMeasured) return;
  lastMeasured = askedAt;
  performance.measure("lab-slider-to-picture", { start: askedAt });
}

/** A pinned link, and the whole answer as JSON. */
function Share({ picture: { answer } }: { picture: LabPicture }) {
  return (
    <span className="exports">
      <PinLink at={answer} />
      <button
        type="button"
        onClick={() =>
          saveText(`${answer.scenario.id}.json`, `${JSON.stringify(answer, null, 2)}\n`, "application/json")
        }
      >
        JSON of the whole answer
      </button>
    </span>
  );
}
