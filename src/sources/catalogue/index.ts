/** Every source, one line each. Packaged sources come first: they are loaded when the data folder is empty. */
import type { SourceDefinition } from "../define.ts";
import { feeds } from "../feeds/catalogue/index.ts";
import { feedSource } from "../feeds/source.ts";
import { alternativeMeFearGreed } from "./alternative-me/fear-greed.ts";
import { binanceOpenInterest } from "./binance/open-interest.ts";
import { binancePerpFunding } from "./binance/perp-funding.ts";
import { binanceSpot1d } from "./binance/spot-1d.ts";
import { bisPolicyRates } from "./bis/policy-rates.ts";
import { bojStatSearch } from "./boj/stat-search.ts";
import { bybitOpenInterest } from "./bybit/open-interest.ts";
import { bybitPerpFunding } from "./bybit/perp-funding.ts";
import { cboeVix } from "./cboe/vix.ts";
import { cftcCot } from "./cftc/cot.ts";
import { coingeckoTreasuries } from "./coingecko/treasuries.ts";
import { coinmetricsCommunity } from "./coinmetrics/community.ts";
import { defillamaStablecoins } from "./defillama/stablecoins.ts";
import { deribitDvol } from "./deribit/dvol.ts";
import { deribitSkew } from "./deribit/skew.ts";
import { ecbCiss } from "./ecb/ciss.ts";
import { ecbEurofxref } from "./ecb/eurofxref.ts";
import { farsideEtfFlows } from "./farside/etf-flows.ts";
import { fredObservations } from "./fred/observations.ts";
import { fredSeries } from "./fred/series.ts";
import { gpurentalpricesDaily } from "./gpurentalprices/daily.ts";
import { hyperliquidAssetContexts } from "./hyperliquid/asset-contexts.ts";
import { hyperliquidUsdjpy } from "./hyperliquid/usdjpy.ts";
import { importAiDeals } from "./import/ai-deals.ts";
import { importBojAccounts } from "./import/boj-accounts.ts";
import { importCohorts } from "./import/cohorts.ts";
import { importEtfFlows } from "./import/etf-flows.ts";
import { importLiquidations } from "./import/liquidations.ts";
import { importMofFiscal } from "./import/mof-fiscal.ts";
import { importSharePrices } from "./import/share-prices.ts";
import { importTreasuries } from "./import/treasuries.ts";
import { krakenSpot1d } from "./kraken/spot-1d.ts";
import { mofAuctions } from "./mof/auctions.ts";
import { mofItsWeekly } from "./mof/its-weekly.ts";
import { mofJgb } from "./mof/jgb.ts";
import { nyfedAcm } from "./nyfed/acm.ts";
import { nyfedRates } from "./nyfed/rates.ts";
import { ofrFsi } from "./ofr/fsi.ts";
import { okxOpenInterest } from "./okx/open-interest.ts";
import { okxPerpFunding } from "./okx/perp-funding.ts";
import { aiDeals } from "./packaged/ai-deals.ts";
import { cryptoHistory } from "./packaged/crypto-history.ts";
import { episode202408 } from "./packaged/episode-2024-08.ts";
import { episode202511 } from "./packaged/episode-2025-11.ts";
import { japanFiscal } from "./packaged/japan-fiscal.ts";
import { november2025Note } from "./packaged/november-2025-note.ts";
import { nvdaFilings } from "./packaged/nvda-filings.ts";
import { officialHistory } from "./packaged/official-history.ts";
import { perpTiers } from "./packaged/perp-tiers.ts";
import { publicStatements } from "./packaged/public-statements.ts";
import { strategyPurchases } from "./packaged/strategy-purchases.ts";
import { secCompanyfacts } from "./sec/companyfacts.ts";
import { ustParYields } from "./ust/par-yields.ts";
import { vastaiBundles } from "./vastai/bundles.ts";

export const sources: readonly SourceDefinition[] = [
  episode202408,
  episode202511,
  officialHistory,
  cryptoHistory,
  nvdaFilings,
  strategyPurchases,
  publicStatements,
  perpTiers,
  japanFiscal,
  aiDeals,
  november2025Note,
  mofJgb,
  ...feeds.map(feedSource),
  mofItsWeekly,
  mofAuctions,
  bojStatSearch,
  bisPolicyRates,
  ustParYields,
  nyfedRates,
  fredSeries,
  fredObservations,
  ecbEurofxref,
  ecbCiss,
  ofrFsi,
  cboeVix,
  cftcCot,
  secCompanyfacts,
  nyfedAcm,
  importMofFiscal,
  importBojAccounts,
  importSharePrices,
  importAiDeals,
  alternativeMeFearGreed,
  binanceOpenInterest,
  binancePerpFunding,
  binanceSpot1d,
  bybitOpenInterest,
  bybitPerpFunding,
  coingeckoTreasuries,
  coinmetricsCommunity,
  defillamaStablecoins,
  deribitDvol,
  deribitSkew,
  farsideEtfFlows,
  gpurentalpricesDaily,
  hyperliquidAssetContexts,
  hyperliquidUsdjpy,
  importCohorts,
  importEtfFlows,
  importLiquidations,
  importTreasuries,
  krakenSpot1d,
  okxOpenInterest,
  okxPerpFunding,
  vastaiBundles,
];

const byId = new Map(sources.map((s) => [s.id, s]));
export const findSource = (id: string): SourceDefinition | undefined => byId.get(id);
