/** A reader's own positions, collateralised loans and limits: the one schema of the file, the API and the page. */
import { z } from "zod";
import { name, positive, rate, real, refuse } from "../models/schema.ts";

/** Assets a book may name, each with the series of its price and the currency of that. */
export const bookAssets = {
  btc: { title: "Bitcoin", series: "btc.close", currency: "USD" },
  eth: { title: "Ether", series: "eth.close", currency: "USD" },
  spx: { title: "S&P 500", series: "spx", currency: "USD" },
  nasdaq: { title: "Nasdaq Composite", series: "nasdaq-composite", currency: "USD" },
  nvda: { title: "Nvidia", series: "nvda.close", currency: "USD" },
  nikkei: { title: "Nikkei 225", series: "nikkei225", currency: "JPY" },
} as const;
export type BookAsset = keyof typeof bookAssets;

/** Yields a bond of the book may follow, named by their series, each with the currency of its face. */
export const bookYields = {
  "jgb.10y": { title: "JGB 10-year yield", currency: "JPY" },
  "jgb.30y": { title: "JGB 30-year yield", currency: "JPY" },
  "jgb.40y": { title: "JGB 40-year yield", currency: "JPY" },
  "ust.10y": { title: "US Treasury 10-year yield", currency: "USD" },
  "ust.30y": { title: "US Treasury 30-year yield", currency: "USD" },
} as const;
export type BookYield = keyof typeof bookYields;

const asset = z.enum(Object.keys(bookAssets) as [BookAsset, ...BookAsset[]]).describe("asset, such as btc");
const id = name("your name for it, unique in the book");
const share = (text: string) => z.number().gt(0).lt(1).describe(text);

const positionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...{ kind: z.literal("spot"), id, asset },
    units: real("units held; an index counts as a fund that follows it, one unit an index point; negative is short"),
  }),
  z.strictObject({
    ...{ kind: z.literal("perp"), id, asset },
    units: real("units of the perpetual; negative is short"),
    entry: positive("price at which it was opened, USD"),
    margin: positive("isolated margin, USD: the most that it can lose"),
    maintenance: share("maintenance margin over notional, such as 0.005"),
  }),
  z.strictObject({
    ...{ kind: z.literal("bond"), id },
    yield: z.enum(Object.keys(bookYields) as [BookYield, ...BookYield[]]).describe("yield that prices it"),
    face: real("face value in the currency of the yield's issuer; negative is short"),
    coupon: rate("annual coupon, decimal, paid half-yearly"),
    years: z.number().min(0.5).max(100).multipleOf(0.5).describe("years to maturity in whole half-years"),
  }),
  z.strictObject({
    ...{ kind: z.literal("fx"), id },
    units: real("US dollars bought against yen; negative is yen bought"),
    entry: positive("USDJPY at which it was opened"),
  }),
]);

const loanSchema = z
  .strictObject({
    ...{ id, asset: asset.describe("asset of the collateral, not counted among the positions") },
    units: positive("units of collateral"),
    principal: positive("owed, in the currency of the collateral's price"),
    call: share("principal over collateral at which the lender calls for more"),
    liquidation: share("principal over collateral at which the lender sells"),
  })
  .superRefine((loan, context) => {
    if (loan.call >= loan.liquidation)
      refuse(context, ["call"], `less than liquidation, ${loan.liquidation}`, "A lender calls before it sells.");
  });

const limitSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...{ kind: z.literal("loss"), id },
    amount: positive("largest loss of the whole book, in its currency"),
  }),
  z.strictObject({
    ...{ kind: z.literal("equity"), id },
    amount: real("least value of the whole book, loans deducted, in its currency"),
  }),
  z.strictObject({
    ...{ kind: z.literal("loan-to-value"), id },
    loan: name("id of the loan"),
    ratio: share("largest principal over collateral"),
  }),
]);

export const bookLimits = { entries: 2000, bytes: 1_000_000 } as const;

export const bookSchema = z
  .strictObject({
    title: z.string().max(200).default("Book").describe("name of the book"),
    currency: z.enum(["USD", "JPY"]).default("USD").describe("currency of totals and limits"),
    cash: real("cash in that currency").default(0),
    positions: z.array(positionSchema).max(bookLimits.entries).default([]).describe("positions"),
    loans: z.array(loanSchema).max(bookLimits.entries).default([]).describe("collateralised loans that are owed"),
    limits: z.array(limitSchema).max(bookLimits.entries).default([]).describe("limits that must hold"),
  })
  .superRefine((book, context) => {
    const seen = new Set<string>();
    for (const list of ["positions", "loans", "limits"] as const)
      for (const [i, { id }] of book[list].entries()) {
        if (seen.has(id)) refuse(context, [list, i, "id"], "an id that nothing else in the book has", "Rename it.");
        seen.add(id);
      }
    const loans = new Set(book.loans.map((loan) => loan.id));
    for (const [i, limit] of book.limits.entries())
      if (limit.kind === "loan-to-value" && !loans.has(limit.loan))
        refuse(
          context,
          ["limits", i, "loan"],
          "the id of a loan of the book",
          `The loans are: ${[...loans].join(", ") || "none"}.`,
        );
    if (book.positions.length + book.loans.length === 0)
      refuse(context, [], "at least one position or loan", "See examples/book for one to start from.");
  });

export type Book = z.output<typeof bookSchema>;
export type Position = Book["positions"][number];
export type Loan = Book["loans"][number];
export type Limit = Book["limits"][number];
