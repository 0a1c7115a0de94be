/**
 * Publishers and their terms by source id. A packaged row names its original source, so the terms that travel with it
 * are the publisher's own, whichever way the number came. Terms recalled without a look at the page say so.
 */
import type { Terms } from "./define.ts";

export interface Publisher {
  /** Source id (`publisher/dataset`). */
  readonly source: string;
  readonly publisher: string;
  readonly title: string;
  readonly terms: Terms;
}

const unread = "terms recalled, page not read: confirm before redistributing";
const entry = (
  source: string,
  publisher: string,
  title: string,
  licence: string,
  attribution: string,
  url: string,
): Publisher => ({
  source,
  publisher,
  title,
  terms: { licence, attribution, url, read: unread },
});

export const publishers: readonly Publisher[] = [
  entry(
    "mof/jgb",
    "Ministry of Finance Japan",
    "JGB par yield curve",
    "Government of Japan standard terms of use; reuse with attribution",
    "Source: Ministry of Finance Japan",
    "https://www.mof.go.jp/english/policy/jgbs/reference/interest_rate/index.htm",
  ),
  entry(
    "boj/policy-rate",
    "Bank of Japan",
    "Policy rate (via BIS)",
    "reuse with attribution",
    "Source: Bank of Japan via BIS",
    "https://data.bis.org/topics/CBPOL",
  ),
  entry(
    "boj/tona",
    "Bank of Japan",
    "Uncollateralised overnight call rate",
    "reuse with attribution",
    "Source: Bank of Japan",
    "https://www.stat-search.boj.or.jp/",
  ),
  entry(
    "frb/h10",
    "Federal Reserve",
    "H.10 foreign exchange rates",
    "US government work",
    "Source: Board of Governors of the Federal Reserve System",
    "https://www.federalreserve.gov/releases/h10/",
  ),
  entry(
    "frb/h15",
    "Federal Reserve",
    "H.15 selected interest rates",
    "US government work",
    "Source: Board of Governors of the Federal Reserve System",
    "https://www.federalreserve.gov/releases/h15/",
  ),
  entry(
    "nyfed/rates",
    "Federal Reserve Bank of New York",
    "Reference rates",
    "terms of use of the New York Fed; attribution",
    "Source: Federal Reserve Bank of New York",
    "https://www.newyorkfed.org/markets/reference-rates",
  ),
  entry(
    "ecb/eurofxref",
    "European Central Bank",
    "Euro reference rates (USDJPY as a cross)",
    "free reuse with attribution",
    "Source: European Central Bank",
    "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
  ),
  entry(
    "cftc/cot",
    "CFTC",
    "Commitments of Traders",
    "US government work",
    "Source: Commodity Futures Trading Commission",
    "https://www.cftc.gov/MarketReports/CommitmentsofTraders/",
  ),
  entry(
    "cboe/vix",
    "Cboe",
    "VIX daily history",
    "Cboe's website terms; closing levels shown with attribution",
    "Source: Cboe",
    "https://www.cboe.com/tradable_products/vix/vix_historical_data/",
  ),
  entry(
    "spdji/close",
    "S&P Dow Jones Indices",
    "Closing levels",
    "index provider's terms; single closing levels with attribution",
    "Source: S&P Dow Jones Indices",
    "https://www.spglobal.com/spdji/",
  ),
  entry(
    "nasdaq/close",
    "Nasdaq",
    "Closing levels and prices",
    "exchange's terms; single closing values with attribution",
    "Source: Nasdaq",
    "https://www.nasdaq.com/",
  ),
  entry(
    "nikkei/close",
    "Nikkei",
    "Closing levels",
    "index provider's terms; single closing levels with attribution",
    "Source: Nikkei Inc.",
    "https://indexes.nikkei.co.jp/",
  ),
  entry(
    "binance/spot-1d",
    "Binance",
    "Spot candles, UTC day",
    "public market data under the venue's terms",
    "Source: Binance",
    "https://data.binance.vision/",
  ),
  entry(
    "binance/perp-funding",
    "Binance",
    "USD-M perpetual funding",
    "public market data under the venue's terms",
    "Source: Binance",
    "https://data.binance.vision/",
  ),
  entry(
    "alternative-me/fear-greed",
    "alternative.me",
    "Crypto Fear & Greed index",
    "free with attribution next to the display",
    "Source: alternative.me",
    "https://alternative.me/crypto/fear-and-greed-index/",
  ),
  entry(
    "farside/etf-flows",
    "Farside Investors",
    "US spot ETF flows",
    "terms unclear; figures shown with attribution, no bulk export",
    "Source: Farside Investors",
    "https://farside.co.uk/",
  ),
  entry(
    "sec/companyfacts",
    "SEC EDGAR",
    "Company filings",
    "US government work; fair access policy",
    "Source: SEC EDGAR",
    "https://www.sec.gov/search-filings/edgar-application-programming-interfaces",
  ),
  entry(
    "strategy/8k",
    "Strategy",
    "Bitcoin purchases from filings",
    "company filings",
    "Source: Strategy, Form 8-K",
    "https://www.strategy.com/purchases",
  ),
  entry(
    "binance/perp-tiers",
    "Binance",
    "Leverage brackets",
    "public market data under the venue's terms",
    "Source: Binance",
    "https://www.binance.com/en/futures/trading-rules/perpetual/leverage-margin",
  ),
  entry(
    "japan/fiscal",
    "Ministry of Finance Japan and press",
    "Budget, debt, Bank of Japan accounts",
    "single figures, publisher named beside each",
    "Source named beside each figure",
    "https://www.mof.go.jp/english/policy/budget/index.html",
  ),
  entry(
    "press/ai-deals",
    "Press and filings",
    "Announced money flows between AI companies",
    "single figures, page named beside each",
    "Source named beside each figure",
    "https://www.sec.gov/",
  ),
  entry(
    "binance/feed",
    "Binance",
    "Public WebSocket, perpetuals",
    "public market data under the venue's terms",
    "Source: Binance",
    "https://www.binance.com/en/terms",
  ),
  entry(
    "bybit/feed",
    "Bybit",
    "Public WebSocket, perpetuals",
    "public market data under the venue's terms",
    "Source: Bybit",
    "https://www.bybit.com/en/help-center/article/Terms-of-Service/",
  ),
  entry(
    "okx/feed",
    "OKX",
    "Public WebSocket, perpetuals",
    "public market data under the venue's terms",
    "Source: OKX",
    "https://www.okx.com/help/terms-of-service",
  ),
  entry(
    "deribit/feed",
    "Deribit",
    "Public WebSocket, perpetuals",
    "public market data under the venue's terms",
    "Source: Deribit",
    "https://www.deribit.com/kb/terms-of-service",
  ),
  entry(
    "hyperliquid/feed",
    "Hyperliquid",
    "Public WebSocket, perpetuals",
    "public market data under the venue's terms",
    "Source: Hyperliquid",
    "https://app.hyperliquid.xyz/terms",
  ),
  entry(
    "note/november-2025",
    "a bank",
    "Figures and claims of the November 2025 note",
    "figures restated in our own words for examination",
    "Figures of the November 2025 note, under test",
    "about:blank",
  ),
];

const bySource = new Map(publishers.map((p) => [p.source, p]));
export const findPublisher = (source: string): Publisher | undefined => bySource.get(source);
