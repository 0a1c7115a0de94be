import { absent } from "../../../core/outcome.ts";
import { cashConversionRatio } from "../../../models/ai-funding/cash-conversion.ts";
import { defineIndicator, history, reading } from "../../define.ts";
import { filedFlow, filedToDate, fiscalQuarters, quarterlyFlow, quarterWindow } from "../../filings.ts";
import { findNewest } from "../../receivables.ts";

/** Share of Nvidia's profit of the quarter that arrived as cash. */
export const nvdaCashConversion = defineIndicator({
  id: "nvda-cash-conversion",
  title: "Nvidia, cash conversion of the quarter",
  section: "ai-funding",
  unit: "ratio",
  formula:
    "operating cash flow / net income, both of the same quarter; cash flow is filed to date, so the quarter is the nine months less the six (the twelve less the nine); the details hold nine months and a year the same way",
  meaning:
    "Well below 100 %, profit is booked that customers have not paid; one quarter swings with shipment dates, nine months less so.",
  reference: "models 3.3",
  inputs: { assets: history("nvda.assets", 2), ...filedFlow("operating-cash-flow"), ...filedFlow("net-income") },
  compute: ({ assets, ...flows }) => {
    const cash = quarterlyFlow("operating-cash-flow", flows);
    const profit = quarterlyFlow("net-income", flows);
    const conversion = quarterWindow(fiscalQuarters(assets), ({ end }) => {
      const [cfo, income] = [cash.get(end), profit.get(end)];
      return cfo !== undefined && income !== undefined && income > 0 ? cashConversionRatio(cfo, income) : undefined;
    });
    const now = findNewest(conversion, assets);
    if (!now)
      return absent(
        "missing",
        "cash flow and a positive net income of the newest quarter; needs source sec/companyfacts",
      );
    const toDate = (span: "9m" | "12m"): number | null => {
      const cfo = filedToDate("operating-cash-flow", span, flows).get(now.end);
      const income = filedToDate("net-income", span, flows).get(now.end);
      return cfo !== undefined && income !== undefined && income > 0 ? cashConversionRatio(cfo, income) : null;
    };
    return reading(now.value, {
      details: {
        quarterEnd: now.end,
        operatingCashFlowUsd: cash.get(now.end)!,
        netIncomeUsd: profit.get(now.end)!,
        nineMonths: toDate("9m"),
        twelveMonths: toDate("12m"),
        before: conversion.values.at(-2) ?? null,
        lowerQuarters: conversion.values.filter((v) => v < now.value).length,
        quarters: conversion.values.length,
      },
    });
  },
});
