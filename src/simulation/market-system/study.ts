/** A scenario seen from all sides: the run, each channel off in turn, both impact laws, and several sizes of the carry trade. */
import { log } from "../../core/math/elementary.ts";
import { perpMemory } from "../contracts/perpetual.ts";
import type { SimulationInput } from "../input.ts";
import { type RoundRecord, runState, type SimulationResult } from "../result.ts";
import { createState } from "../run.ts";
import type { SimulationState } from "../state.ts";
import { buildMarketSystem, withoutChannel } from "./build.ts";
import { channels, type MarketChoices, type MarketFacts } from "./facts.ts";

export interface AssetStudy {
  readonly asset: string;
  readonly initial: number;
  /** What the outside moves alone have left. */
  readonly shocked: number;
  /** Furthest price on the way, in the direction of the whole move, and the price at the end. */
  readonly extreme: number;
  readonly end: number;
  /** Log moves: what came from outside, and to the extreme in all. */
  readonly exogenous: number;
  readonly total: number;
  /** Total over exogenous, over several steps to the end; null where nothing came from outside. */
  readonly amplification: number | null;
  /** The same under the square-root law. */
  readonly squareRoot: {
    readonly extreme: number;
    readonly end: number;
    readonly total: number;
    readonly amplification: number | null;
  };
}

export interface ChannelStudy {
  readonly channel: string;
  readonly title: string;
  /** Log move to the extreme that is missing when the channel is off, by asset; a positive number is a support that is missing. */
  readonly effect: Readonly<Record<string, number>>;
  /** That over the endogenous move; null where there is none. Shares need not add up: channels feed each other. */
  readonly share: Readonly<Record<string, number | null>>;
}

export interface Sale {
  readonly institution: string;
  readonly asset: string;
  /** Sold net, USD bn; negative for a purchase. */
  readonly money: number;
  /** Counted over all steps. */
  readonly firstRound: number;
  readonly lastRound: number;
}

export interface PerpetualStudy {
  /** Notional liquidated, shortfalls below bankruptcy, and who paid them, USD bn. */
  readonly longsLiquidated: number;
  readonly shortsLiquidated: number;
  readonly shortfall: number;
  readonly paidByFund: number;
  readonly paidByDeleveraging: number;
  readonly uncovered: number;
}

export interface MarketStudy {
  readonly assets: readonly AssetStudy[];
  readonly rounds: readonly RoundRecord[];
  readonly sales: readonly Sale[];
  /** Change of equity by institution, USD bn; from the shock and what followed. */
  readonly equityChange: Readonly<Record<string, number>>;
  readonly defaults: readonly string[];
  readonly perpetuals: PerpetualStudy;
  readonly levelsHit: SimulationResult["levelsHit"];
  readonly channels: readonly ChannelStudy[];
  /** Log moves to the extreme by size of the carry trade, and how much of it was closed, USD bn. */
  readonly byExposure: readonly {
    readonly exposureUsd: number;
    readonly total: Readonly<Record<string, number>>;
    readonly carryClosed: number;
  }[];
  /** False when a step ran into the limit of rounds with orders left. */
  readonly isQuiet: boolean;
}

interface Move {
  /** Log move that is compared with the exogenous one: to the extreme, over several steps to the end. */
  readonly whole: number;
  /** Price that the outside moves alone have left at the end. */
  readonly shocked: number;
  readonly extreme: number;
  readonly end: number;
  readonly exogenous: number;
  readonly total: number;
}

/** Runs the market system and its variants. `exposures` are the sizes of the carry trade shown beside the chosen one. */
export function studyMarket(facts: MarketFacts, choices: MarketChoices, exposures: readonly number[]): MarketStudy {
  const input = buildMarketSystem(facts, choices);
  const { state, result } = finished(input);
  const rounds = inDollars(result.rounds, facts);
  const moves = movesOf(result, input);
  const root = movesOf(finished(buildMarketSystem(facts, { ...choices, law: "square-root" })).result, input);
  const other = movesOf(finished(buildMarketSystem(facts, { ...choices, law: "exponential" })).result, input);
  const [main, second] = choices.law === "exponential" ? [moves, root] : [moves, other];
  const assets = input.assets.map(({ id, price }): AssetStudy => {
    const { extreme, end, exogenous, total } = main.get(id)!;
    const also = second.get(id)!;
    return {
      asset: id,
      initial: price,
      shocked: main.get(id)!.shocked,
      extreme,
      end,
      exogenous,
      total,
      amplification: amplificationOf(main.get(id)!),
      squareRoot: { ...pick(also), amplification: amplificationOf(also) },
    };
  });
  const present = new Set(input.institutions.map((i) => i.channel ?? i.id));
  return {
    assets,
    rounds,
    sales: salesOf(rounds),
    equityChange: result.equityChange,
    defaults: result.defaults,
    perpetuals: perpetualsOf(state),
    levelsHit: result.levelsHit,
    channels: channels.filter(({ id }) => present.has(id)).map((channel) => ablated(input, channel, main)),
    byExposure: exposures.map((exposureUsd) => {
      const { result: sized } = finished(buildMarketSystem(facts, { ...choices, exposureUsd }));
      return { exposureUsd, total: totals(movesOf(sized, input)), carryClosed: carryClosed(sized, input, facts) };
    }),
    isQuiet: result.isQuiet,
  };
}

