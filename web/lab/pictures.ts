/** The lab's results as charts and rows. Percent are simple returns since before the shock. */
import type { Chart } from "../../src/charts/chart.ts";
import { fan } from "../../src/charts/fan.ts";
import { formatNumber, formatPercent, type Unit } from "../../src/charts/format.ts";
import { moveBars } from "../../src/charts/move-bars.ts";
import { roundBars } from "../../src/charts/round-bars.ts";
import { roundPaths } from "../../src/charts/round-paths.ts";
import type { ScenarioAnswer, ScenarioBasis } from "../../src/simulation/market-system/answer.ts";
import { type EnsembleResult, ensembleRounds } from "../../src/simulation/market-system/ensemble.ts";
import { type MarketAsset, marketAssets } from "../../src/simulation/market-system/facts.ts";
import { type BondAsset, yieldAt } from "../../src/simulation/market-system/par-bond.ts";
import { partyName } from "../../src/simulation/market-system/party-names.ts";
import type { Rows } from "../parts/save.ts";
import { simple, titleOf } from "./so-what.ts";
import { pathQuantiles } from "./worlds.ts";

const billion = 1e9;
/** Moves below this are left out of lists. */
const seen = 1e-4;
const units: Readonly<Partial<Record<MarketAsset, Unit>>> = {
  usdjpy: "jpy-per-usd",
  nasdaq: "index-points",
  spx: "index-points",
  vix: "index-points",
  nikkei: "index-points",
  nvda: "index-points",
  btc: "index-points",
  eth: "index-points",
};
const isBond = (asset: MarketAsset): asset is BondAsset => asset === "ust-10y" || asset === "jgb-30y";
export const movedAssets = ({ assets }: ScenarioAnswer): MarketAsset[] =>
  assets
    .filter((a) => Math.max(Math.abs(a.total), Math.abs(a.squareRoot.total)) > seen)
    .map((a) => a.asset as MarketAsset);

/** How a price is said: bonds by their yield, the treasury company's share over its price before. */
function scaleOf(asset: MarketAsset, { facts }: ScenarioBasis): { unit: Unit; of: (price: number) => number } {
  if (!isBond(asset)) return { unit: units[asset] ?? "ratio", of: (price) => price };
  const now = asset === "jgb-30y" ? facts.yields.jgb30y : facts.yields.ust10y;
  return { unit: "ratio", of: (price) => yieldAt(asset, now, price) };
}

/** "150", "3.60 %". */
export function levelLabel(level: ScenarioBasis["choices"]["levels"][number], basis: ScenarioBasis): string {
  const asset = level.asset as MarketAsset;
  const value = scaleOf(asset, basis).of(level.level);
  return isBond(asset) ? formatPercent(value, { decimals: 2 }) : formatNumber(value, { decimals: 0 });
}

const stepNames = (rounds: number): string[] => [
  "before",
  "shock",
  ...Array.from({ length: rounds }, (_, i) => String(i + 1)),
];

/** Prices of an asset: before, after the shock, after each round; the last is held once nothing is on order. */
function pathOf(answer: ScenarioAnswer, asset: string, rounds: number): number[] {
  const { initial, shocked } = answer.assets.find((a) => a.asset === asset)!;
  const after = answer.rounds.map((round) => round.prices[asset]!);
  return [
    initial,
    shocked,
    ...Array.from({ length: rounds }, (_, r) => after[Math.min(r, after.length - 1)] ?? shocked),
  ];
}

/** Rounds until prices are within a thousandth of where they end, so that a long quiet tail is not drawn. */
function lively(answer: ScenarioAnswer): number {
  const last = answer.rounds.at(-1);
  if (!last) return 1;
  const at = answer.rounds.findLastIndex((round) =>
    Object.entries(round.prices).some(([id, price]) => Math.abs(price / last.prices[id]! - 1) > 1e-3),
  );
  return Math.min(ensembleRounds, Math.max(4, at + 3));
}

export function fanChart(
  answer: ScenarioAnswer,
  basis: ScenarioBasis,
  worlds: EnsembleResult,
  asset: MarketAsset,
): { chart: Chart; rows: () => Rows } {
  const { unit, of } = scaleOf(asset, basis);
  const initial = basis.facts.prices[asset];
  const rounds = Math.max(12, lively(answer));
  const steps = stepNames(rounds);
  const quantiles = pathQuantiles(worlds, asset).map((row) => [
    of(initial),
    ...row.slice(0, rounds + 1).map((ratio) => of(initial * ratio)),
  ]);
  // A high price is a low yield: the order of quantiles turns round.
  const [p5, p25, p50, p75, p95] = (isBond(asset) ? quantiles.reverse() : quantiles) as [
    number[],
    number[],
    number[],
    number[],
    number[],
  ];
  const run = pathOf(answer, asset, rounds).map(of);
  const subject = isBond(asset) ? `the ${titleOf(asset)} yield` : titleOf(asset);
  return {
    chart: fan({
      id: `lab-fan-${asset}`,
      title: `${isBond(asset) ? `${titleOf(asset)} yield` : titleOf(asset)} by round: this run, and ${formatNumber(worlds.count, { decimals: 0 })} draws of the assumptions (half of them in the dark band, nine of ten in the light one)`,
      ...{ subject, unit, steps, run, step: "round", many: "worlds", count: worlds.count },
      quantiles: [p5, p25, p50, p75, p95],
      levels: basis.choices.levels
        .filter((level) => level.asset === asset)
        .map((level) => ({ label: levelLabel(level, basis), value: of(level.level) })),
    }),
    rows: () => ({
      name: `${answer.scenario.id}-${asset}-worlds`,
      columns: ["step", "p5", "p25", "p50", "p75", "p95", "run"],
      rows: steps.map((step, i) => [step, p5[i]!, p25[i]!, p50[i]!, p75[i]!, p95[i]!, run[i]!]),
    }),
  };
}

