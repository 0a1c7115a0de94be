/** What a reader can move: the shock, the size of the trade, a few assumptions, the law, the channels, the seed. */
import { useId } from "react";
import { formatBasisPoints, formatMoney, formatNumber, formatPercent } from "../../src/charts/format.ts";
import type { ScenarioBasis, ScenarioSummary } from "../../src/simulation/market-system/answer.ts";
import { drivers, shockWith } from "../../src/simulation/market-system/derived.ts";
import { assetTitles, channels } from "../../src/simulation/market-system/facts.ts";
import { yieldAt } from "../../src/simulation/market-system/par-bond.ts";
import { type LabState, moveAssets, ratioOf } from "./state.ts";

interface SliderProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly shown: string;
  /** Why it moves without being moved. */
  readonly follows?: string | undefined;
  /** Set when the reader has moved it away from the scenario. */
  readonly onReset: (() => void) | null;
  readonly onChange: (value: number) => void;
}

function Slider({ label, min, max, step, value, shown, follows, onReset, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{shown}</output>
      <div className="track-row">
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={Math.max(min, Math.min(max, value))}
          aria-valuetext={shown}
          onChange={(e) => onChange(Number(e.target.value))}
        />
        {onReset ? (
          <button type="button" className="reset" onClick={onReset} title="Back to the scenario's own">
            <span aria-hidden="true">↺</span>
            <span className="hidden">Reset {label}</span>
          </button>
        ) : null}
      </div>
      {follows && <span className="follows">{follows}</span>}
    </div>
  );
}

const moveRange = { usdjpy: [-25, 10], nasdaq: [-40, 10], nikkei: [-40, 10], btc: [-70, 20] } as const;
/** Assumptions with a slider of their own; all others stand in the table below the results. */
const shownParameters = [
  ["carry-stop-median", "Stop distance of carry positions", "percent"],
  ["depth-usdjpy-over-exposure", "Depth of USDJPY over the trade", "plain"],
  ["depth-us-equities", "Depth of US shares", "money"],
  ["btc-book-refill", "Refill of bitcoin books", "plain"],
] as const;

interface ControlsProps {
  readonly state: LabState;
  readonly basis: ScenarioBasis;
  readonly scenarios: readonly ScenarioSummary[];
  readonly onChange: (next: LabState) => void;
}

