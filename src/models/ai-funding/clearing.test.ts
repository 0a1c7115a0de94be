// The worked network (T3.6) with and without costs of default, and properties every clearing must have.
import fc from "fast-check";
import { expect, it } from "vitest";
import { clearPayments, type Liability } from "../networks/clearing-payments.ts";

const owes = (from: string, to: string, amount: number): Liability => ({ from, to, amount });
const network = [owes("V", "S", 2), owes("S", "C", 6), owes("S", "V", 1), owes("C", "V", 9)];
const cash = new Map([
  ["V", 20],
  ["S", 3],
  ["C", 4],
]);

it("pays (2, 5, 8.2857) and leaves V with 27, and with 28 if all could pay", () => {
  const { payments, wealth, defaulted } = clearPayments(network, cash, 1, 1);
  expect(payments.get("V")).toBe(2);
  expect(payments.get("S")).toBeCloseTo(5, 12);
  expect(payments.get("C")).toBeCloseTo(8.2857, 4);
  expect(wealth.get("V")).toBeCloseTo(27, 12);
  expect(wealth.get("S")).toBe(0);
  expect(defaulted).toEqual(["C", "S"]);
  expect(
    clearPayments(
      network,
      new Map([
        ["V", 20],
        ["S", 100],
        ["C", 100],
      ]),
      1,
      1,
    ).wealth.get("V"),
  ).toBe(28);
});

it("pays (2, 2.5, 3.0714) and leaves V with 21.43 when half is lost in default", () => {
  const { payments, wealth, lost } = clearPayments(network, cash, 0.5, 0.5);
  expect(payments.get("S")).toBeCloseTo(2.5, 12);
  expect(payments.get("C")).toBeCloseTo(3.0714, 4);
  expect(wealth.get("V")).toBeCloseTo(21.43, 2);
  expect(lost).toBeCloseTo(27 - 21.4286, 3);
});

it("leaves V with the same 27 when it withdraws its commitment, because receipts fall by 2", () => {
  const { payments, wealth } = clearPayments(network.slice(1), cash, 1, 1);
  expect(payments.get("V")).toBe(0);
  expect(payments.get("S")).toBeCloseTo(3, 12);
  expect(payments.get("C")).toBeCloseTo(6.5714, 4);
  expect(wealth.get("V")).toBeCloseTo(27, 12);
});

it("takes the greatest clearing vector where recoveries make a second one possible", () => {
  // A and B owe each other 10 and nobody else: paying in full clears, and so would a common default with beta below one.
  const pair = [owes("A", "B", 10), owes("B", "A", 10)];
  expect(clearPayments(pair, new Map(), 0.5, 0.5).payments).toEqual(
    new Map([
      ["A", 10],
      ["B", 10],
    ]),
  );
});

it("gives nodes without cash zero, and a chain of defaults its exact end", () => {
  const chain = [owes("A", "B", 10), owes("B", "C", 10), owes("C", "D", 10)];
  const { payments, wealth } = clearPayments(chain, new Map([["A", 5]]), 1, 1);
  expect(payments).toEqual(
    new Map([
      ["A", 5],
      ["B", 5],
      ["C", 5],
      ["D", 0],
    ]),
  );
  expect(wealth.get("D")).toBe(5);
});

it("is a fixed point, conserves value but for the costs, and no node pays more than it owes or has", () => {
  const names = ["A", "B", "C", "D", "E"];
  const liability = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom(...names),
    fc.double({ min: 0, max: 50, noNaN: true }),
  );
  const purse = fc.tuple(fc.constantFrom(...names), fc.double({ min: 0, max: 30, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(liability, { maxLength: 15 }),
      fc.array(purse, { maxLength: 5 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (list, purses, recovery) => {
        const claims = list.filter(([from, to]) => from !== to).map(([from, to, amount]) => owes(from, to, amount));
        const own = new Map(purses);
        const { payments, wealth, lost, defaulted } = clearPayments(claims, own, recovery, recovery);
        const owed = (node: string) => claims.filter((c) => c.from === node).reduce((sum, c) => sum + c.amount, 0);
        const receipts = (node: string) =>
          claims
            .filter((c) => c.to === node && c.amount > 0)
            .reduce((sum, c) => sum + (c.amount / owed(c.from)) * payments.get(c.from)!, 0);
        for (const [node, paid] of payments) {
          const has = (own.get(node) ?? 0) + receipts(node);
          expect(paid).toBeLessThanOrEqual(owed(node) + 1e-9);
          if (defaulted.includes(node)) {
            expect(has).toBeLessThan(owed(node));
            expect(paid).toBeCloseTo(recovery * has, 8);
          } else expect(paid).toBeCloseTo(owed(node), 8);
        }
        const total = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
        expect(total(wealth.values()) + lost).toBeCloseTo(total(own.values()), 7);
      },
    ),
  );
});
