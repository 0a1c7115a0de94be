/** The lab's results as tables: assets over the worlds, sizes of the trade, rounds, assumptions. */
import { useState } from "react";
import {
  formatMoney,
  formatNumber,
  formatPercent,
  formatProbability,
  formatValue,
  type Unit,
} from "../../src/charts/format.ts";
import type { Assumption, ScenarioAnswer, ScenarioBasis } from "../../src/simulation/market-system/answer.ts";
import { drawnParameters } from "../../src/simulation/market-system/ensemble.ts";
import type { MarketAsset } from "../../src/simulation/market-system/facts.ts";
import { partyName } from "../../src/simulation/market-system/party-names.ts";
import { Table } from "../parts/table.tsx";
import { levelLabel, movedAssets } from "./pictures.ts";
import { simple, titleOf } from "./so-what.ts";
import type { LabState } from "./state.ts";
import type { WorldsSummary } from "./worlds.ts";

const move = (logMove: number | undefined): string =>
  formatPercent(logMove === undefined ? undefined : simple(logMove), { signed: true, decimals: 1 });

export function AssetTable({ answer, summary }: { answer: ScenarioAnswer; summary: WorldsSummary | undefined }) {
  const moved = movedAssets(answer);
  const rows = answer.assets.filter((a) => moved.includes(a.asset as MarketAsset));
  const still = answer.assets.filter((a) => !moved.includes(a.asset as MarketAsset)).map((a) => titleOf(a.asset));
  const at = (asset: string, q: 0 | 2 | 4): number | undefined => summary?.furthest[asset as MarketAsset][q];
  return (
    <>
      <Table
        name={`${answer.scenario.id}-moves`}
        title="Furthest move of each asset, this run and the draws"
        rows={rows}
        keyOf={(a) => a.asset}
        columns={[
          { title: "Asset", shown: (a) => titleOf(a.asset), value: (a) => a.asset },
          { title: "Shock", numeric: true, shown: (a) => move(a.exogenous), value: (a) => simple(a.exogenous) },
          { title: "Furthest", numeric: true, shown: (a) => move(a.total), value: (a) => simple(a.total) },
          {
            title: "Amplified",
            numeric: true,
            shown: (a) => (a.amplification === null ? "—" : `${formatNumber(a.amplification, { decimals: 2 })}×`),
            value: (a) => a.amplification,
          },
          {
            title: "Draws: 5 %",
            numeric: true,
            shown: (a) => move(at(a.asset, 0)),
            value: (a) => at(a.asset, 0) ?? null,
          },
          { title: "median", numeric: true, shown: (a) => move(at(a.asset, 2)), value: (a) => at(a.asset, 2) ?? null },
          { title: "95 %", numeric: true, shown: (a) => move(at(a.asset, 4)), value: (a) => at(a.asset, 4) ?? null },
        ]}
      />
      {still.length > 0 && <p className="fine">Unmoved in this run: {still.join(", ")}.</p>}
    </>
  );
}

export function LevelTable({
  answer,
  basis,
  summary,
}: {
  answer: ScenarioAnswer;
  basis: ScenarioBasis;
  summary: WorldsSummary | undefined;
}) {
  const { levels } = basis.choices;
  if (levels.length === 0) return null;
  const hitIn = (id: string): string => {
    const hit = answer.levelsHit.find((h) => h.id === id);
    return hit === undefined ? "not passed" : hit.round === 0 ? "by the shock" : `in round ${hit.round}`;
  };
  return (
    <Table
      name={`${answer.scenario.id}-levels`}
      title="Registered levels"
      rows={levels}
      keyOf={(l) => l.id}
      columns={[
        {
          title: "Level",
          shown: (l) => `${titleOf(l.asset)} ${levelLabel(l, basis)}`,
          value: (l) => l.id,
        },
        { title: "This run", shown: (l) => hitIn(l.id), value: (l) => hitIn(l.id) },
        {
          title: "Share of draws that pass it",
          numeric: true,
          shown: (l) => formatProbability(summary?.passed.find((p) => p.id === l.id)?.share),
          value: (l) => summary?.passed.find((p) => p.id === l.id)?.share ?? null,
        },
      ]}
    />
  );
}