export function Controls({ state, basis, scenarios, onChange }: ControlsProps) {
  const set = (change: Partial<LabState>): void => onChange({ ...state, ...change });
  const { shock, derived = [], exposureUsd, law } = basis.choices;
  const moved = shockWith(shock, state.moves, derived, (id) => state.parameters[id] ?? parameterOf(basis, id));
  const follows = (asset: (typeof moveAssets)[number]): string | undefined => {
    const isDerived = state.moves[asset] === undefined && moved[asset] !== undefined;
    const by = derived.find((id) => id === asset);
    if (!isDerived || !by) return undefined;
    return `follows ${drivers[by].map((driver) => assetTitles[driver.asset]).join(" and ")} until set`;
  };
  const ownYield = basis.facts.yields.jgb30y;
  const ownRise = (yieldAt("jgb-30y", ownYield, 1 + (shock["jgb-30y"] ?? 0)) - ownYield) * 1e4;
  const rise = state.riseBp ?? ownRise;
  const exposure = state.exposureUsd ?? exposureUsd;
  const low = parameterOf(basis, "carry-exposure-low");
  const high = parameterOf(basis, "carry-exposure-high");
  return (
    <form className="controls" aria-label="Choices" onSubmit={(e) => e.preventDefault()}>
      <label className="field">
        <span>Scenario</span>
        <select
          value={state.scenario}
          onChange={(e) => onChange({ ...state, scenario: e.target.value, moves: {}, riseBp: null })}
        >
          {scenarios.map((s) => (
            <option key={s.id} value={s.id}>
              {s.title}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>The shock</legend>
        {moveAssets.map((asset) => {
          const move = moved[asset] ?? 0;
          const [least, most] = moveRange[asset];
          const price = basis.facts.prices[asset] * (1 + move);
          return (
            <Slider
              key={asset}
              label={assetTitles[asset]}
              min={least}
              max={most}
              step={0.1}
              value={move * 100}
              follows={follows(asset)}
              shown={`${formatPercent(move, { signed: true, decimals: 1 })} → ${formatNumber(price, { decimals: price < 1000 ? 1 : 0 })}`}
              onReset={
                state.moves[asset] === undefined
                  ? null
                  : () => {
                      const { [asset]: _gone, ...moves } = state.moves;
                      set({ moves });
                    }
              }
              onChange={(percent) => set({ moves: { ...state.moves, [asset]: ratioOf(percent) } })}
            />
          );
        })}
        <Slider
          label="30Y JGB yield"
          min={-50}
          max={200}
          step={1}
          value={rise}
          shown={`${formatBasisPoints(rise * 1e-4, { signed: true, decimals: 0 })} → ${formatPercent(ownYield + rise * 1e-4, { decimals: 2 })}`}
          onReset={state.riseBp === null ? null : () => set({ riseBp: null })}
          onChange={(riseBp) => set({ riseBp })}
        />
      </fieldset>
      <fieldset>
        <legend>The system</legend>
        <Slider
          label="Size of the carry trade"
          min={0}
          max={200}
          step={1}
          value={(200 * Math.log(exposure / low)) / Math.log(high / low)}
          shown={formatMoney(exposure, "USD")}
          onReset={state.exposureUsd === null ? null : () => set({ exposureUsd: null })}
          onChange={(at) => set({ exposureUsd: Number((low * (high / low) ** (at / 200)).toPrecision(3)) })}
        />
        {shownParameters.map(([id, label, form]) => (
          <ParameterSlider key={id} id={id} label={label} form={form} state={state} basis={basis} set={set} />
        ))}
        <div className="choice" role="group" aria-label="Impact law">
          <span>Impact law</span>
          {(["exponential", "square-root"] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={(state.law ?? law) === name}
              onClick={() => set({ law: name === law ? null : name })}
            >
              {name}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset className="switches">
        <legend>Channels</legend>
        {channels
          .filter(({ id }) => isPresent(basis, id))
          .map(({ id, title }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!state.off.includes(id)}
                onChange={(e) =>
                  set({ off: e.target.checked ? state.off.filter((o) => o !== id) : [...state.off, id] })
                }
              />{" "}
              {title}
            </label>
          ))}
      </fieldset>
      <label className="field seed">
        <span>Seed of the draws</span>
        <input
          type="number"
          min={0}
          max={2 ** 31}
          step={1}
          value={state.seed}
          onChange={(e) => {
            const seed = e.target.valueAsNumber;
            if (Number.isSafeInteger(seed) && seed >= 0) set({ seed });
          }}
        />
      </label>
    </form>
  );
}

const parameterOf = (basis: ScenarioBasis, id: string): number => basis.parameters.find((p) => p.id === id)!.value;

/** Channels that only an event brings in are shown when the scenario has one. */
function isPresent({ choices: { events } }: ScenarioBasis, channel: string): boolean {
  const needs = { index: "index-exclusion", ai: "commitment-fails", "central-bank": "central-bank-buys" } as const;
  const kind = needs[channel as keyof typeof needs];
  return kind === undefined || events.some((event) => event.kind === kind);
}

interface ParameterSliderProps {
  readonly id: string;
  readonly label: string;
  readonly form: "percent" | "plain" | "money";
  readonly state: LabState;
  readonly basis: ScenarioBasis;
  readonly set: (change: Partial<LabState>) => void;
}

/** On a logarithmic scale, because most of these are known to a factor only. */
function ParameterSlider({ id, label, form, state, basis, set }: ParameterSliderProps) {
  const parameter = basis.parameters.find((p) => p.id === id);
  if (!parameter) return null;
  const value = state.parameters[id] ?? parameter.value;
  const [low, high] = parameter.range;
  const shown =
    form === "percent"
      ? formatPercent(value, { decimals: 1 })
      : form === "money"
        ? formatMoney(value, "USD")
        : `${formatNumber(value, { decimals: 1 })}×`;
  return (
    <Slider
      label={label}
      min={0}
      max={100}
      step={1}
      value={(100 * Math.log(value / low)) / Math.log(high / low)}
      shown={shown}
      onReset={
        state.parameters[id] === undefined
          ? null
          : () => {
              const { [id]: _gone, ...parameters } = state.parameters;
              set({ parameters });
            }
      }
      onChange={(at) =>
        set({ parameters: { ...state.parameters, [id]: Number((low * (high / low) ** (at / 100)).toPrecision(3)) } })
      }
    />
  );
}
