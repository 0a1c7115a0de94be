/** Positions and cross-border flows. */
import type { SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

export const flows: readonly SeriesDefinition[] = [
  ...family(
    {
      unit: "contracts",
      calendar: "weekly",
      sources: ["cftc/cot"],
      freshForDays: 14,
      plausible: [-1e6, 1e6],
    },
    [
      ["cftc.jpy.noncommercial-net", "CFTC yen futures, non-commercial net position"],
      ["cftc.jpy.leveraged-net", "CFTC yen futures, leveraged funds net position"],
      ["cftc.jpy.asset-manager-net", "CFTC yen futures, asset managers net position"],
      ["cftc.jpy.dealer-net", "CFTC yen futures, dealers net position"],
      ["cftc.jpy.open-interest", "CFTC yen futures, open interest"],
    ],
  ),
  ...family(
    {
      unit: "jpy",
      calendar: "weekly",
      sources: ["mof/its-weekly"],
      freshForDays: 14,
      plausible: [-1e14, 1e14],
      neverRevised: false,
    },
    [
      ["mof.foreign-bonds.net", "Japanese residents, net purchases of foreign long-term debt"],
      ["mof.foreign-equity.net", "Japanese residents, net purchases of foreign equity"],
      ["mof.foreign-bills.net", "Japanese residents, net purchases of foreign short-term debt"],
      ["mof.japanese-bonds.net", "Non-residents, net purchases of Japanese long-term debt"],
      ["mof.japanese-equity.net", "Non-residents, net purchases of Japanese equity"],
      ["mof.japanese-bills.net", "Non-residents, net purchases of Japanese short-term debt"],
    ],
  ),
];