/** Log moves to the furthest price by asset, of one run. */
export function furthestMoves(facts: MarketFacts, choices: MarketChoices): Record<string, number> {
  const input = buildMarketSystem(facts, choices);
  return totals(movesOf(finished(input).result, input));
}

const pick = ({ extreme, end, total }: Move) => ({ extreme, end, total });
const amplificationOf = ({ exogenous, whole }: Move): number | null => (exogenous === 0 ? null : whole / exogenous);
const totals = (moves: ReadonlyMap<string, Move>): Record<string, number> =>
  Object.fromEntries([...moves].map(([id, move]) => [id, move.total]));

function finished(input: SimulationInput): { state: SimulationState; result: SimulationResult } {
  const state = createState(input);
  return { state, result: runState(state, input) };
}

/**
 * By asset: the log move to the furthest price after the shock, in the direction in which it went furthest; over several
 * steps, in which outside moves go both ways, in the direction of the whole move.
 */
function movesOf(result: SimulationResult, { laterShocks }: SimulationInput): ReadonlyMap<string, Move> {
  return new Map(
    Object.entries(result.initialPrices).map(([id, initial]) => {
      const end = result.prices[id]!;
      const shocked = laterShocks.reduce((price, shock) => price * (1 + (shock[id] ?? 0)), result.shockedPrices[id]!);
      let extreme = laterShocks.length === 0 ? shocked : end;
      for (const { prices } of result.rounds) {
        const price = prices[id]!;
        const isSameWay = laterShocks.length === 0 || price < initial === end < initial;
        if (isSameWay && distance(price, initial) > distance(extreme, initial)) extreme = price;
      }
      const total = log(extreme / initial);
      const whole = laterShocks.length === 0 ? total : log(end / initial);
      return [id, { shocked, extreme, end, exogenous: log(shocked / initial), total, whole }];
    }),
  );
}
const distance = (price: number, initial: number): number => Math.abs(log(price / initial));

function ablated(
  input: SimulationInput,
  channel: { readonly id: string; readonly title: string },
  main: ReadonlyMap<string, Move>,
): ChannelStudy {
  const without = movesOf(finished(withoutChannel(input, channel.id)).result, input);
  const effect: Record<string, number> = {};
  const share: Record<string, number | null> = {};
  for (const [id, { total, exogenous }] of main) {
    effect[id] = total - without.get(id)!.total;
    share[id] = total === exogenous ? null : effect[id]! / (total - exogenous);
  }
  return { channel: channel.id, title: channel.title, effect, share };
}

/** Dollars of USDJPY that the carry trade sold, USD bn at the initial rate, as the size of the trade is stated. */
function carryClosed(result: SimulationResult, input: SimulationInput, facts: MarketFacts): number {
  const carry = new Set(input.institutions.filter((i) => i.channel === "carry").map((i) => i.id));
  const trades = result.rounds.flatMap((round) => round.trades);
  const units = trades
    .filter(({ institution, asset }) => asset === "usdjpy" && carry.has(institution))
    .reduce((sum, trade) => sum + trade.units, 0);
  return units * facts.prices.usdjpy;
}

/**
 * Trades with the money of the currency in dollars: a unit of it is dollars over the initial rate, whatever the yen pays
 * for it. All other assets are priced in dollars.
 */
function inDollars(rounds: readonly RoundRecord[], { prices }: MarketFacts): RoundRecord[] {
  return rounds.map((round) => ({
    ...round,
    trades: round.trades.map((trade) =>
      trade.asset === "usdjpy" ? { ...trade, money: trade.units * prices.usdjpy } : trade,
    ),
  }));
}

/** Net trades of each institution in each asset over all rounds, largest first. */
function salesOf(rounds: readonly RoundRecord[]): Sale[] {
  const sums = new Map<string, Sale>();
  for (const [place, { trades }] of rounds.entries())
    for (const { institution, asset, money } of trades) {
      const key = `${institution} ${asset}`;
      const known = sums.get(key);
      sums.set(key, {
        institution,
        asset,
        money: (known?.money ?? 0) + money,
        firstRound: known?.firstRound ?? place + 1,
        lastRound: place + 1,
      });
    }
  return [...sums.values()].sort((a, b) => Math.abs(b.money) - Math.abs(a.money));
}

const nothing = new Float64Array(perpMemory.length);

/** All zero when their channel is off. */
function perpetualsOf(state: SimulationState): PerpetualStudy {
  const memoryOf = (id: string) => state.institutions[state.system.institutionIds.indexOf(id)]?.memory ?? nothing;
  const [longs, shorts] = [memoryOf("perp-longs"), memoryOf("perp-shorts")];
  const both = (place: number): number => longs[place]! + shorts[place]!;
  return {
    longsLiquidated: longs[perpMemory.liquidated]!,
    shortsLiquidated: shorts[perpMemory.liquidated]!,
    shortfall: both(perpMemory.shortfall),
    paidByFund: both(perpMemory.fundPaid),
    paidByDeleveraging: both(perpMemory.deleveraged),
    uncovered: both(perpMemory.uncovered),
  };
}
