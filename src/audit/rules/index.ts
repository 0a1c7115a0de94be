/** The list of all rules. A file in this folder that is not listed here fails a test. */
import type { RuleDefinition } from "../define.ts";
import { annualisation } from "./annualisation.ts";
import { averageOfFigures } from "./average-of-figures.ts";
import { baseCaseAgainstTriggers } from "./base-case-against-triggers.ts";
import { bufferToCost } from "./buffer-to-cost.ts";
import { carryAgainstPolicyGap } from "./carry-against-policy-gap.ts";
import { carryBreakEven } from "./carry-break-even.ts";
import { changeBetweenLevels } from "./change-between-levels.ts";
import { crossingAlreadyPassed } from "./crossing-already-passed.ts";
import { daysSalesOutstanding } from "./days-sales-outstanding.ts";
import { differenceOfFigures } from "./difference-of-figures.ts";
import { durationTimesShock } from "./duration-times-shock.ts";
import { elapsedTime } from "./elapsed-time.ts";
import { epsTimesShares } from "./eps-times-shares.ts";
import { excessReceivables } from "./excess-receivables.ts";
import { factCloseChange } from "./fact-close-change.ts";
import { factCoinChange } from "./fact-coin-change.ts";
import { factDate } from "./fact-date.ts";
import { factFiling } from "./fact-filing.ts";
import { factFiscal } from "./fact-fiscal.ts";
import { factFlow } from "./fact-flow.ts";
import { factLabel } from "./fact-label.ts";
import { factLevel } from "./fact-level.ts";
import { factPolicyRate } from "./fact-policy-rate.ts";
import { factPurchases } from "./fact-purchases.ts";
import { factRecord } from "./fact-record.ts";
import { factStake } from "./fact-stake.ts";
import { factStatement } from "./fact-statement.ts";
import { flowAgainstIssuance } from "./flow-against-issuance.ts";
import { levelPlusChange } from "./level-plus-change.ts";
import { levelsWithoutTime } from "./levels-without-time.ts";
import { moveAfterEvent } from "./move-after-event.ts";
import { multipleOfAFigure } from "./multiple-of-a-figure.ts";
import { partOfATotal } from "./part-of-a-total.ts";
import { pointsPercentLevel } from "./points-percent-level.ts";
import { productOfFigures } from "./product-of-figures.ts";
import { rangeAgainstRange } from "./range-against-range.ts";
import { rangeHoldsLevels } from "./range-holds-levels.ts";
import { ratioOfFigures } from "./ratio-of-figures.ts";
import { riseAgainstRemoved } from "./rise-against-removed.ts";
import { sameMechanism } from "./same-mechanism.ts";
import { sameQuantityTwice } from "./same-quantity-twice.ts";
import { structuralThreshold } from "./structural-threshold.ts";
import { sumOfFigures } from "./sum-of-figures.ts";
import { triggerAlreadyPassed } from "./trigger-already-passed.ts";
import { twoTriggerLevels } from "./two-trigger-levels.ts";
import { unknownMetric } from "./unknown-metric.ts";
import { valueQuantityPrice } from "./value-quantity-price.ts";

export const rules: readonly RuleDefinition[] = [
  pointsPercentLevel,
  changeBetweenLevels,
  rangeAgainstRange,
  rangeHoldsLevels,
  valueQuantityPrice,
  ratioOfFigures,
  differenceOfFigures,
  sumOfFigures,
  productOfFigures,
  averageOfFigures,
  annualisation,
  elapsedTime,
  multipleOfAFigure,
  partOfATotal,
  sameQuantityTwice,
  levelPlusChange,
  daysSalesOutstanding,
  excessReceivables,
  epsTimesShares,
  durationTimesShock,
  riseAgainstRemoved,
  sameMechanism,
  carryBreakEven,
  carryAgainstPolicyGap,
  structuralThreshold,
  baseCaseAgainstTriggers,
  twoTriggerLevels,
  bufferToCost,
  levelsWithoutTime,
  flowAgainstIssuance,
  moveAfterEvent,
  crossingAlreadyPassed,
  triggerAlreadyPassed,
  factCloseChange,
  factCoinChange,
  factLevel,
  factFlow,
  factFiling,
  factPurchases,
  factFiscal,
  factPolicyRate,
  factLabel,
  factRecord,
  factDate,
  factStake,
  factStatement,
  unknownMetric,
];
