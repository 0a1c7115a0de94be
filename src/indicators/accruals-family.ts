import { absent } from "../core/outcome.ts";
import type { NamedCompany } from "../market/companies.ts";
import { accrualRatio } from "../models/ai-funding/accruals.ts";
import { byDay } from "./by-day.ts";
import { defineIndicator, history, type IndicatorDefinition, reading } from "./define.ts";
import { filedFlow, filedToDate, fiscalQuarters, type Span } from "./filings.ts";

const quartersIn: readonly (readonly [Span, number])[] = [
  ["12m", 4],
  ["9m", 3],
  ["6m", 2],
  ["3m", 1],
];

/** The indicator `<company>-accruals`: profit of the fiscal year to date that is not cash yet, over assets. */
export const accruals = ({ id, name }: NamedCompany): IndicatorDefinition =>
  defineIndicator({
    id: `${id}-accruals`,
    title: `${name}, accruals of the fiscal year to date`,
    section: "ai-funding",
    unit: "ratio",
    formula:
      "(net income - operating cash flow) / mean of total assets at the start and the end, over the fiscal year to date as filed (three to twelve months, not annualised)",
    meaning: "High accruals are earnings of low quality: on average they reverse within a year.",
    reference: "models 3.3; Sloan 1996",
    inputs: {
      assets: history(`${id}.assets`, 2),
      ...filedFlow("operating-cash-flow", id),
      ...filedFlow("net-income", id),
    },
    compute: ({ assets, ...flows }) => {
      const end = assets.observed.at(-1)!;
      const quarters = fiscalQuarters(assets);
      const balance = byDay(assets);
      for (const [span, count] of quartersIn) {
        const income = filedToDate("net-income", span, flows).get(end);
        const cash = filedToDate("operating-cash-flow", span, flows).get(end);
        const first = quarters.at(-count);
        const opening = first ? balance.get(first.before) : undefined;
        if (income === undefined || cash === undefined || opening === undefined) continue;
        return reading(accrualRatio(income, cash, balance.get(end)!, opening), {
          details: { end, months: count * 3, start: first!.before, netIncomeUsd: income, operatingCashFlowUsd: cash },
        });
      }
      return absent(
        "missing",
        `net income and cash flow to ${end}, and assets at the start of that year; needs source sec/companyfacts`,
      );
    },
  });
