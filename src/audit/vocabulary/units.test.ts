// Units as notes write them; expected by reading.
import { describe, expect, it } from "vitest";
import { currencyOf, scaleOfUnit, unitKindOf } from "./units.ts";

describe("units", () => {
  it.each([
    ["USD bn", "money", "usd", 1e9],
    ["$bn", "money", "usd", 1e9],
    ["billion dollars", "money", "usd", 1e9],
    ["US$ million", "money", "usd", 1e6],
    ["USD m", "money", "usd", 1e6],
    ["tn yen", "money", "jpy", 1e12],
    ["JPY tn", "money", "jpy", 1e12],
    ["¥tn", "money", "jpy", 1e12],
    ["EUR", "money", "eur", 1],
    ["USD per BTC", "money", "usd", 1],
    ["thousand BTC", "coins", "btc", 1e3],
    ["k BTC", "coins", "btc", 1e3],
    ["million shares", "count", "", 1e6],
    ["contracts", "count", "", 1],
    ["%", "percent", "", 1],
    ["pct", "percent", "", 1],
    ["percentage points", "percent", "", 1],
    ["bp", "bp", "", 1],
    ["bps", "bp", "", 1],
    ["basis points", "bp", "", 1],
    ["pts", "points", "", 1],
    ["index points", "level", "", 1],
    ["JPY per USD", "level", "jpy", 1],
    ["yen per dollar", "level", "jpy", 1],
    ["USD per hour", "per-hour", "usd", 1],
    ["x", "times", "", 1],
    ["days", "days", "", 1],
    ["months", "months", "", 1],
    ["t", "count", "", 1],
  ])("%s is %s %s times %d", (unit, kind, currency, scale) => {
    expect([unitKindOf(unit, false), currencyOf(unit), scaleOfUnit(unit)]).toEqual([kind, currency, scale]);
  });
});
