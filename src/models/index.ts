/** The list of all models, in the order of the note. A file in a theme folder that is not listed here fails a test. */
import { accruals } from "./ai-funding/accruals.ts";
import { bandChange } from "./ai-funding/band-change.ts";
import { beneish } from "./ai-funding/beneish.ts";
import { cashConversion } from "./ai-funding/cash-conversion.ts";
import { clearing } from "./ai-funding/clearing.ts";
import { dso } from "./ai-funding/dso.ts";
import { exitMultiple } from "./ai-funding/exit-multiple.ts";
import { fundingStress } from "./ai-funding/funding-stress.ts";
import { gpuRentBreakEven } from "./ai-funding/gpu-rent-break-even.ts";
import { inventoryGap } from "./ai-funding/inventory-gap.ts";
import { receivableHistory } from "./ai-funding/receivable-history.ts";
import { requiredProfit } from "./ai-funding/required-profit.ts";
import { roundTrip } from "./ai-funding/round-trip.ts";
import { carryReturnIndex } from "./carry/carry-return-index.ts";
import { carrySensor } from "./carry/carry-sensor.ts";
import { carryThreshold } from "./carry/carry-threshold.ts";
import { carryToVol } from "./carry/carry-to-vol.ts";
import { carryUnwind } from "./carry/carry-unwind.ts";
import { carryUnwindFit } from "./carry/carry-unwind-fit.ts";
import { exposurePrior } from "./carry/exposure-prior.ts";
import { fxForward } from "./carry/fx-forward.ts";
import { repatriation } from "./carry/repatriation.ts";
import { repatriationIncentive } from "./carry/repatriation-incentive.ts";
import type { ModelDefinition } from "./define.ts";
import { bojRunOff } from "./japan/boj-run-off.ts";
import { debtRatios } from "./japan/debt-ratios.ts";
import { fiscalFeedback } from "./japan/fiscal-feedback.ts";
import { fiscalRegime } from "./japan/fiscal-regime.ts";
import { jgb30Threshold } from "./japan/jgb30-threshold.ts";
import { maturityLadder } from "./japan/maturity-ladder.ts";
import { snowball } from "./japan/snowball.ts";
import { sustainedState } from "./japan/sustained-state.ts";
import { binaryEvent } from "./outlook/binary-event.ts";
import { cascadeEpisodes } from "./outlook/cascade-episodes.ts";
import { constantHazard } from "./outlook/constant-hazard.ts";
import { contrarianTest } from "./outlook/contrarian-test.ts";
import { eventRate } from "./outlook/event-rate.ts";
import { eventVariance } from "./outlook/event-variance.ts";
import { forecastScore } from "./outlook/forecast-score.ts";
import { impliedMove } from "./outlook/implied-move.ts";
import { segmentEpisodes } from "./outlook/segment-episodes.ts";
import { varianceInterval } from "./outlook/variance-interval.ts";
import { absorptionRatio } from "./price-action/absorption-ratio.ts";
import { absorptionSignal } from "./price-action/absorption-signal.ts";
import { averageCorrelation } from "./price-action/average-correlation.ts";
import { breadth } from "./price-action/breadth.ts";
import { closeToCloseVolatility } from "./price-action/close-to-close-volatility.ts";
import { dayAttribution } from "./price-action/day-attribution.ts";
import { drawdown } from "./price-action/drawdown.ts";
import { ewmaVolatility } from "./price-action/ewma-volatility.ts";
import { highestSince } from "./price-action/highest-since.ts";
import { levelBefore } from "./price-action/level-before.ts";
import { moveInSigmas } from "./price-action/move-in-sigmas.ts";
import { moves } from "./price-action/moves.ts";
import { parkinson } from "./price-action/parkinson.ts";
import { recordRank } from "./price-action/record-rank.ts";
import { turbulence } from "./price-action/turbulence.ts";
import { yangZhangVolatility } from "./price-action/yang-zhang-volatility.ts";
import { expandingRank } from "./stress/expanding-rank.ts";
import { stressBands } from "./stress/stress-bands.ts";
import { stressChallenger } from "./stress/stress-challenger.ts";
import { stressComposite } from "./stress/stress-composite.ts";
import { stressCorrelation } from "./stress/stress-correlation.ts";
import { stressIndex } from "./stress/stress-index.ts";
import { stressSegment } from "./stress/stress-segment.ts";
import { accumulationTest } from "./strong-hands/accumulation-test.ts";
import { divergence } from "./strong-hands/divergence.ts";
import { forcedShare } from "./strong-hands/forced-share.ts";
import { issuanceAbsorption } from "./strong-hands/issuance-absorption.ts";
import { mnav } from "./strong-hands/mnav.ts";
import { mvrv } from "./strong-hands/mvrv.ts";
import { signTest } from "./strong-hands/sign-test.ts";
import { sopr } from "./strong-hands/sopr.ts";
import { treasuryBuffer } from "./strong-hands/treasury-buffer.ts";
import { distance } from "./thresholds/distance.ts";
import { earlyWarning } from "./thresholds/early-warning.ts";
import { ouFit } from "./thresholds/ou-fit.ts";
import { potentialWell } from "./thresholds/potential-well.ts";
import { sustainedProbability } from "./thresholds/sustained-probability.ts";
import { thresholdUnion } from "./thresholds/threshold-union.ts";
import { touchProbability } from "./thresholds/touch-probability.ts";
import { touchProbabilityOu } from "./thresholds/touch-probability-ou.ts";
import { bond } from "./transmission/bond.ts";
import { bondRevaluation } from "./transmission/bond-revaluation.ts";
import { crossAsset } from "./transmission/cross-asset.ts";
import { cryptoDiscounting } from "./transmission/crypto-discounting.ts";
import { cryptoFactors } from "./transmission/crypto-factors.ts";
import { equityImpliedDuration } from "./transmission/equity-implied-duration.ts";
import { equityRevaluation } from "./transmission/equity-revaluation.ts";
import { neutralRate } from "./transmission/neutral-rate.ts";
import { passThrough } from "./transmission/pass-through.ts";