export function ExposureTable({ answer }: { answer: ScenarioAnswer }) {
  const moved = movedAssets(answer).slice(0, 6);
  if (moved.length === 0) return null;
  const quantiles = ["5 %", "50 %", "95 %"];
  return (
    <Table
      name={`${answer.scenario.id}-by-exposure`}
      title="Furthest move by size of the carry trade"
      rows={answer.byExposure.map((row, i) => ({ ...row, quantile: quantiles[i] ?? "" }))}
      keyOf={(row) => row.quantile}
      columns={[
        {
          title: "Size",
          shown: (row) => `${formatMoney(row.exposureUsd, "USD")} (${row.quantile} of the prior)`,
          value: (row) => row.exposureUsd,
        },
        ...moved.map((asset) => ({
          title: titleOf(asset),
          numeric: true,
          shown: (row: { total: Readonly<Record<string, number>> }) => move(row.total[asset]),
          value: (row: { total: Readonly<Record<string, number>> }) => simple(row.total[asset]!),
        })),
      ]}
    />
  );
}

const roundsFirst = 8;

/** One scenario explained: prices, orders by institution, liquidations and defaults of each round. */
export function RoundTable({ answer }: { answer: ScenarioAnswer }) {
  const [all, setAll] = useState(false);
  const assets = movedAssets(answer);
  const busy = answer.rounds.filter((round) => round.trades.length + round.events.length + round.defaults.length > 0);
  const rows = all ? busy : busy.slice(0, roundsFirst);
  if (busy.length === 0) return <p className="why">No round follows: nobody places an order.</p>;
  const orders = (round: ScenarioAnswer["rounds"][number]): { text: string; money: number }[] => {
    const sums = new Map<string, number>();
    for (const t of round.trades) {
      const key = `${partyName(t.institution)}, ${titleOf(t.asset)}`;
      sums.set(key, (sums.get(key) ?? 0) + t.money * 1e9);
    }
    return [...sums]
      .map(([text, money]) => ({ text, money }))
      .filter(({ money }) => Math.abs(money) >= 1e6)
      .sort((a, b) => Math.abs(b.money) - Math.abs(a.money));
  };
  return (
    <>
      <Table
        name={`${answer.scenario.id}-rounds`}
        title="Round by round: orders of a round are placed at the prices of the one before"
        rows={rows}
        keyOf={(r) => `${r.step} ${r.round}`}
        columns={[
          { title: "Round", shown: (r) => r.round, value: (r) => r.round },
          {
            title: "Orders filled",
            whole: true,
            shown: (r) => {
              const list = orders(r);
              return list.length === 0 ? (
                "less than USD 1 m each"
              ) : (
                <ul className="plain-list">
                  {list.slice(0, 6).map(({ text, money }) => (
                    <li key={text}>
                      {text} {money > 0 ? "sells" : "buys"} {formatMoney(Math.abs(money), "USD")}
                    </li>
                  ))}
                  {list.length > 6 && <li>and {list.length - 6} smaller</li>}
                </ul>
              );
            },
            value: (r) =>
              orders(r)
                .map((o) => `${o.text}: ${o.money.toPrecision(6)}`)
                .join("; "),
          },
          {
            title: "Liquidations, payments, defaults",
            whole: true,
            shown: (r) => <Events round={r} />,
            value: (r) =>
              [
                ...r.defaults.map((d) => `default ${d}`),
                ...r.events.map((e) => `${e.kind} ${e.institution} ${e.money}`),
              ].join("; "),
          },
          ...assets.map((asset) => ({
            title: titleOf(asset),
            numeric: true,
            shown: (r: (typeof rows)[number]) =>
              formatPercent(r.prices[asset]! / answer.assets.find((a) => a.asset === asset)!.initial - 1, {
                signed: true,
                decimals: 2,
              }),
            value: (r: (typeof rows)[number]) => r.prices[asset]!,
          })),
        ]}
      />
      {busy.length > roundsFirst && (
        <button type="button" onClick={() => setAll(!all)}>
          {all ? "Show the first rounds only" : `Show all ${busy.length} rounds`}
        </button>
      )}
    </>
  );
}

