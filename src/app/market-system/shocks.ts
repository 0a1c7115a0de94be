/**
 * What a scenario does before anybody acts: shocked series become simple returns of the market system's assets. Rates work
 * through the transmission models (bonds by their cash flows, shares by Gordon, crypto as a distant payoff), a leading share
 * through its weight in the index, the index on bitcoin through a beta, the policy differential on the carry trade.
 */
import type { AsOfView } from "../../market/as-of-view.ts";
import { distantPayoffRevaluation } from "../../models/transmission/crypto-discounting.ts";
import { gordonRevaluation } from "../../models/transmission/equity-revaluation.ts";
import { applyScenario } from "../../scenarios/apply.ts";
import type { ScenarioDefinition } from "../../scenarios/define.ts";
import { parBond, seriesOf } from "./facts.ts";

export interface Exogenous {
  /** Simple returns by asset. */
  readonly shock: Readonly<Record<string, number>>;
  /** Share of the carry trade that leaves because it pays less. */
  readonly carryWithdrawal: number;
  /** How each part came about, in words. */
  readonly notes: readonly string[];
}

/** `carry` is the policy differential now, decimal a year; undefined where it is not known. */
export function exogenousOf(
  view: AsOfView,
  scenario: ScenarioDefinition,
  carry: number | undefined,
  parameter: (id: string) => number,
): Exogenous {
  const after = applyScenario(view, scenario);
  const shocked = new Set(scenario.shocks.map((s) => s.series));
  const last = (from: AsOfView, id: string): number => {
    const series = from.series(id);
    return series.values[series.length - 1]!;
  };
  const ratioOf = (id: string): number => last(after, id) / last(view, id) - 1;
  const differenceOf = (id: string): number => (shocked.has(id) ? last(after, id) - last(view, id) : 0);
  const shock: Record<string, number> = {};
  const notes: string[] = [];

  for (const asset of ["usdjpy", "nasdaq", "spx", "nvda", "vix", "nikkei", "btc", "eth"] as const)
    if (shocked.has(seriesOf[asset])) shock[asset] = ratioOf(seriesOf[asset]);
  for (const asset of ["ust-10y", "jgb-30y"] as const)
    if (shocked.has(seriesOf[asset])) {
      const [now, then] = [last(view, seriesOf[asset]), last(after, seriesOf[asset])];
      shock[asset] = parBond(asset, now, then).price / parBond(asset, now).price - 1;
      notes.push(`${asset}: yield ${percent(now)} to ${percent(then)}, revalued from its cash flows`);
    }

  const rise = differenceOf("ust.10y");
  const fromRates = rise === 0 ? 0 : gordonRevaluation(parameter("equity-yield-gap"), rise);
  const fromLeader = shocked.has(seriesOf.nvda) ? parameter("nvda-index-weight") * shock.nvda! : 0;
  if (!shocked.has(seriesOf.nasdaq) && (rise !== 0 || fromLeader !== 0)) {
    shock.nasdaq = (1 + fromRates) * (1 + fromLeader) - 1;
    if (rise !== 0)
      notes.push(`shares: Gordon at a required return ${Math.round(rise * 1e4)} bp higher, ${percent(fromRates)}`);
    if (fromLeader !== 0) notes.push(`Nasdaq: Nvidia's weight times its fall, ${percent(fromLeader)}`);
  }
  const homeRise = differenceOf("jgb.10y");
  if (!shocked.has(seriesOf.nikkei)) {
    const byRates = homeRise === 0 ? 0 : gordonRevaluation(parameter("japan-equity-yield-gap"), homeRise);
    const move = (1 + byRates) * nikkeiByBetas(shock, parameter) - 1;
    if (move !== 0) {
      shock.nikkei = move;
      notes.push(`Nikkei: betas to the Nasdaq and to USDJPY, and its own discount rate, ${percent(move)}`);
    }
  }
  if (!shocked.has(seriesOf.btc)) {
    const equity = shocked.has(seriesOf.nasdaq) ? shock.nasdaq! : fromLeader;
    const beta = equity === 0 ? 0 : (1 + equity) ** parameter("crypto-nasdaq-beta") - 1;
    const payoff = rise === 0 ? 0 : distantPayoffRevaluation(parameter("crypto-payoff-years"), rise);
    if (beta !== 0 || payoff !== 0) {
      shock.btc = (1 + beta) * (1 + payoff) - 1;
      if (beta !== 0) notes.push(`BTC: beta to the Nasdaq's own move, ${percent(beta)}`);
      if (payoff !== 0)
        notes.push(`BTC: as a distant payoff, ${percent(payoff)}; by its beta to shares it would be more`);
    }
  }

  const narrowing = differenceOf("jp.policy-rate") - differenceOf("us.effr");
  let carryWithdrawal = 0;
  if (narrowing > 0) {
    if (carry !== undefined && carry > 0) {
      carryWithdrawal = Math.min(1, parameter("carry-rate-elasticity") * (narrowing / carry));
      notes.push(
        `carry: the differential falls by ${Math.round(narrowing * 1e4)} bp of ${percent(carry)}, so ${percent(carryWithdrawal)} of the trade leaves`,
      );
    } else notes.push("carry: no policy differential is known, so the rise of the rate moves nothing");
  }
  return { shock, carryWithdrawal, notes };
}

/** Outside moves of the sessions after the first by asset, one a session up to the horizon; none where there is one step. */
export function laterShocksOf(
  { laterShocks, horizonSessions }: ScenarioDefinition,
  parameter: (id: string) => number,
): Record<string, number>[] {
  if (!laterShocks) return [];
  return Array.from({ length: horizonSessions - 1 }, (_, s) => {
    const shock: Record<string, number> = {};
    for (const [asset, series] of Object.entries(seriesOf)) {
      const move = laterShocks[s]?.[series];
      if (move !== undefined) shock[asset] = move;
    }
    if (shock.btc === undefined && shock.nasdaq !== undefined)
      shock.btc = (1 + shock.nasdaq) ** parameter("crypto-nasdaq-beta") - 1;
    const nikkei = nikkeiByBetas(shock, parameter) - 1;
    if (shock.nikkei === undefined && nikkei !== 0) shock.nikkei = nikkei;
    return shock;
  });
}

/** Price of the Nikkei over its price before, by its betas to the Nasdaq and to USDJPY. */
function nikkeiByBetas(shock: Readonly<Record<string, number>>, parameter: (id: string) => number): number {
  const by = (asset: string, beta: string): number =>
    shock[asset] === undefined ? 1 : (1 + shock[asset]) ** parameter(beta);
  return by("nasdaq", "nikkei-nasdaq-beta") * by("usdjpy", "nikkei-usdjpy-beta");
}

const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(2))} %`;
