import { mean } from "simple-statistics";
import { absent } from "../core/outcome.ts";
import type { NamedCompany } from "../market/companies.ts";
import { defineIndicator, history, type IndicatorDefinition, reading } from "./define.ts";
import { filedFlow } from "./filings.ts";
import { collectionHistory, findNewest } from "./receivables.ts";

const quartersOfFiveYears = 20;

/** The indicator `<company>-dso`: days that its sales wait for their money. */
export const daysOfSales = ({ id, name }: NamedCompany): IndicatorDefinition =>
  defineIndicator({
    id: `${id}-dso`,
    title: `${name}, days of sales outstanding`,
    section: "ai-funding",
    unit: "days",
    formula:
      "receivables at the quarter's end / revenue of the quarter x days of the fiscal quarter (91, or 98 in a quarter of fourteen weeks); the average of the 20 quarters before stands beside it",
    meaning:
      "Rising days mean that revenue is booked faster than customers pay: the first place where funding stress shows.",
    reference: "models 3.1",
    inputs: { receivables: history(`${id}.receivables`, 2), ...filedFlow("revenue", id) },
    compute: ({ receivables, ...flows }) => {
      const { dso, quarters } = collectionHistory(receivables, flows);
      const now = findNewest(dso, receivables);
      if (!now) return absent("missing", "revenue of the newest quarter; needs source sec/companyfacts");
      const earlier = dso.values.slice(0, -1);
      const fiveYears = earlier.slice(-quartersOfFiveYears);
      return reading(now.value, {
        details: {
          quarterEnd: now.end,
          fiscalDays: quarters.at(-1)!.days,
          before: earlier.at(-1) ?? null,
          average5y: fiveYears.length === quartersOfFiveYears ? mean(fiveYears) : null,
          highest: Math.max(...dso.values),
          quarters: dso.values.length,
        },
      });
    },
  });
