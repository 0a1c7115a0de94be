/** The sentences that stand first in a scenario's answer, as the page writes them too. */
import { formatMoney, formatNumber, formatPercent } from "../charts/format.ts";
import type { ScenarioAnswer } from "../simulation/market-system/answer.ts";
import { calibratedNote, mainAsset, type Say, soWhat } from "../simulation/market-system/so-what.ts";

const say: Say = {
  move: (ratio) => formatPercent(ratio, { signed: true, decimals: 1 }),
  percent: (ratio) => formatPercent(ratio, { decimals: 1 }),
  money: (usd) => formatMoney(usd, "USD"),
  times: (ratio) => formatNumber(ratio, { decimals: 1 }),
};

export const headline = (answer: ScenarioAnswer): string[] => soWhat(answer, mainAsset(answer), say);

/** The numbers below the headline are written as those in it. */
export { calibratedNote, formatNumber, formatPercent };
