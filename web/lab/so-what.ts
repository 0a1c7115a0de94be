/** What a run means, in a few sentences that are made from its results. */
import { formatMoney, formatNumber, formatPercent, formatProbability } from "../../src/charts/format.ts";
import type { ScenarioAnswer } from "../../src/simulation/market-system/answer.ts";
import { assetTitles, type MarketAsset } from "../../src/simulation/market-system/facts.ts";
import { partyName } from "./names.ts";
import type { WorldsSummary } from "./worlds.ts";

const billion = 1e9;
/** Moves and additions below this are not worth a sentence. */
const seenMove = 0.002;
const seenMoney = 0.05;

export const simple = (logMove: number): number => Math.exp(logMove) - 1;
export const titleOf = (asset: string): string => assetTitles[asset as MarketAsset] ?? asset;

/** Money sold net by institution over all assets, US dollars, largest first. */
export function sellersOf({ sales }: Pick<ScenarioAnswer, "sales">): { party: string; money: number }[] {
  const sums = new Map<string, number>();
  for (const { institution, money } of sales) sums.set(institution, (sums.get(institution) ?? 0) + money * billion);
  return [...sums].map(([party, money]) => ({ party, money })).sort((a, b) => b.money - a.money);
}

/** The asset to which the run adds most; of those that nothing is added to, the one that moves most. */
export function mainAsset({ assets }: Pick<ScenarioAnswer, "assets">): MarketAsset {
  const added = (a: ScenarioAnswer["assets"][number]): number => Math.abs(a.total - a.exogenous);
  const traded = assets.filter(({ asset }) => asset !== "vix");
  const most = traded.reduce((best, a) => (added(a) > added(best) ? a : best));
  if (added(most) > seenMove) return most.asset as MarketAsset;
  return traded.reduce((best, a) => (Math.abs(a.total) > Math.abs(best.total) ? a : best)).asset as MarketAsset;
}

export function soWhat(answer: ScenarioAnswer, asset: MarketAsset, worlds: WorldsSummary | undefined): string[] {
  const own = answer.assets.find((a) => a.asset === asset)!;
  const title = titleOf(asset);
  const percent = (logMove: number): string => formatPercent(simple(logMove), { signed: true, decimals: 1 });
  const said: string[] = [];
  const isAdded = Math.abs(own.total - own.exogenous) > seenMove;
  if (own.amplification !== null && isAdded)
    said.push(
      `The shock moves ${title} by ${percent(own.exogenous)}; forced selling makes it ${percent(own.total)}, amplified ${formatNumber(own.amplification, { decimals: 1 })} times.`,
    );
  else if (isAdded)
    said.push(`Nothing hits ${title} from outside; what others must sell moves it by ${percent(own.total)}.`);
  else if (Math.abs(own.total) > seenMove)
    said.push(`${title} moves by ${percent(own.total)}, and almost nothing is added by selling.`);
  else said.push("Hardly any price moves.");
  const sellers = sellersOf(answer).filter(({ money }) => money > seenMoney * billion);
  if (sellers.length === 0) said.push("Nobody is forced to sell.");
  else {
    const sum = sellers.reduce((total, { money }) => total + money, 0);
    said.push(
      `${formatMoney(sum, "USD")} are sold, ${formatMoney(sellers[0]!.money, "USD")} of it by the ${partyName(sellers[0]!.party)}.`,
    );
  }
  const later = answer.levelsHit.filter(({ round }) => round > 0);
  const hit = answer.levelsHit.length;
  if (hit > 0)
    said.push(
      `${formatNumber(hit, { decimals: 0 })} ${hit === 1 ? "level is" : "levels are"} passed, ${later.length === 0 ? "all by the shock itself" : `${later.length} of them by the selling that follows`}.`,
    );
  if (answer.defaults.length > 0) said.push(`Default: ${answer.defaults.map(partyName).join(", ")}.`);
  if (worlds) {
    const row = worlds.furthest[asset];
    const share = worlds.beyondOwn[asset];
    if (row)
      said.push(
        `Over ${formatNumber(worlds.count, { decimals: 0 })} draws of the assumptions ${title} goes as far as ${percent(row[2])} in the middle case and ${percent(row[0])} to ${percent(row[4])} in nine of ten${share === undefined ? "" : `; ${formatProbability(share)} go further than this run`}.`,
      );
  }
  return said;
}