function Events({ round }: { round: ScenarioAnswer["rounds"][number] }) {
  const sums = new Map<string, number>();
  for (const e of round.events) {
    const key = e.kind === "payment" ? "AI commitments paid" : `${e.kind}, ${partyName(e.institution)}`;
    sums.set(key, (sums.get(key) ?? 0) + e.money * 1e9);
  }
  if (sums.size + round.defaults.length === 0) return <>—</>;
  return (
    <ul className="plain-list">
      {round.defaults.map((id) => (
        <li key={id}>
          <strong>{partyName(id)} defaults</strong>
        </li>
      ))}
      {[...sums].map(([text, money]) => (
        <li key={text}>
          {text} {formatMoney(money, "USD")}
        </li>
      ))}
    </ul>
  );
}

interface AssumptionTableProps {
  readonly answer: ScenarioAnswer;
  readonly basis: ScenarioBasis;
  readonly state: LabState;
  readonly onChange: (next: LabState) => void;
}

/** Every assumption with its range; each may be replaced by the reader's own. */
export function AssumptionTable({ answer, basis, state, onChange }: AssumptionTableProps) {
  const drawn = new Set(drawnParameters(basis, { parameters: state.parameters }).map(({ id }) => id));
  const shown = (value: number, unit: string): string => formatValue(value, unit as Unit);
  return (
    <Table
      name={`${answer.scenario.id}-assumptions`}
      title="Assumptions"
      rows={answer.assumptions}
      keyOf={(a) => a.id}
      columns={[
        { title: "Assumption", shown: (a) => a.title, value: (a) => a.id },
        { title: "In use", numeric: true, shown: (a) => shown(a.value, a.unit), value: (a) => a.value },
        {
          title: "Range",
          numeric: true,
          shown: (a) => `${shown(a.range[0], a.unit)} to ${shown(a.range[1], a.unit)}`,
          value: (a) => `${a.range[0]} to ${a.range[1]}`,
        },
        { title: "Unit", shown: (a) => a.unit, value: (a) => a.unit },
        { title: "Basis", shown: (a) => a.tag, value: (a) => a.tag },
        {
          title: "Drawn",
          shown: (a) => (drawn.has(a.id) ? "yes" : a.id in state.parameters ? "held" : "no"),
          value: (a) => (drawn.has(a.id) ? "yes" : "no"),
        },
        { title: "Your own value", shown: (a) => <OwnValue of={a} state={state} onChange={onChange} /> },
      ]}
    />
  );
}

function OwnValue({ of, state, onChange }: { of: Assumption; state: LabState; onChange: (next: LabState) => void }) {
  const own = state.parameters[of.id];
  return (
    <input
      type="number"
      step="any"
      aria-label={`Own value of ${of.title}, ${of.unit}`}
      placeholder={String(Number(of.value.toPrecision(6)))}
      defaultValue={own ?? ""}
      key={own ?? "none"}
      onKeyDown={(e) => {
        if (e.key === "Enter") e.currentTarget.blur();
      }}
      onBlur={(e) => {
        const { [of.id]: _before, ...rest } = state.parameters;
        const value = e.currentTarget.valueAsNumber;
        const next = Number.isFinite(value) ? { ...rest, [of.id]: value } : rest;
        if (next[of.id] !== own) onChange({ ...state, parameters: next });
      }}
    />
  );
}
