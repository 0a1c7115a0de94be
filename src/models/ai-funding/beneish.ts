import { z } from "zod";
import { defineModel } from "../define.ts";
import { real } from "../schema.ts";

/** Beneish's published coefficients, and the score above which he flags a firm. Not assumptions of this program. */
const intercept = -4.84;
const weights = {
  dsri: 0.92,
  gmi: 0.528,
  aqi: 0.404,
  sgi: 0.892,
  depi: 0.115,
  sgai: -0.172,
  tata: 4.679,
  lvgi: -0.327,
} as const;
const flagAbove = -1.78;

export type BeneishInputs = Readonly<Record<keyof typeof weights, number>>;

/** What each index adds to the score; with the intercept -4.84 they sum to it. */
export const beneishContributions = (i: BeneishInputs): Record<keyof typeof weights, number> => ({
  dsri: weights.dsri * i.dsri,
  gmi: weights.gmi * i.gmi,
  aqi: weights.aqi * i.aqi,
  sgi: weights.sgi * i.sgi,
  depi: weights.depi * i.depi,
  sgai: weights.sgai * i.sgai,
  tata: weights.tata * i.tata,
  lvgi: weights.lvgi * i.lvgi,
});

/** The M-score; above -1.78 is flagged. A screen for annual data of manufacturers, never a verdict. */
export const beneishScore = (i: BeneishInputs): number =>
  Object.values(beneishContributions(i)).reduce((sum, part) => sum + part, intercept);

export const beneish = defineModel({
  id: "beneish",
  title: "Beneish screen",
  theme: "ai-funding",
  formula:
    "-4.84 + 0.920 DSRI + 0.528 GMI + 0.404 AQI + 0.892 SGI + 0.115 DEPI - 0.172 SGAI + 4.679 TATA - 0.327 LVGI; flag above -1.78",
  reference: "Beneish 1999",
  inputs: z.strictObject({
    dsri: real("days-sales-in-receivables index, ratio of this year to last"),
    gmi: real("gross-margin index, ratio of last year to this"),
    aqi: real("asset-quality index, ratio of this year to last"),
    sgi: real("sales-growth index, ratio of this year to last"),
    depi: real("depreciation index, ratio of last year to this"),
    sgai: real("sales and administration expense index, ratio of this year to last"),
    tata: real("total accruals over total assets, ratio"),
    lvgi: real("leverage index, ratio of this year to last"),
  }),
  example: { dsri: 1.1614, gmi: 1.0163, aqi: 1, sgi: 1.6249, depi: 1, sgai: 1, tata: 0.0506, lvgi: 1 },
  compute: (inputs) => {
    const score = beneishScore(inputs);
    return {
      outputs: { score, flag: score > flagAbove, contributions: beneishContributions(inputs) },
      notes: ["a screen built for annual data of manufacturers, not a verdict"],
    };
  },
});
