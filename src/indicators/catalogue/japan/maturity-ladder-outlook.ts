import { absent } from "../../../core/outcome.ts";
import { percent } from "../../../core/units.ts";
import { projectInterest } from "../../../models/japan/maturity-ladder.ts";
import { defineIndicator, reading } from "../../define.ts";
import { citation, findNewestProjection, noFigure } from "../../fiscal.ts";
import { ladderInputs, startLadder, yearsBetweenFiscal } from "../../japan-ladder.ts";

const yearsMax = 15;

/** Interest to tax as old bonds roll into today's yields, beside the Ministry's own projection for the same year. */
export const maturityLadderOutlook = defineIndicator({
  id: "maturity-ladder-outlook",
  title: "Interest to tax revenue when the debt has rolled",
  section: "japan",
  unit: "ratio",
  formula:
    "two uniform ladders (1 to 4 and 1 to 30 years) from the newest budget, reissued at today's curve, tax revenue growing as assumed; value for the year of the Ministry's newest projection",
  meaning:
    "What today's yields cost once they have reached the whole debt: the bill is already on its way, at any growth.",
  reference: "models 1.2; Hoshi and Ito 2014",
  inputs: ladderInputs,
  compute: (inputs) => {
    const started = startLadder(inputs);
    if ("state" in started) return started;
    const projection = findNewestProjection(started.figures);
    if (!projection) return noFigure("projection of interest and tax revenue by the Ministry of Finance");
    const { fiscalYear } = started.budget;
    const years = yearsBetweenFiscal(fiscalYear, projection.fiscalYear);
    if (years === undefined || years < 0 || years > yearsMax)
      return absent(
        "not-applicable",
        `projection ${projection.fiscalYear} does not lie within ${yearsMax} years after the budget of ${fiscalYear}`,
      );
    const rows = projectInterest({ ...started.ladder, years });
    const shifted = projectInterest({ ...started.ladder, years, yieldShift: percent });
    const end = rows.at(-1)!;
    const details: Record<string, number | string | null> = { baseYear: fiscalYear, year: projection.fiscalYear };
    for (const row of rows) details[`interestJpyTn+${row.year}y`] = row.interest;
    return reading(end.ratio, {
      details: {
        ...details,
        ministryInterestJpyTn: projection.interest.value,
        ministryRatio: projection.interest.value / projection.taxRevenue.value,
        interestAgainstMinistry: end.interest / projection.interest.value - 1,
        ratioAt100bpMore: shifted.at(-1)!.ratio,
        issueYieldShort: started.ladder.yieldShort,
        issueYieldLong: started.ladder.yieldLong,
        ...citation("debt", started.debt),
        ...citation("projection", projection.interest),
      },
    });
  },
});
