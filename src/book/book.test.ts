// Values, levels and limits of a small book worked by hand, the two forms of the file, and what is refused where.
import { describe, expect, it } from "vitest";
import { callLevels, isReached, limitStates } from "./limits.ts";
import { readBook } from "./read.ts";
import { type Book, bookSchema } from "./schema.ts";
import { loanToValue, perpValue, valueBook } from "./value.ts";

const market = {
  prices: { btc: 87_000, nikkei: 50_000 },
  yields: { "jgb.30y": 0.0338 },
  usdjpy: 157,
} as const;
const book: Book = bookSchema.parse({
  cash: 1000,
  positions: [
    { kind: "spot", id: "coins", asset: "btc", units: 2 },
    { kind: "perp", id: "long", asset: "btc", units: 1, entry: 100_000, margin: 20_000, maintenance: 0.005 },
    { kind: "perp", id: "short", asset: "btc", units: -1, entry: 100_000, margin: 5000, maintenance: 0.005 },
    { kind: "bond", id: "jgb", yield: "jgb.30y", face: 157_000_000, coupon: 0.0338, years: 30 },
    { kind: "spot", id: "nikkei", asset: "nikkei", units: 3.14 },
    { kind: "fx", id: "dollars", units: 100_000, entry: 150 },
  ],
  loans: [{ id: "loan", asset: "btc", units: 10, principal: 435_000, call: 0.6, liquidation: 0.75 }],
  limits: [
    { kind: "loss", id: "worst", amount: 50_000 },
    { kind: "equity", id: "least", amount: 1_500_000 },
    { kind: "loan-to-value", id: "ratio", loan: "loan", ratio: 0.55 },
  ],
});

it("values every kind of entry in the book's currency", () => {
  const { entries, total, unpriced } = valueBook(book, market);
  const value = Object.fromEntries(entries.map((entry) => [entry.id, entry.value]));
  expect(value.coins).toBe(174_000);
  // 20 000 of margin less a fall of 13 000; the short has its margin and 13 000 of profit.
  expect([value.long, value.short]).toEqual([7000, 18_000]);
  // At its coupon a bond is worth its face: 157m yen are a million dollars.
  expect(value.jgb).toBeCloseTo(1_000_000, 6);
  // 3.14 x 50 000 yen at 157, and 100 000 dollars that gained 7 yen each.
  expect(value.nikkei).toBeCloseTo(1000, 9);
  expect(value.dollars).toBeCloseTo(700_000 / 157, 9);
  expect(value.loan).toBe(870_000 - 435_000);
  expect(total).toBeCloseTo(1000 + 174_000 + 25_000 + 1_000_000 + 1000 + 700_000 / 157 + 435_000, 6);
  expect(unpriced).toEqual([]);
});

it("never takes a missing price for zero", () => {
  const { entries, unpriced } = valueBook(book, { ...market, prices: { btc: 87_000 } });
  expect(entries.find(({ id }) => id === "nikkei")!.value).toBeNull();
  expect(unpriced).toEqual(["nikkei"]);
  expect(limitStates(book, { ...market, prices: { btc: 87_000 } }, 0)[0]).toMatchObject({
    found: null,
    isBroken: null,
  });
});

it("knows the levels at which lenders and venues act", () => {
  const levels = callLevels(book).map(({ id, what, level, side }) => [id, what, Math.round(level * 100) / 100, side]);
  expect(levels).toEqual([
    ["loan", "margin call", 72_500, "below"], // 435 000 / (10 x 0.6)
    ["loan", "lender sells", 58_000, "below"], // 435 000 / (10 x 0.75)
    ["long", "liquidation", 80_402.01, "below"], // (100 000 - 20 000) / 0.995
    ["short", "liquidation", 104_477.61, "above"], // T9.3: 105 000 / 1.005
  ]);
  const long = book.positions[1] as Parameters<typeof perpValue>[0];
  const [level] = callLevels(book).filter(({ id }) => id === "long");
  expect([perpValue(long, level!.level + 0.01) > 0, perpValue(long, level!.level - 0.01)]).toEqual([true, 0]);
  expect([isReached(level!, 80_402), isReached(level!, 80_403)]).toEqual([true, false]);
});

it("judges limits", () => {
  const start = valueBook(book, market).total;
  const fallen = { ...market, prices: { btc: 75_000, nikkei: 50_000 } };
  expect(limitStates(book, market, start).map(({ isBroken }) => isBroken)).toEqual([false, false, false]);
  // Coins -24 000, long closed -7000, short +12 000, collateral -120 000: a loss of 139 000; 435 000 / 750 000 is 58 %.
  expect(
    limitStates(book, fallen, start).map(({ found, isBroken }) => [Math.round(found! * 1e4) / 1e4, isBroken]),
  ).toEqual([
    [139_000, true],
    [Math.round((start - 139_000) * 1e4) / 1e4, start - 139_000 < 1_500_000],
    [0.58, true],
  ]);
  expect(loanToValue(book.loans[0]!, fallen)).toBeCloseTo(0.58, 12);
});

describe("files", () => {
  const csv = [
    "kind,id,asset,units,entry,margin,maintenance,yield,face,coupon,years,principal,call,liquidation,amount,loan,ratio,title,currency,cash",
    "book,,,,,,,,,,,,,,,,,Mine,USD,1000",
    "spot,coins,btc,2,,,,,,,,,,,,,,,,",
    "perp,long,btc,1,100000,20000,0.005,,,,,,,,,,,,,",
    "loan,loan,btc,10,,,,,,,,435000,0.6,0.75,,,,,,",
    "loss,worst,,,,,,,,,,,,,50000,,,,,",
    "loan-to-value,ratio,,,,,,,,,,,,,,loan,0.55,,,",
  ].join("\n");

  it("reads CSV and JSON to the same book", () => {
    const read = readBook(csv, "mine.csv");
    expect([read.title, read.cash, read.positions.length, read.loans.length, read.limits.length]).toEqual([
      ...["Mine", 1000, 2, 1, 2],
    ]);
    expect(readBook(JSON.stringify(read), "mine.json")).toEqual(read);
  });

  it.each([
    ["an asset that is not known", csv.replace("coins,btc", "coins,doge"), /positions\[0\]\.asset.*found "doge"/],
    ["text for a number", csv.replace("spot,coins,btc,2", "spot,coins,btc,two"), /line 3, units.*"two"/],
    ["a kind that is none", csv.replace("spot,coins", "spott,coins"), /line 3, kind/],
    ["a column that is none", csv.replace("kind,id,asset", "kind,id,symbol"), /header.*symbol/],
    ["a limit on a loan that is not there", csv.replace(",loan,0.55", ",other,0.55"), /limits\[1\]\.loan/],
    ["a call above the sale", csv.replace("0.6,0.75", "0.8,0.75"), /loans\[0\]\.call/],
    ["an empty book", "{}", /at least one position/],
    ["nothing", " \n", /nothing but blanks, expected JSON that begins with \{, or CSV/],
    ["a header alone", "kind,id,asset\n", /a header and no row/],
    ["prose", "my portfolio, 5 bitcoin\nand more", /"my portfolio, 5 bitcoin" without the column kind, expected JSON/],
    ["another separator", "kind;id\nspot;a", /with columns that no comma separates/],
    ["half a file", '{"positions": [', /JSON/],
    ["NaN", '{"positions":[{"kind":"spot","id":"a","asset":"btc","units":NaN}]}', /JSON/],
  ])("refuses %s at its place", (_, text, message) => {
    expect(() => readBook(text, text.startsWith("{") ? "b.json" : "b.csv")).toThrow(message);
  });
});
