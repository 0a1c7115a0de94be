/** What a run means, in a few sentences that are made from its results; surfaces give the form of numbers. */
import { exp } from "../../core/math/elementary.ts";
import type { ScenarioAnswer } from "./answer.ts";
import { assetTitles, type MarketAsset } from "./facts.ts";
import { partyName } from "./party-names.ts";

const billion = 1e9;
/** Moves and additions below this are not worth a sentence. */
const seenMove = 0.002;
const seenMoney = 0.05;
const seenDifference = 5e-4;

/** How a surface writes numbers. */
export interface Say {
  /** A signed move, as a ratio. */
  readonly move: (ratio: number) => string;
  readonly percent: (ratio: number) => string;
  readonly money: (usd: number) => string;
  readonly times: (ratio: number) => string;
}

export const simple = (logMove: number): number => exp(logMove) - 1;
export const titleOf = (asset: string): string => assetTitles[asset as MarketAsset] ?? asset;

/** Money sold net by institution over all assets, US dollars, largest first. */
export function sellersOf({ sales }: Pick<ScenarioAnswer, "sales">): { party: string; money: number }[] {
  const sums = new Map<string, number>();
  for (const { institution, money } of sales) sums.set(institution, (sums.get(institution) ?? 0) + money * billion);
  return [...sums].map(([party, money]) => ({ party, money })).sort((a, b) => b.money - a.money);
}

/** Assets that only repeat what another does: looked at when nothing else moves. */
const followers: ReadonlySet<string> = new Set(["vix", "treasury-share"]);

/** The asset to which the run adds most; of those that nothing is added to, the one that moves most. */
export function mainAsset({ assets }: Pick<ScenarioAnswer, "assets">): MarketAsset {
  type Asset = ScenarioAnswer["assets"][number];
  const added = (a: Asset): number => Math.abs(a.total - a.exogenous);
  const moved = (a: Asset): number => Math.abs(a.total);
  const most = (list: readonly Asset[], by: (a: Asset) => number): Asset | undefined =>
    list.reduce<Asset | undefined>((best, a) => (by(a) > (best ? by(best) : seenMove) ? a : best), undefined);
  const own = assets.filter(({ asset }) => !followers.has(asset));
  const others = assets.filter(({ asset }) => asset !== "vix");
  const found = most(own, added) ?? most(others, added) ?? most(others, moved) ?? assets[0]!;
  return found.asset as MarketAsset;
}

export function soWhat(answer: ScenarioAnswer, asset: MarketAsset, say: Say): string[] {
  return [
    ...answer.outside,
    moveOf(answer, asset, say),
    ...sellers(answer, say),
    ...levels(answer),
    ...(answer.defaults.length > 0 ? [`Default: ${answer.defaults.map(partyName).join(", ")}.`] : []),
    ...calibrated(answer, asset, say),
  ];
}

function moveOf({ assets }: ScenarioAnswer, asset: MarketAsset, { move, times }: Say): string {
  const own = assets.find((a) => a.asset === asset)!;
  const title = titleOf(asset);
  const whole = move(simple(own.total));
  if (Math.abs(own.total - own.exogenous) > seenMove)
    return own.amplification === null
      ? `Nothing hits ${title} from outside; what others must sell moves it by ${whole}.`
      : `The shock moves ${title} by ${move(simple(own.exogenous))}; forced selling makes it ${whole}, amplified ${times(own.amplification)} times.`;
  return Math.abs(own.total) > seenMove
    ? `${title} moves by ${whole}, and almost nothing is added by selling.`
    : "Hardly any price moves.";
}

function sellers(answer: ScenarioAnswer, { money }: Say): string[] {
  const list = sellersOf(answer).filter((seller) => seller.money > seenMoney * billion);
  const idle = answer.idle.map(({ title, reason }) => `${title}: no sale, because ${reason}.`);
  if (list.length === 0) return [["Nobody is forced to sell.", ...idle].join(" ")];
  const sum = list.reduce((total, seller) => total + seller.money, 0);
  return [`${money(sum)} are sold, ${money(list[0]!.money)} of it by the ${partyName(list[0]!.party)}.`, ...idle];
}

/** The same asset with what the episode of 2024 says of stops and depths. */
function calibrated({ assets, calibrated: other }: ScenarioAnswer, asset: MarketAsset, { move }: Say): string[] {
  if (!other) return [];
  const own = assets.find((a) => a.asset === asset)!;
  if (Math.abs(own.total - other.total[asset]!) < seenDifference)
    return ["Stops and depths calibrated on July and August 2024 give the same."];
  return [
    `With stops fitted to the note and depths from studies ${titleOf(asset)} moves by ${move(simple(own.total))}; with both calibrated on July and August 2024, by ${move(simple(other.total[asset]!))}.`,
  ];
}

/** The values behind the two, for the list of what a run rests on. */
export function calibratedNote({ calibrated: other, assumptions }: ScenarioAnswer): string[] {
  if (!other) return [];
  const isMoney = (id: string): boolean => assumptions.find((a) => a.id === id)?.unit === "usd";
  const shown = (id: string, value: number): string =>
    isMoney(id) ? `USD ${Number((value / billion).toPrecision(3))}bn` : String(Number(value.toPrecision(3)));
  const values = Object.entries(other.parameters).map(
    ([id, value]) => `${id} ${shown(id, value)} (${shown(id, other.instead[id]!)})`,
  );
  return [`calibrated values, in brackets those of this run: ${values.join(", ")}; ${other.source}`];
}

function levels({ levelsHit }: ScenarioAnswer): string[] {
  const [hit, later] = [levelsHit.length, levelsHit.filter(({ round }) => round > 0).length];
  if (hit === 0) return [];
  return [
    `${hit} ${hit === 1 ? "level is" : "levels are"} passed, ${later === 0 ? "all by the shock itself" : `${later} of them by the selling that follows`}.`,
  ];
}
