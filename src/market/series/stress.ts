/** Published indexes of financial stress, for comparison with the program's own. All are revised by their publishers. */
import { defineSeries, type SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

export const ofrParts = ["credit", "equity-valuation", "safe-assets", "funding", "volatility"] as const;
export const ofrRegions = ["us", "advanced", "emerging"] as const;
export const cissParts = ["bonds", "equities", "intermediaries", "fx", "money", "correlation"] as const;
export const cissAreas = ["us", "euro-area"] as const;

const revised = { unit: "index-points", neverRevised: false } as const;

export const stress: readonly SeriesDefinition[] = [
  ...family(
    {
      ...revised,
      calendar: "new-york",
      sources: ["ofr/fsi"],
      freshForDays: 8,
      plausible: [-20, 60],
      maxJump: { absolute: 6 },
    },
    [
      ["stress.ofr", "OFR Financial Stress Index (0 is average)"],
      ...ofrParts.map((part) => [`stress.ofr.${part}`, `OFR index, part of ${part.replaceAll("-", " ")}`] as const),
      ...ofrRegions.map((region) => [`stress.ofr.${region}`, `OFR index, part of the region ${region}`] as const),
    ],
  ),
  ...family(
    {
      ...revised,
      calendar: "weekly",
      sources: ["fred/observations", "fred/series"],
      freshForDays: 16,
      plausible: [-10, 20],
      maxJump: { absolute: 3 },
    },
    [
      ["stress.stlfsi", "St. Louis Fed Financial Stress Index (0 is average)"],
      ["stress.nfci", "Chicago Fed National Financial Conditions Index (0 is average)"],
      ["stress.anfci", "Chicago Fed adjusted NFCI (0 is what the economy explains)"],
    ],
  ),
  ...cissAreas.map((area) =>
    defineSeries({
      ...revised,
      id: `stress.ciss.${area}`,
      title: `ECB Composite Indicator of Systemic Stress, ${area} (0 to 1)`,
      calendar: "frankfurt",
      sources: ["ecb/ciss"],
      freshForDays: 8,
      plausible: [0, 1],
      maxJump: { absolute: 0.3 },
    }),
  ),
  ...family(
    {
      ...revised,
      calendar: "frankfurt",
      sources: ["ecb/ciss"],
      freshForDays: 8,
      plausible: [-1, 1],
      maxJump: { absolute: 0.3 },
    },
    cissAreas.flatMap((area) =>
      cissParts.map((part) => [`stress.ciss.${area}.${part}`, `CISS ${area}, contribution of ${part}`] as const),
    ),
  ),
];
