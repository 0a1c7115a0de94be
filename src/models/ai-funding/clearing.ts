import { z } from "zod";
import { defineModel } from "../define.ts";
import { clearPayments } from "../networks/clearing-payments.ts";
import { name, nonNegative, refuse, share } from "../schema.ts";

const nodesMax = 300;

export const clearing = defineModel({
  id: "clearing",
  title: "Who can pay when commitments fail",
  theme: "ai-funding",
  formula:
    "greatest p with p = owed for nodes that can pay, and alpha x cash + beta x receipts for those in default; wealth = cash + receipts - payments, zero in default",
  reference: "Eisenberg and Noe 2001; Rogers and Veraart 2013",
  inputs: z
    .strictObject({
      liabilities: z
        .array(
          z.strictObject({
            from: name("node that owes"),
            to: name("node that is owed"),
            amount: nonNegative("amount owed, one money unit throughout; claims with the same ends add up"),
          }),
        )
        .max(2000)
        .describe("who owes what to whom"),
      cash: z
        .record(name("node"), nonNegative("cash of the node, same money unit"))
        .describe("cash by node; a node left out has 0"),
      alpha: share("share of its cash that a defaulted node's creditors recover, 0 to 1"),
      beta: share("share of its receipts that they recover, 0 to 1"),
    })
    .superRefine(({ liabilities, cash }, context) => {
      for (const [i, l] of liabilities.entries())
        if (l.from === l.to) refuse(context, ["liabilities", i, "to"], `a node other than ${l.from}, which owes`);
      const nodes = new Set([...Object.keys(cash), ...liabilities.flatMap((l) => [l.from, l.to])]);
      if (nodes.size > nodesMax) refuse(context, ["liabilities"], `at most ${nodesMax} different nodes`);
    }),
  example: {
    liabilities: [
      { from: "V", to: "S", amount: 2 },
      { from: "S", to: "C", amount: 6 },
      { from: "S", to: "V", amount: 1 },
      { from: "C", to: "V", amount: 9 },
    ],
    cash: { V: 20, S: 3, C: 4 },
    alpha: 1,
    beta: 1,
  },
  compute: ({ liabilities, cash, alpha, beta }) => {
    const cleared = clearPayments(liabilities, new Map(Object.entries(cash)), alpha, beta);
    return {
      outputs: {
        payments: Object.fromEntries(cleared.payments),
        wealth: Object.fromEntries(cleared.wealth),
        defaulted: cleared.defaulted,
        lost: cleared.lost,
      },
    };
  },
});