export function pathsChart(answer: ScenarioAnswer): { chart: Chart; rows: () => Rows } {
  const rounds = lively(answer);
  const steps = stepNames(rounds);
  const paths = movedAssets(answer)
    .filter((asset) => asset !== "vix" && asset !== "eth" && asset !== "spx")
    .slice(0, 8)
    .map((asset) => {
      const prices = pathOf(answer, asset, rounds);
      return { asset, label: titleOf(asset), values: prices.map((p) => p / prices[0]! - 1) };
    });
  const drawn = paths.length > 0 ? paths : [{ asset: "usdjpy", label: "USDJPY", values: steps.map(() => 0) }];
  return {
    chart: roundPaths({ id: "lab-paths", title: "Prices round by round, since before the shock", steps, paths: drawn }),
    rows: () => ({
      name: `${answer.scenario.id}-prices`,
      columns: ["step", "round", ...marketAssets],
      rows: answer.rounds.map((round) => [round.step, round.round, ...marketAssets.map((id) => round.prices[id]!)]),
    }),
  };
}

/** Sales of the largest five parties by round, the rest together; undefined when nobody trades. */
export function salesChart(answer: ScenarioAnswer): { chart: Chart; rows: () => Rows } | undefined {
  const rounds = Math.min(lively(answer), answer.rounds.length);
  const byParty = new Map<string, number[]>();
  for (const [r, { trades }] of answer.rounds.slice(0, rounds).entries())
    for (const { institution, money } of trades) {
      const values = byParty.get(institution) ?? new Array<number>(rounds).fill(0);
      values[r]! += money * billion;
      byParty.set(institution, values);
    }
  const gross = (values: readonly number[]): number => values.reduce((sum, v) => sum + Math.abs(v), 0);
  const sorted = [...byParty].sort(([, a], [, b]) => gross(b) - gross(a)).filter(([, values]) => gross(values) > 1e6);
  if (sorted.length === 0) return undefined;
  const most = sorted.length > 6 ? 5 : 6;
  const others = sorted.slice(most);
  const names = Array.from({ length: rounds }, (_, r) => String(r + 1));
  const parties = [
    ...sorted.slice(0, most).map(([id, values]) => ({ label: partyName(id), values })),
    ...(others.length > 0
      ? [{ label: "others", values: names.map((_, r) => others.reduce((sum, [, v]) => sum + v[r]!, 0)) }]
      : []),
  ];
  return {
    chart: roundBars({
      id: "lab-sales",
      title: "Who sells (up) and buys (down) in each round",
      rounds: names,
      parties,
    }),
    rows: () => ({
      name: `${answer.scenario.id}-trades`,
      columns: ["step", "round", "institution", "asset", "units", "money_usd_bn"],
      rows: answer.rounds.flatMap(({ step, round, trades }) =>
        trades.map((t) => [step, round, t.institution, t.asset, t.units, t.money]),
      ),
    }),
  };
}

export function lawsChart(answer: ScenarioAnswer): { chart: Chart; rows: () => Rows } {
  const moved = answer.assets.filter((a) => movedAssets(answer).includes(a.asset as MarketAsset) && a.asset !== "vix");
  const rows = moved.length > 0 ? moved : answer.assets.slice(0, 1);
  const other = answer.law === "exponential" ? "square-root" : "exponential";
  return {
    chart: moveBars({
      id: "lab-laws",
      title: "The shock, and the furthest move under either impact law",
      subject: "the furthest move",
      rows: rows.map((a) => titleOf(a.asset)),
      groups: [
        { label: "shock", values: rows.map((a) => simple(a.exogenous)) },
        { label: `${answer.law} (chosen)`, values: rows.map((a) => simple(a.total)) },
        { label: other, values: rows.map((a) => simple(a.squareRoot.total)) },
      ],
    }),
    rows: () => ({
      name: `${answer.scenario.id}-assets`,
      columns: ["asset", "before", "shocked", "furthest", "end", "amplification", `furthest_${other}`],
      rows: answer.assets.map((a) => [
        ...[a.asset, a.initial, a.shocked, a.extreme, a.end],
        a.amplification,
        a.squareRoot.extreme,
      ]),
    }),
  };
}

/** What each channel adds to an asset's furthest move; undefined where none adds anything. */
export function channelsChart(
  answer: ScenarioAnswer,
  asset: MarketAsset,
): { chart: Chart; rows: () => Rows } | undefined {
  const channels = answer.channels.filter(({ effect }) => Math.abs(effect[asset]!) > seen);
  if (channels.length === 0) return undefined;
  return {
    chart: moveBars({
      id: "lab-channels",
      title: `What each channel adds to the furthest move of ${titleOf(asset)}, found by switching it off`,
      subject: `what each channel adds to ${titleOf(asset)}`,
      rows: channels.map(({ title, share }) => {
        const part = share[asset];
        return part === null || part === undefined
          ? title
          : `${title} (${formatPercent(part, { decimals: 0 })} of what is added)`;
      }),
      groups: [{ label: "added", values: channels.map(({ effect }) => simple(effect[asset]!)) }],
    }),
    rows: () => ({
      name: `${answer.scenario.id}-channels`,
      columns: ["channel", ...marketAssets],
      rows: answer.channels.map(({ channel, effect }) => [channel, ...marketAssets.map((id) => effect[id]!)]),
    }),
  };
}
