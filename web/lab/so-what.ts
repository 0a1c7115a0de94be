/** What a run means: the sentences of the market system, and one about the draws of the assumptions. */
import { formatMoney, formatNumber, formatPercent, formatProbability } from "../../src/charts/format.ts";
import type { ScenarioAnswer } from "../../src/simulation/market-system/answer.ts";
import type { MarketAsset } from "../../src/simulation/market-system/facts.ts";
import { type Say, simple, soWhat as soWhatOf, titleOf } from "../../src/simulation/market-system/so-what.ts";
import type { WorldsSummary } from "./worlds.ts";

export { calibratedNote, mainAsset, sellersOf, simple, titleOf } from "../../src/simulation/market-system/so-what.ts";

const say: Say = {
  move: (ratio) => formatPercent(ratio, { signed: true, decimals: 1 }),
  percent: (ratio) => formatPercent(ratio, { decimals: 1 }),
  money: (usd) => formatMoney(usd, "USD"),
  times: (ratio) => formatNumber(ratio, { decimals: 1 }),
};

export function soWhat(answer: ScenarioAnswer, asset: MarketAsset, worlds: WorldsSummary | undefined): string[] {
  const said = soWhatOf(answer, asset, say);
  const row = worlds?.furthest[asset];
  if (!worlds || !row) return said;
  const share = worlds.beyondOwn[asset];
  const move = (logMove: number): string => say.move(simple(logMove));
  return [
    ...said,
    `Over ${formatNumber(worlds.count, { decimals: 0 })} draws of the assumptions ${titleOf(asset)} goes as far as ${move(row[2])} in the middle case and ${move(row[0])} to ${move(row[4])} in nine of ten${share === undefined ? "" : `; ${formatProbability(share)} go further than this run`}.`,
  ];
}