export const models: readonly ModelDefinition[] = [
  bojRunOff,
  debtRatios,
  fiscalFeedback,
  fiscalRegime,
  jgb30Threshold,
  maturityLadder,
  snowball,
  sustainedState,
  carryReturnIndex,
  carrySensor,
  carryThreshold,
  carryToVol,
  carryUnwindFit,
  carryUnwind,
  exposurePrior,
  fxForward,
  repatriationIncentive,
  repatriation,
  accruals,
  bandChange,
  beneish,
  cashConversion,
  clearing,
  dso,
  exitMultiple,
  fundingStress,
  gpuRentBreakEven,
  inventoryGap,
  receivableHistory,
  requiredProfit,
  roundTrip,
  bondRevaluation,
  bond,
  crossAsset,
  cryptoDiscounting,
  cryptoFactors,
  equityImpliedDuration,
  equityRevaluation,
  neutralRate,
  passThrough,
  absorptionRatio,
  absorptionSignal,
  averageCorrelation,
  breadth,
  closeToCloseVolatility,
  dayAttribution,
  drawdown,
  ewmaVolatility,
  highestSince,
  levelBefore,
  moveInSigmas,
  moves,
  parkinson,
  recordRank,
  turbulence,
  yangZhangVolatility,
  expandingRank,
  stressSegment,
  stressCorrelation,
  stressComposite,
  stressBands,
  stressChallenger,
  stressIndex,
  accumulationTest,
  divergence,
  forcedShare,
  issuanceAbsorption,
  mnav,
  mvrv,
  signTest,
  sopr,
  treasuryBuffer,
  distance,
  sustainedProbability,
  thresholdUnion,
  touchProbability,
  touchProbabilityOu,
  ouFit,
  potentialWell,
  earlyWarning,
  binaryEvent,
  cascadeEpisodes,
  contrarianTest,
  constantHazard,
  eventRate,
  eventVariance,
  forecastScore,
  impliedMove,
  segmentEpisodes,
  varianceInterval,
];

/** The model of an id, or undefined when there is none. */
export const findModel = (id: string): ModelDefinition | undefined => models.find((model) => model.id === id);
