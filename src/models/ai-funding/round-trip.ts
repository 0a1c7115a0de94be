import { z } from "zod";
import { isLocalDate } from "../../core/time.ts";
import { defineModel } from "../define.ts";
import { moneyCycles, roundTripShare, roundTripUpperBound } from "../networks/money-flow.ts";
import { name, nonNegative, refuse } from "../schema.ts";

const nodesMax = 300;

export const roundTrip = defineModel({
  id: "round-trip",
  title: "Money that comes back as revenue",
  theme: "ai-funding",
  formula:
    "pro rata: share of each customer's inflow that started with the vendor, times what it pays, over revenue; upper bound: greatest circulation through the vendor over revenue; cycles of at most six flows without the external node",
  reference: "Johnson 1975 for cycles; absorbing chain for origins; maximum flow for the bound",
  inputs: z
    .strictObject({
      vendor: name("node whose revenue is examined"),
      external: name("node that stands for the rest of the world; removed before cycles are sought"),
      edges: z
        .array(
          z.strictObject({
            from: name("node that pays"),
            to: name("node that receives"),
            amount: nonNegative("amount over the period, USD bn; flows with the same ends add up"),
            status: z.enum(["paid", "contracted", "announced"]).optional().describe("how far it got"),
            date: z
              .string()
              .refine(isLocalDate, "a real day as YYYY-MM-DD")
              .optional()
              .describe("date of its source, YYYY-MM-DD"),
          }),
        )
        .min(1)
        .max(2000)
        .describe("money flows of one period"),
    })
    .superRefine(({ vendor, external, edges }, context) => {
      if (vendor === external) refuse(context, ["external"], "a node other than the vendor");
      for (const [i, edge] of edges.entries())
        if (edge.from === edge.to) refuse(context, ["edges", i, "to"], `a node other than ${edge.from}, which pays`);
      if (!edges.some((edge) => edge.to === vendor && edge.amount > 0))
        refuse(
          context,
          ["vendor"],
          "a node that receives money in at least one edge",
          "Name the vendor as it is written in the edges.",
        );
      if (new Set(edges.flatMap((edge) => [edge.from, edge.to])).size > nodesMax)
        refuse(context, ["edges"], `at most ${nodesMax} different nodes`);
    }),
  example: {
    vendor: "V",
    external: "X",
    edges: [
      { from: "X", to: "S", amount: 8 },
      { from: "V", to: "S", amount: 2 },
      { from: "S", to: "C", amount: 6 },
      { from: "S", to: "V", amount: 1 },
      { from: "S", to: "X", amount: 3 },
      { from: "X", to: "C", amount: 12 },
      { from: "C", to: "V", amount: 9 },
      { from: "C", to: "X", amount: 9 },
      { from: "X", to: "V", amount: 10 },
    ],
  },
  compute: ({ vendor, external, edges }) => {
    const { cycles, truncated } = moneyCycles(edges, vendor, external);
    return {
      outputs: {
        cycles: cycles.map((cycle) => cycle.nodes),
        details: cycles.map(({ nodes: _, ...detail }) => detail),
        proRata: roundTripShare(edges, vendor, external),
        upperBound: roundTripUpperBound(edges, vendor, external),
      },
      ...(truncated ? { notes: ["the graph has more cycles than are listed"] } : {}),
    };
  },
});
