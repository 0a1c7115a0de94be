import { z } from "zod";
import { basisPoint } from "../../core/units.ts";
import { defineModel } from "../define.ts";
import { nonNegative, real } from "../schema.ts";

/** Rise of yields when the central bank sells, or lets mature, `netSales` in total. Decimal; `effectPerTrillion` is decimal per JPY tn. */
export const runOffYieldChange = (netSales: number, effectPerTrillion: number): number => effectPerTrillion * netSales;

/** Change in the value of a holding when yields move: -DV01 x change, DV01 in money per basis point. A loss is negative. */
export const markToMarket = (dv01: number, yieldChange: number): number => -dv01 * (yieldChange / basisPoint);

export const bojRunOff = defineModel({
  id: "boj-run-off",
  title: "Yields and the central bank's run-off",
  theme: "japan",
  formula: "yield change = effect per JPY tn x net sales; value change = -DV01 x yield change in bp",
  reference: "range of run-off effects is an assumption; DV01 from the bond model",
  inputs: z.strictObject({
    netSales: real("net sales and run-off of the holding, JPY tn; purchases are negative"),
    effectPerTrillion: nonNegative("rise of yields per JPY tn, decimal; 0.00002 is 0.2 bp"),
    dv01: nonNegative("loss of the holding per basis point, JPY tn").default(0),
  }),
  example: { netSales: 50, effectPerTrillion: 0.00002, dv01: 0.35 },
  compute: ({ netSales, effectPerTrillion, dv01 }) => {
    const yieldChange = runOffYieldChange(netSales, effectPerTrillion);
    return { outputs: { yieldChange, valueChange: markToMarket(dv01, yieldChange) } };
  },
});
