/** A criterion of reverse stress: what it means that something broke, on the prices that a run of the market system saw. */
import type { MarketAsset, MarketFacts } from "../market-system/facts.ts";

/** What a run came to, by asset: prices at its start, the lowest and highest after the shock, the last. */
export interface Outcome {
  readonly initial: Readonly<Record<MarketAsset, number>>;
  readonly lowest: Readonly<Record<MarketAsset, number>>;
  readonly highest: Readonly<Record<MarketAsset, number>>;
  /** Prices when nothing was on order any more. */
  readonly ended: Readonly<Record<MarketAsset, number>>;
}

export interface CriterionContext {
  readonly facts: MarketFacts;
  readonly parameter: (id: string) => number;
}

export interface CriterionDefinition {
  /** File name without extension, and the word after `--criterion`. */
  readonly id: string;
  readonly title: string;
  /** When it counts as broken, in words. */
  readonly rule: string;
  /** Where its levels come from. */
  readonly source: string;
  /** Reads its levels once and gives the test. Undefined when the facts do not have what it needs. */
  readonly prepare: (context: CriterionContext) => ((outcome: Outcome) => boolean) | undefined;
}

export const defineCriterion = (definition: CriterionDefinition): CriterionDefinition => definition;
