import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive } from "../schema.ts";
import { exitValueForMultiple, impliedReturn } from "./required-profit.ts";

export const exitMultiple = defineModel({
  id: "exit-multiple",
  title: "Exit value of a money multiple",
  theme: "ai-funding",
  formula:
    "exit value = value x multiple / share kept after dilution; implied return = (exit value / value)^(1 / years) - 1",
  reference: "venture arithmetic: an exit value, not a cumulative profit",
  inputs: z.strictObject({
    value: positive("valuation today, USD bn"),
    multiple: positive("money multiple that investors want"),
    shareKept: z.number().gt(0).max(1).describe("share that they still hold at exit, 0 to 1"),
    years: z.number().gt(0).max(100).describe("years to exit"),
  }),
  example: { value: 157, multiple: 10, shareKept: 0.5, years: 10 },
  compute: (i) => {
    const exit = exitValueForMultiple(i.value, i.multiple, i.shareKept);
    return {
      outputs: {
        exitValue: exit,
        totalMultiple: exit / i.value,
        impliedReturn: impliedReturn(exit / i.value, i.years),
      },
    };
  },
});
