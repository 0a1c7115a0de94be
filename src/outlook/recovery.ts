/** The recovery watch: the signs that a conditional recovery would show, each met, not met, or absent with its reason. */
import { median } from "simple-statistics";
import { absent, isPresent, type Outcome, present } from "../core/outcome.ts";
import { dayMs } from "../core/time.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";

export interface RecoveryLeg {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly isMet: Outcome<boolean>;
  readonly observed: string | null;
}

export interface RecoveryRules {
  readonly vixBelow: number;
  readonly vixSessions: number;
}

const flowSum = 5;
const flowSessions = 5;
const fundingDays = 30;

/** The legs in the order of the note; none of them is a forecast. */
export function recoveryWatch(view: AsOfView, rules: RecoveryRules): readonly RecoveryLeg[] {
  return [
    leg(view, {
      id: "vix-calm",
      title: "VIX calm",
      rule: `VIX below ${rules.vixBelow} for ${rules.vixSessions} sessions`,
      series: "vix",
      needed: rules.vixSessions,
      holds: (values) => values.every((value) => value < rules.vixBelow),
    }),
    leg(view, {
      id: "etf-inflow",
      title: "Money into spot bitcoin funds",
      rule: `sum of ${flowSum} sessions above zero on ${flowSessions} sessions in a row`,
      series: "etf.btc.net-flow",
      needed: flowSum + flowSessions - 1,
      holds: (values) =>
        Array.from({ length: flowSessions }, (_, k) => values.slice(k, k + flowSum).reduce((a, b) => a + b, 0)).every(
          (sum) => sum > 0,
        ),
    }),
    leg(view, {
      id: "funding-above-median",
      title: "Funding above its median",
      rule: `funding of bitcoin perpetuals above the median of its last ${fundingDays} observations`,
      series: "btc.perp.funding-8h-mean",
      needed: fundingDays,
      holds: (values) => values.at(-1)! > median([...values]),
    }),
    aboveCost(view),
  ];
}

interface LegInput {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly series: string;
  readonly needed: number;
  readonly holds: (values: readonly number[]) => boolean;
}

function leg(view: AsOfView, { id, title, rule, series, needed, holds }: LegInput): RecoveryLeg {
  const tail = freshTail(view, series, needed);
  return {
    id,
    title,
    rule,
    isMet: isPresent(tail) ? present(holds(tail.value)) : tail,
    observed: view.series(series).observed.at(-1) ?? null,
  };
}

function aboveCost(view: AsOfView): RecoveryLeg {
  const [price, cost] = [freshTail(view, "btc.close", 1), freshTail(view, "btc.sth.realised-price", 1)];
  return {
    id: "btc-above-holders-cost",
    title: "Bitcoin above the short-term holders' cost",
    rule: "close above the realised price of coins younger than 155 days",
    isMet: !isPresent(price) ? price : !isPresent(cost) ? cost : present(price.value[0]! > cost.value[0]!),
    observed: view.series("btc.close").observed.at(-1) ?? null,
  };
}

/** The newest `needed` values, absent when there are fewer or they are stale. */
function freshTail(view: AsOfView, id: string, needed: number): Outcome<readonly number[]> {
  const declared = findSeries(id)!;
  const { length, observed, observedAt, values } = view.series(id);
  if (length === 0) return absent("missing", `no ${declared.title} known; needs source ${declared.sources[0]}`);
  if ((view.pin.asOf - observedAt[length - 1]!) / dayMs > declared.freshForDays)
    return absent("stale", `${declared.title} last observed ${observed[length - 1]}`);
  return length < needed
    ? absent("warming-up", `${declared.title}: ${length} of ${needed} observations`)
    : present(Array.from(values.subarray(length - needed, length)));
}
