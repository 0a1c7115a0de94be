/** A scenario's answer for a terminal: prices, who sold, what each channel did, what it rests on. */
import { calibratedNote, formatNumber, formatPercent, headline } from "../app/headline.ts";
import type { ScenarioAnswer } from "../app/simulate.ts";
import { pricesLine } from "./prices-line.ts";
import { textTable } from "./table.ts";

const percent = (logMove: number): string => formatPercent(Math.expm1(logMove), { decimals: 2 });
/** A price of record; what has none on record is an index that starts at 1. */
const price = (value: number, initial = value): string =>
  initial === 1
    ? `index ${formatNumber(value, { decimals: 3 })}`
    : formatNumber(value, { decimals: value < 1000 ? 2 : 0 });
const money = (value: number): string => formatNumber(value, { decimals: Math.abs(value) >= 100 ? 0 : 2 });
const rate = (value: number): string => formatPercent(value, { decimals: 2 });
const times = (value: number | null): string => (value === null ? "—" : `${value.toFixed(2)}×`);
/** Effects below a hundredth of a percent are not worth a line. */
const seen = 1e-4;

export function scenarioText(answer: ScenarioAnswer, columns: number): string {
  const { scenario } = answer;
  return [
    `\n${scenario.title}\n${scenario.asks}\n\n${headline(answer).join("\n")}\n\n`,
    `carry trade USD ${money(answer.exposureUsd / 1e9)}bn, entered at ${price(answer.carryReference)}; ${answer.law} impact; ${scenario.horizonSessions} sessions\n`,
    answer.off.length > 0 ? `switched off: ${answer.off.join(", ")}\n` : "",
    "\n",
    prices(answer, columns),
    sales(answer, columns),
    perpetuals(answer),
    levels(answer),
    channels(answer, columns),
    exposures(answer, columns),
    observed(answer),
    `\n${pricesLine(answer.prices)}${[...answer.notes, ...calibratedNote(answer)].map((note) => `- ${note}\n`).join("")}`,
    `- ${answer.assumptions.length} parameters behind this, each with its range: see --json\n`,
    answer.isQuiet ? "" : "- the limit of rounds was reached with orders left\n",
    "Conditional on these assumptions; not a forecast and no advice.\n",
  ].join("");
}

function prices({ assets, yields }: ScenarioAnswer, columns: number): string {
  const isMoved = (a: ScenarioAnswer["assets"][number]): boolean =>
    Math.max(Math.abs(a.total), Math.abs(a.squareRoot.total)) > seen;
  const still = assets.filter((a) => !isMoved(a)).map((a) => a.asset);
  const table = textTable(
    ["asset", "before", "shock", "furthest", "end", "amplified", "by square root"],
    "lrrrrrl",
    assets
      .filter(isMoved)
      .map((a) => [
        a.asset,
        price(a.initial),
        percent(a.exogenous),
        percent(a.total),
        price(a.end, a.initial),
        times(a.amplification),
        `${percent(a.squareRoot.total)}${a.squareRoot.amplification === null ? "" : `, ${times(a.squareRoot.amplification)}`}`,
      ]),
    columns,
  );
  const rates = yields
    .filter((y) => Math.abs(y.extreme - y.initial) > seen / 10)
    .map((y) => `${y.asset} yield: ${rate(y.initial)}, shock ${rate(y.shocked)}, furthest ${rate(y.extreme)}\n`);
  return `${table}${rates.join("")}${still.length > 0 ? `unmoved: ${still.join(", ")}\n` : ""}`;
}

function sales({ sales: list }: ScenarioAnswer, columns: number): string {
  const rows = list
    .filter((sale) => Math.abs(sale.money) >= 0.01)
    .slice(0, 14)
    .map((sale) => [
      sale.institution,
      sale.asset,
      sale.money > 0 ? money(sale.money) : "",
      sale.money < 0 ? money(-sale.money) : "",
      sale.firstRound === sale.lastRound ? String(sale.firstRound) : `${sale.firstRound} to ${sale.lastRound}`,
    ]);
  if (rows.length === 0) return "\nnobody sells\n";
  return `\n${textTable(["who", "asset", "sold, USD bn", "bought", "rounds"], "llrrl", rows, columns)}`;
}

function perpetuals({ perpetuals: p }: ScenarioAnswer): string {
  if (!(p.longsLiquidated + p.shortsLiquidated > 0.001)) return "";
  return `\nperpetual positions liquidated: longs USD ${money(p.longsLiquidated)}bn, shorts ${money(p.shortsLiquidated)}bn; shortfall ${money(p.shortfall)}bn, paid by the insurance fund ${money(p.paidByFund)}bn, by deleveraging ${money(p.paidByDeleveraging)}bn${p.uncovered > 0.001 ? `, by nobody ${money(p.uncovered)}bn` : ""}\n`;
}

const levels = ({ levelsHit, defaults, rounds }: ScenarioAnswer): string =>
  `${levelsHit.length > 0 ? `\nlevels passed: ${levelsHit.map((hit) => `${hit.id} (${rounds.at(-1)!.step > 0 ? `session ${hit.step + 1}, ` : ""}round ${hit.round})`).join(", ")}\n` : ""}${defaults.length > 0 ? `\ndefaults: ${defaults.join(", ")}\n` : ""}`;

function channels({ channels: list, assets }: ScenarioAnswer, columns: number): string {
  const moved = assets.filter((a) => Math.abs(a.total - a.exogenous) > seen).map((a) => a.asset);
  const rows = list
    .filter((channel) => moved.some((id) => Math.abs(channel.effect[id]!) > seen))
    .map((channel) => [
      channel.title,
      ...moved.map((id) => (Math.abs(channel.effect[id]!) > seen ? percent(channel.effect[id]!) : "")),
    ]);
  if (rows.length === 0) return "";
  return `\nwhat each channel adds, by switching it off:\n${textTable(["channel", ...moved], `l${"r".repeat(moved.length)}`, rows, columns)}`;
}

function observed({ observed: moves, observedWindow }: ScenarioAnswer): string {
  if (moves === null) return "";
  const list = Object.entries(moves).map(([series, move]) => `${series} ${rate(move)}`);
  return `\nobserved then (${observedWindow ?? "window not stated"}): ${list.join(", ")}\n`;
}

function exposures({ byExposure, assets }: ScenarioAnswer, columns: number): string {
  const moved = assets.filter((a) => byExposure.some((row) => Math.abs(row.total[a.asset]! - a.total) > seen));
  if (moved.length === 0) return "";
  const rows = byExposure.map((row) => [
    money(row.exposureUsd / 1e9),
    money(row.carryClosed),
    ...moved.map((a) => percent(row.total[a.asset]!)),
  ]);
  return `\nfurthest move by size of the carry trade, USD bn, and how much of it is closed (5, 50 and 95 % of its prior):\n${textTable(["size", "closed", ...moved.map((a) => a.asset)], "r".repeat(2 + moved.length), rows, columns)}`;
}
