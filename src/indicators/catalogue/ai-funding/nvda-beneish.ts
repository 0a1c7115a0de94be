import { absent } from "../../../core/outcome.ts";
import { beneishContributions, beneishScore } from "../../../models/ai-funding/beneish.ts";
import { byDay } from "../../by-day.ts";
import { defineIndicator, history, parameter, reading } from "../../define.ts";
import { filedFlow, quarterlyFlow, yearBefore } from "../../filings.ts";

/** Beneish's screen on the newest quarter against the same quarter a year before. A screen, never a verdict. */
export const nvdaBeneish = defineIndicator({
  id: "nvda-beneish",
  title: "Nvidia, Beneish screen",
  section: "ai-funding",
  unit: "score",
  formula:
    "M = -4.84 + 0.920 DSRI + 0.528 GMI + 0.404 AQI + 0.892 SGI + 0.115 DEPI - 0.172 SGAI + 4.679 TATA - 0.327 LVGI, the newest quarter against the same quarter of the year before; AQI, DEPI, SGAI and LVGI are assumed to be the value of a parameter (1: no change); contributions in the details",
  meaning:
    "Above -1.78 the screen flags; it was built for yearly accounts of manufacturers, and growth alone can raise the flag.",
  reference: "models 3.4; Beneish 1999",
  inputs: {
    receivables: history("nvda.receivables", 2),
    assets: history("nvda.assets", 2),
    assumed: parameter("beneish-unreported-index"),
    ...filedFlow("revenue"),
    ...filedFlow("cost-of-revenue"),
    ...filedFlow("net-income"),
    ...filedFlow("operating-cash-flow"),
  },
  compute: ({ receivables, assets, assumed, ...flows }) => {
    const end = receivables.observed.at(-1)!;
    const before = yearBefore(receivables.observed, end);
    const revenue = quarterlyFlow("revenue", flows);
    const cost = quarterlyFlow("cost-of-revenue", flows);
    const owed = byDay(receivables);
    const income = quarterlyFlow("net-income", flows).get(end);
    const cash = quarterlyFlow("operating-cash-flow", flows).get(end);
    const total = byDay(assets).get(end);
    if (before === undefined || income === undefined || cash === undefined || total === undefined) {
      return absent(
        "missing",
        `accounts of the quarter to ${end} and of the year before; needs source sec/companyfacts`,
      );
    }
    const [sales, salesBefore, costs, costsBefore] = [
      revenue.get(end),
      revenue.get(before),
      cost.get(end),
      cost.get(before),
    ];
    if (sales === undefined || salesBefore === undefined || costs === undefined || costsBefore === undefined) {
      return absent(
        "missing",
        `revenue and its cost in the quarters to ${end} and ${before}; needs source sec/companyfacts`,
      );
    }
    const marginNow = 1 - costs / sales;
    const marginBefore = 1 - costsBefore / salesBefore;
    if (!(sales > 0 && salesBefore > 0 && marginNow > 0 && owed.get(before)! > 0)) {
      return absent("undefined-result", "the screen needs positive sales, receivables and gross margin");
    }
    const indices = {
      dsri: owed.get(end)! / sales / (owed.get(before)! / salesBefore),
      gmi: marginBefore / marginNow,
      aqi: assumed,
      sgi: sales / salesBefore,
      depi: assumed,
      sgai: assumed,
      tata: (income - cash) / total,
      lvgi: assumed,
    };
    const parts = beneishContributions(indices);
    const score = beneishScore(indices);
    return reading(score, {
      label: score > -1.78 ? "flagged" : "not flagged",
      details: {
        quarterEnd: end,
        against: before,
        ...indices,
        assumedIndices: "AQI, DEPI, SGAI, LVGI",
        contributionGrowth: parts.sgi,
        contributionReceivables: parts.dsri,
        contributionAccruals: parts.tata,
        withoutGrowth: beneishScore({ ...indices, sgi: 1 }),
      },
    });
  },
});
