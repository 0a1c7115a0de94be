/** Channels at which a shock is aimed and that do nothing in the run, each with the reason. */
import { log } from "../../core/math/elementary.ts";
import { type ChannelId, channels, type MarketChoices, type MarketFacts } from "./facts.ts";
import type { MarketStudy } from "./study.ts";

export interface IdleChannel {
  readonly channel: ChannelId;
  readonly title: string;
  /** Half a sentence: goes on after "because". */
  readonly reason: string;
}

/** Moves below this aim at nobody; sales below that count as none. */
const seen = 5e-4;
const seenUsdBn = 0.01;

/** A channel that the reader has switched off is not listed. */
export function idleChannels(study: MarketStudy, facts: MarketFacts, choices: MarketChoices): IdleChannel[] {
  const acts = (institution: string): boolean =>
    study.sales.some((sale) => sale.institution === institution && Math.abs(sale.money) >= seenUsdBn);
  const asset = (id: string) => study.assets.find((a) => a.asset === id)!;
  const reasons: [ChannelId, string, string | undefined][] = [
    [
      "insurers",
      "japan-bond-holders",
      Math.abs(asset("jgb-30y").total) > seen ? insurers(study, facts, choices) : undefined,
    ],
    ["carry", "carry-trade", asset("usdjpy").total < -seen ? carry(asset("usdjpy").extreme, choices) : undefined],
    ["treasury", "treasury-company", facts.treasuryCoins > 0 ? treasury(asset("btc").extreme, facts) : undefined],
  ];
  return reasons.flatMap(([channel, institution, reason]) =>
    reason === undefined || choices.off?.includes(channel) || acts(institution)
      ? []
      : [{ channel, title: channels.find(({ id }) => id === channel)!.title, reason }],
  );
}

function insurers(study: MarketStudy, facts: MarketFacts, { parameter }: MarketChoices): string {
  const priceOf = (id: string): number => study.assets.find((a) => a.asset === id)!.extreme;
  const [jgb, ust] = [priceOf("jgb-30y"), priceOf("ust-10y")];
  const rise = -log(jgb) / facts.durations.jgb30y + log(ust) / facts.durations.ust10y;
  const capital = 1 - (parameter("insurer-open-jgb") * (1 - jgb)) / parameter("insurer-capital");
  const incentive = facts.incentive + rise;
  return `losses on long JGBs leave ${percent(capital)} of the capital assumed (they sell below ${percent(parameter("insurer-capital-floor"))}), and the incentive to come home is ${percent(Math.abs(incentive))} ${incentive < 0 ? "below" : "above"} its usual value (they act from ${percent(parameter("incentive-tolerance"))})`;
}

function carry(lowest: number, { carryReference, parameter }: MarketChoices): string | undefined {
  if (lowest < carryReference) return undefined;
  return `its positions count as entered at ${rate(carryReference)}, half of them with a stop within ${percent(parameter("carry-stop-median"))} below that, and USDJPY falls to ${rate(lowest)} only`;
}

function treasury(lowest: number, { treasuryCost }: MarketFacts): string | undefined {
  if (treasuryCost === null || lowest >= treasuryCost) return undefined;
  return `nobody can call its debt when bitcoin is below its cost of USD ${thousands(treasuryCost)}; it sells coins only for a dated obligation above its cash`;
}

const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(2))} %`;
const rate = (level: number): string => String(Number(level.toFixed(2)));
const thousands = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
