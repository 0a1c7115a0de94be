import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

const weeks = 4;

/** Do residents bring money home? Negative is net selling of foreign bonds. */
export const mofForeignBondFlows = defineIndicator({
  id: "mof-foreign-bond-flows",
  title: "Japanese residents' net purchases of foreign bonds, 4 weeks",
  section: "carry",
  unit: "jpy",
  formula:
    "sum of the last 4 weekly net purchases of foreign medium- and long-term debt by residents; 13 weeks in the details",
  meaning: "Weeks of net selling are repatriation as it happens; incentives without flows are an argument only.",
  reference: "models 2.6; Ministry of Finance, international transactions in securities",
  inputs: { flows: recent(13, "mof.foreign-bonds.net", weeks) },
  compute: ({ flows }) => {
    const { observed, values } = contiguousTail(flows);
    if (values.length < weeks) return tooShort("weekly flows", values.length, weeks, "mof/its-weekly");
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    return reading(sum(values.slice(-weeks)), {
      details: {
        sum13Weeks: values.length < 13 ? null : sum(values),
        lastWeek: values.at(-1)!,
        weekEnds: observed.at(-1)!,
      },
    });
  },
});
