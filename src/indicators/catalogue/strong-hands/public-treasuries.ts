import { defineIndicator, last, optional, reading, recent } from "../../define.ts";
import { contiguousTail } from "../../windows.ts";

const days = 30;

/** Coins of those who publish what they hold. */
export const publicTreasuries = defineIndicator({
  id: "public-treasuries",
  title: "Bitcoin of listed companies",
  section: "strong-hands",
  unit: "btc",
  formula:
    "total of the publisher's list of listed companies; change over 30 daily observations, governments and El Salvador in the details. The list grows as companies are found, so a rise is not all purchases",
  meaning: "Coins that are bought with other people's money stay until that money wants to leave.",
  reference: "models 7.1",
  inputs: {
    companies: recent(days + 1, "treasuries.companies.btc", 1),
    governments: optional(last(1, "treasuries.governments.btc")),
    salvador: optional(last(1, "el-salvador.btc")),
  },
  compute: ({ companies, governments, salvador }) => {
    const { observed, values } = contiguousTail(companies);
    const now = values.at(-1)!;
    return reading(now, {
      details: {
        day: observed.at(-1)!,
        change30: values.length > days ? now - values[0]! : null,
        governments: governments?.values[0] ?? null,
        elSalvador: salvador?.values[0] ?? null,
      },
    });
  },
});
