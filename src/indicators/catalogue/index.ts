/**
 * Every indicator, one line each, by sections of the note, and within each in the order in which its reader looks: the first
 * few stand on the first page. A test fails if a file is missing here.
 */
import type { IndicatorDefinition } from "../define.ts";
import { aiDealCycles } from "./ai-funding/ai-deal-cycles.ts";
import { aiFundingStress } from "./ai-funding/ai-funding-stress.ts";
import { aiRoundTripShare } from "./ai-funding/ai-round-trip-share.ts";
import { amdFilingSigns } from "./ai-funding/amd-filing-signs.ts";
import { amznFilingSigns } from "./ai-funding/amzn-filing-signs.ts";
import { avgoFilingSigns } from "./ai-funding/avgo-filing-signs.ts";
import { googlFilingSigns } from "./ai-funding/googl-filing-signs.ts";
import { gpuRent } from "./ai-funding/gpu-rent.ts";
import { gpuRent60dChange } from "./ai-funding/gpu-rent-60d-change.ts";
import { gpuRentBreakEven } from "./ai-funding/gpu-rent-break-even.ts";
import { gpuRentMargin } from "./ai-funding/gpu-rent-margin.ts";
import { metaFilingSigns } from "./ai-funding/meta-filing-signs.ts";
import { msftFilingSigns } from "./ai-funding/msft-filing-signs.ts";
import { nvdaAccruals } from "./ai-funding/nvda-accruals.ts";
import { nvdaBeneish } from "./ai-funding/nvda-beneish.ts";
import { nvdaCashConversion } from "./ai-funding/nvda-cash-conversion.ts";
import { nvdaDso } from "./ai-funding/nvda-dso.ts";
import { nvdaExcessReceivables } from "./ai-funding/nvda-excess-receivables.ts";
import { nvdaFilingSigns } from "./ai-funding/nvda-filing-signs.ts";
import { nvdaInventoryGap } from "./ai-funding/nvda-inventory-gap.ts";
import { nvdaRequiredProfit } from "./ai-funding/nvda-required-profit.ts";
import { nvdaSurprise } from "./ai-funding/nvda-surprise.ts";
import { openaiRequiredProfit } from "./ai-funding/openai-required-profit.ts";
import { orclFilingSigns } from "./ai-funding/orcl-filing-signs.ts";
import { carryReturnTail } from "./carry/carry-return-tail.ts";
import { carryToVol } from "./carry/carry-to-vol.ts";
import { carryUnwindSensor } from "./carry/carry-unwind-sensor.ts";
import { cftcYenPosition } from "./carry/cftc-yen-position.ts";
import { exposurePrior } from "./carry/exposure-prior.ts";
import { forwardHedgeCost } from "./carry/forward-hedge-cost.ts";
import { mofForeignBondFlows } from "./carry/mof-foreign-bond-flows.ts";
import { policyDifferential } from "./carry/policy-differential.ts";
import { repatriationEffect } from "./carry/repatriation-effect.ts";
import { repatriationIncentive } from "./carry/repatriation-incentive.ts";
import { unwindSize } from "./carry/unwind-size.ts";
import { usdjpy } from "./carry/usdjpy.ts";
import { usdjpyBreakEven3m } from "./carry/usdjpy-break-even-3m.ts";
import { usdjpyBreakEven12m } from "./carry/usdjpy-break-even-12m.ts";
import { usdjpyChange1d } from "./carry/usdjpy-change-1d.ts";
import { usdjpyChange5d } from "./carry/usdjpy-change-5d.ts";
import { usdjpyIndicative } from "./carry/usdjpy-indicative.ts";
import { usdjpyRealisedVolatility } from "./carry/usdjpy-realised-volatility.ts";
import { bojJgbRunOff } from "./japan/boj-jgb-run-off.ts";
import { bojJgbShare } from "./japan/boj-jgb-share.ts";
import { bojUnrealisedLoss } from "./japan/boj-unrealised-loss.ts";
import { debtServiceM1 } from "./japan/debt-service-m1.ts";
import { debtServiceM2 } from "./japan/debt-service-m2.ts";
import { debtServiceM3 } from "./japan/debt-service-m3.ts";
import { debtServiceM4 } from "./japan/debt-service-m4.ts";
import { fiscalFeedback } from "./japan/fiscal-feedback.ts";
import { fiscalFlowTest } from "./japan/fiscal-flow-test.ts";
import { fiscalRegime } from "./japan/fiscal-regime.ts";
import { fiscalSnowball } from "./japan/fiscal-snowball.ts";
import { jgb10y } from "./japan/jgb-10y.ts";
import { jgb10yAuction } from "./japan/jgb-10y-auction.ts";
import { jgb20yAuction } from "./japan/jgb-20y-auction.ts";
import { jgb30y } from "./japan/jgb-30y.ts";
import { jgb30y10ySlope } from "./japan/jgb-30y-10y-slope.ts";
import { jgb30yAuction } from "./japan/jgb-30y-auction.ts";
import { jgb30yRealisedVolatility } from "./japan/jgb-30y-realised-volatility.ts";
import { jgb30yRecord } from "./japan/jgb-30y-record.ts";
import { jgb30yStructuralThreshold } from "./japan/jgb-30y-structural-threshold.ts";
import { jgb30ySustained360 } from "./japan/jgb-30y-sustained-360.ts";
import { jgb30ySustained380 } from "./japan/jgb-30y-sustained-380.ts";
import { jgb40y } from "./japan/jgb-40y.ts";
import { jgb40yAuction } from "./japan/jgb-40y-auction.ts";
import { maturityLadderOutlook } from "./japan/maturity-ladder-outlook.ts";
import { absorptionRatio } from "./price-action/absorption-ratio.ts";
import { adaChange } from "./price-action/ada-change.ts";
import { bnbChange } from "./price-action/bnb-change.ts";
import { btcChange } from "./price-action/btc-change.ts";
import { btcDayAttribution } from "./price-action/btc-day-attribution.ts";
import { btcDayRange } from "./price-action/btc-day-range.ts";
import { btcDrawdown } from "./price-action/btc-drawdown.ts";
import { btcDvol } from "./price-action/btc-dvol.ts";
import { btcFundingAnnualised } from "./price-action/btc-funding-annualised.ts";
import { btcFundingReset } from "./price-action/btc-funding-reset.ts";
import { btcFundingVenues } from "./price-action/btc-funding-venues.ts";
import { btcRealisedVolatility } from "./price-action/btc-realised-volatility.ts";
import { btcSkew } from "./price-action/btc-skew.ts";
import { creditFundingStress } from "./price-action/credit-funding-stress.ts";
import { cryptoAverageCorrelation } from "./price-action/crypto-average-correlation.ts";
import { cryptoBreadth } from "./price-action/crypto-breadth.ts";
import { cryptoLiquidations } from "./price-action/crypto-liquidations.ts";
import { cryptoStress } from "./price-action/crypto-stress.ts";
import { djiaChange } from "./price-action/djia-change.ts";
import { equityAiStress } from "./price-action/equity-ai-stress.ts";
import { etfBtcFlow } from "./price-action/etf-btc-flow.ts";
import { etfBtcFlow5d } from "./price-action/etf-btc-flow-5d.ts";
import { etfEthFlow } from "./price-action/etf-eth-flow.ts";
import { ethChange } from "./price-action/eth-change.ts";
import { ethDrawdown } from "./price-action/eth-drawdown.ts";
import { fearGreed } from "./price-action/fear-greed.ts";
import { fxCarryStress } from "./price-action/fx-carry-stress.ts";
import { japanRatesStress } from "./price-action/japan-rates-stress.ts";
import { marketBreadth } from "./price-action/market-breadth.ts";
import { nasdaqChange } from "./price-action/nasdaq-change.ts";
import { nasdaqDayAttribution } from "./price-action/nasdaq-day-attribution.ts";
import { nasdaqDrawdown } from "./price-action/nasdaq-drawdown.ts";
import { nikkeiChange } from "./price-action/nikkei-change.ts";
import { nvdaChange } from "./price-action/nvda-change.ts";
import { nvdaDayAttribution } from "./price-action/nvda-day-attribution.ts";
import { solChange } from "./price-action/sol-change.ts";
import { spxChange } from "./price-action/spx-change.ts";
import { spxDrawdown } from "./price-action/spx-drawdown.ts";
import { spxMoveInSigmas } from "./price-action/spx-move-in-sigmas.ts";
import { stablecoinSupplyChange } from "./price-action/stablecoin-supply-change.ts";
import { stressIndex } from "./price-action/stress-index.ts";
import { stressIndexChallenger } from "./price-action/stress-index-challenger.ts";
import { turbulence } from "./price-action/turbulence.ts";
import { vixLevel } from "./price-action/vix-level.ts";
import { xrpChange } from "./price-action/xrp-change.ts";
import { btcForcedShare } from "./strong-hands/btc-forced-share.ts";
import { btcLeverageFlush } from "./strong-hands/btc-leverage-flush.ts";
import { btcLiquidationIntensity } from "./strong-hands/btc-liquidation-intensity.ts";
import { btcMvrv } from "./strong-hands/btc-mvrv.ts";
import { btcPerpDislocation } from "./strong-hands/btc-perp-dislocation.ts";
import { btcSopr } from "./strong-hands/btc-sopr.ts";
import { btcSthBuffer } from "./strong-hands/btc-sth-buffer.ts";
import { contrarianTest } from "./strong-hands/contrarian-test.ts";
import { etfAbsorption } from "./strong-hands/etf-absorption.ts";
import { holderDivergence } from "./strong-hands/holder-divergence.ts";
import { permanentHoldersAbsorption } from "./strong-hands/permanent-holders-absorption.ts";
import { publicTreasuries } from "./strong-hands/public-treasuries.ts";
import { recoveryWatch } from "./strong-hands/recovery-watch.ts";
import { strategyCostBasis } from "./strong-hands/strategy-cost-basis.ts";
import { strategyHoldings } from "./strong-hands/strategy-holdings.ts";
import { strategyMnav } from "./strong-hands/strategy-mnav.ts";
import { strategyPurchasePremium } from "./strong-hands/strategy-purchase-premium.ts";
import { treasuryAbsorption } from "./strong-hands/treasury-absorption.ts";
import { treasuryBuffer } from "./strong-hands/treasury-buffer.ts";
import { bondDv01 } from "./transmission/bond-dv01.ts";
import { crossAssetTable } from "./transmission/cross-asset-table.ts";
import { cryptoDistantPayoff } from "./transmission/crypto-distant-payoff.ts";
import { cryptoFactorModel } from "./transmission/crypto-factor-model.ts";
import { equityDuration } from "./transmission/equity-duration.ts";
import { equityRevaluation } from "./transmission/equity-revaluation.ts";
import { jgb30yRevaluation } from "./transmission/jgb-30y-revaluation.ts";
import { neutralRateShift } from "./transmission/neutral-rate-shift.ts";
import { passThroughBtcOnNasdaq } from "./transmission/pass-through-btc-on-nasdaq.ts";
import { passThroughBtcOnUst10y } from "./transmission/pass-through-btc-on-ust-10y.ts";
import { passThroughNasdaqOnUsdjpy } from "./transmission/pass-through-nasdaq-on-usdjpy.ts";
import { passThroughNasdaqOnUst10y } from "./transmission/pass-through-nasdaq-on-ust-10y.ts";
import { passThroughUsdjpyOnJgb30y } from "./transmission/pass-through-usdjpy-on-jgb-30y.ts";
import { passThroughUst10yOnJgb30y } from "./transmission/pass-through-ust-10y-on-jgb-30y.ts";
import { passThroughUst30yOnJgb30y } from "./transmission/pass-through-ust-30y-on-jgb-30y.ts";
import { us10y } from "./transmission/us-10y.ts";
import { us30y } from "./transmission/us-30y.ts";
import { usHyOas } from "./transmission/us-hy-oas.ts";
import { usTermPremium } from "./transmission/us-term-premium.ts";
import { usTermPremiumKimWright } from "./transmission/us-term-premium-kim-wright.ts";

