import { absent } from "../../../core/outcome.ts";
import { splitsBetween } from "../../../market/splits.ts";
import { exitValue, profitForValue } from "../../../models/ai-funding/required-profit.ts";
import { defineIndicator, history, last, parameter, reading } from "../../define.ts";
import { filedFlow, fiscalQuarters, lastFourQuarters, quarterlyFlow } from "../../filings.ts";

/** Level profit a year that Nvidia's market value asks for. */
export const nvdaRequiredProfit = defineIndicator({
  id: "nvda-required-profit",
  title: "Nvidia, yearly profit that its market value requires",
  section: "ai-funding",
  unit: "usd",
  formula:
    "level profit at the end of each year over the horizon whose present value at the required return is the market value; market value = last close x (net income / diluted earnings per share of the quarter, times the splits between the quarter's end and the close); nothing is left after the horizon",
  meaning: "Against the profit of the last four quarters it says how much growth is already paid for in the price.",
  reference: "models 3.8",
  inputs: {
    close: last(1, "nvda.close"),
    assets: history("nvda.assets", 2),
    required: parameter("nvda-required-return"),
    years: parameter("required-profit-years"),
    ...filedFlow("net-income"),
    ...filedFlow("eps-diluted"),
  },
  compute: ({ close, assets, required, years, ...flows }) => {
    const end = assets.observed.at(-1)!;
    const profits = quarterlyFlow("net-income", flows);
    const profit = profits.get(end);
    // A quarter's earnings per share are taken as filed: those of different spans do not subtract.
    const perShare =
      flows["eps-diluted.3m"]?.observed.at(-1) === end ? flows["eps-diluted.3m"].values.at(-1)! : undefined;
    if (profit === undefined || perShare === undefined) {
      return absent(
        "missing",
        `net income and earnings per share of the quarter to ${end}; needs source sec/companyfacts`,
      );
    }
    if (!(profit > 0 && perShare > 0)) return absent("undefined-result", "the number of shares needs a profit");
    const splits = splitsBetween("nvda", end, close.observed[0]!);
    if (splits.after)
      return absent(
        "undefined-result",
        `the close of ${close.observed[0]} may or may not be adjusted for the split of ${splits.after.date}, so it cannot be multiplied by shares of the quarter to ${end}`,
      );
    const shares = (profit / perShare) * splits.factor;
    const marketValue = shares * close.values[0]!;
    const { plateau, cumulative } = profitForValue(marketValue, required, {
      startYear: 0,
      plateauYear: 1,
      endYear: years,
    });
    const lastYear = lastFourQuarters(fiscalQuarters(assets), profits, end);
    return reading(plateau, {
      details: {
        marketValueUsd: marketValue,
        shares,
        splitsApplied: splits.applied,
        requiredReturn: required,
        years,
        cumulativeUsd: cumulative,
        lastFourQuartersUsd: lastYear ?? null,
        multipleOfLastFourQuarters: lastYear !== undefined && lastYear > 0 ? plateau / lastYear : null,
        exitValueUsd: exitValue(marketValue, required, 10),
        exitYears: 10,
      },
    });
  },
});
