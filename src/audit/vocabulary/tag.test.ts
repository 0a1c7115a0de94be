// Phrases of several notes read as tags. Expected tags are what a market reader would say.
import { describe, expect, it } from "vitest";
import { parseFigures } from "../figure.ts";
import { entityOf } from "./entities.ts";
import { tagOf } from "./tag.ts";

const tag = (subject: string, metric: string, unit: string, more: Record<string, unknown> = {}) =>
  tagOf(parseFigures([{ id: "x", subject, metric, unit, value: 1, ...more }]).figures[0]!);

describe("entities", () => {
  it.each([
    ["S&P 500", "spx"],
    ["the S&P", "spx"],
    ["Dow Jones", "djia"],
    ["Nasdaq Composite", "nasdaq-composite"],
    ["Nasdaq 100", "nasdaq-100"],
    ["Nikkei", "nikkei225"],
    ["JGB 30Y", "jgb.30y"],
    ["10-year Japanese government bond", "jgb.10y"],
    ["US 10-year Treasury", "ust.10y"],
    ["USD/JPY", "usdjpy"],
    ["JPY", "jpy"],
    ["Bitcoin", "btc"],
    ["ETH", "eth"],
    ["US spot BTC ETFs", "etf.btc"],
    ["XRP, BNB, ADA", "xrp+bnb+ada"],
    ["crypto (stated in a sentence on BTC)", "crypto"],
    ["Contoso Ltd", "contoso-ltd"],
    ["Bitcoin sentiment", "crypto-sentiment"],
  ])("%s is %s", (subject, name) => expect(entityOf(subject).name).toBe(name));
});

describe("quantities", () => {
  it.each([
    ["VIX", "closing level", "index points", "level"],
    ["VIX", "daily change", "percent", "change"],
    ["DAX", "fell by", "percent", "change"],
    ["DAX", "points gained", "points", "change"],
    ["Acme", "coins bought", "BTC", "bought"],
    ["Acme", "holdings", "BTC", "holdings"],
    ["Acme", "average cost per BTC", "USD", "average-cost"],
    ["Acme", "cost of that purchase", "USD", "purchase-cost"],
    ["Acme", "aggregate purchase cost of holdings", "USD", "total-cost"],
    ["crypto", "long positions liquidated", "USD", "liquidations"],
    ["crypto", "traders liquidated in 24 hours", "traders", "count"],
    ["US spot BTC ETFs", "net flow in one session", "USD", "flow"],
    ["Acme", "operating cash flow", "USD", "cfo"],
    ["Acme", "operating cash flow to net income", "percent", "cash-conversion"],
    ["Acme", "days sales outstanding", "days", "dso"],
    ["Acme", "gross margin", "percent", "margin"],
    ["Acme", "inventory change over the quarter", "percent", "growth"],
    ["JGB 10Y", "yield", "percent", "level"],
    ["US 10Y minus JGB 10Y", "yield spread", "basis points", "spread"],
    ["Bank of Japan", "policy rate after the raise", "percent", "policy-rate"],
    ["Bank of Japan", "expected raise", "basis points", "policy-change"],
    ["Acme", "market capitalisation", "USD", "market-cap"],
    ["Acme", "shares outstanding", "shares", "shares"],
  ])("%s, %s in %s is %s", (subject, metric, unit, quantity) =>
    expect(tag(subject, metric, unit).quantity).toBe(quantity),
  );

  it("knows what it does not know", () => expect(tag("Pluto", "zorp factor", "blips").quantity).toBeUndefined());
});

it("reads side, role, window and statistic", () => {
  expect(tag("crypto", "longs liquidated", "USD").side).toBe("long");
  expect(tag("Acme", "quarterly revenue, consensus", "USD").role).toBe("consensus");
  expect(tag("BTC", "price before the fall", "USD").role).toBe("before");
  expect(tag("JPY", "appreciation over three weeks", "percent")).toMatchObject({ window: "days", windowDays: 21 });
  expect(tag("BTC", "change over 24 hours", "percent").window).toBe("rolling-day");
  expect(tag("ETH", "change", "percent", { inferred: ["window"], window: "day" }).window).toBe("unstated");
  expect(tag("BTC", "price, low", "USD").statistic).toBe("low");
});