export const indicators: readonly IndicatorDefinition[] = [
  // japan
  jgb30y,
  jgb30y10ySlope,
  debtServiceM1,
  fiscalRegime,
  jgb30yRealisedVolatility,
  jgb10y,
  jgb40y,
  jgb30ySustained360,
  jgb30ySustained380,
  jgb30yRecord,
  jgb30yStructuralThreshold,
  debtServiceM2,
  debtServiceM3,
  debtServiceM4,
  maturityLadderOutlook,
  bojJgbShare,
  bojUnrealisedLoss,
  fiscalFeedback,
  fiscalFlowTest,
  fiscalSnowball,
  bojJgbRunOff,
  jgb10yAuction,
  jgb20yAuction,
  jgb30yAuction,
  jgb40yAuction,
  // carry
  usdjpy,
  carryUnwindSensor,
  carryToVol,
  usdjpyBreakEven12m,
  policyDifferential,
  cftcYenPosition,
  usdjpyBreakEven3m,
  usdjpyChange1d,
  usdjpyChange5d,
  usdjpyRealisedVolatility,
  forwardHedgeCost,
  carryReturnTail,
  exposurePrior,
  unwindSize,
  mofForeignBondFlows,
  repatriationEffect,
  repatriationIncentive,
  usdjpyIndicative,
  // ai-funding
  aiFundingStress,
  nvdaCashConversion,
  nvdaDso,
  aiRoundTripShare,
  nvdaFilingSigns,
  nvdaInventoryGap,
  nvdaExcessReceivables,
  nvdaAccruals,
  nvdaBeneish,
  nvdaSurprise,
  nvdaRequiredProfit,
  openaiRequiredProfit,
  aiDealCycles,
  gpuRent,
  gpuRentBreakEven,
  gpuRentMargin,
  gpuRent60dChange,
  amdFilingSigns,
  amznFilingSigns,
  avgoFilingSigns,
  googlFilingSigns,
  metaFilingSigns,
  msftFilingSigns,
  orclFilingSigns,
  // transmission
  us10y,
  us30y,
  passThroughUst10yOnJgb30y,
  neutralRateShift,
  equityRevaluation,
  usHyOas,
  usTermPremium,
  usTermPremiumKimWright,
  passThroughUst30yOnJgb30y,
  passThroughUsdjpyOnJgb30y,
  passThroughBtcOnUst10y,
  passThroughBtcOnNasdaq,
  passThroughNasdaqOnUsdjpy,
  passThroughNasdaqOnUst10y,
  bondDv01,
  crossAssetTable,
  cryptoDistantPayoff,
  cryptoFactorModel,
  equityDuration,
  jgb30yRevaluation,
  // price-action
  spxChange,
  btcChange,
  stressIndex,
  marketBreadth,
  vixLevel,
  spxMoveInSigmas,
  nasdaqChange,
  djiaChange,
  nikkeiChange,
  nvdaChange,
  ethChange,
  solChange,
  xrpChange,
  bnbChange,
  adaChange,
  spxDrawdown,
  nasdaqDrawdown,
  btcDrawdown,
  ethDrawdown,
  fearGreed,
  btcFundingAnnualised,
  etfBtcFlow,
  etfBtcFlow5d,
  etfEthFlow,
  cryptoLiquidations,
  btcRealisedVolatility,
  btcDvol,
  btcSkew,
  absorptionRatio,
  btcDayAttribution,
  btcDayRange,
  btcFundingReset,
  cryptoAverageCorrelation,
  nasdaqDayAttribution,
  nvdaDayAttribution,
  turbulence,
  btcFundingVenues,
  cryptoBreadth,
  stablecoinSupplyChange,
  stressIndexChallenger,
  japanRatesStress,
  fxCarryStress,
  equityAiStress,
  creditFundingStress,
  cryptoStress,
  // strong-hands
  treasuryBuffer,
  etfAbsorption,
  treasuryAbsorption,
  recoveryWatch,
  strategyMnav,
  strategyCostBasis,
  strategyHoldings,
  strategyPurchasePremium,
  btcForcedShare,
  btcLeverageFlush,
  btcLiquidationIntensity,
  btcMvrv,
  btcSopr,
  btcSthBuffer,
  contrarianTest,
  holderDivergence,
  permanentHoldersAbsorption,
  btcPerpDislocation,
  publicTreasuries,
];
