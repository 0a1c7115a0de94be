import { localDate as day } from "../../core/time.ts";
import { defineEvent } from "../define.ts";

export const nvdaFourthQuarter = defineEvent({
  id: "nvda-fourth-quarter",
  title: "Nvidia, fourth quarter of fiscal 2026",
  from: day("2026-02-15"),
  to: day("2026-03-15"),
  question: "Are operating cash flow at least .75 of net income and days of sales outstanding at most 53.3?",
  statements: [],
  resolution: {
    kind: "by-hand",
    document: "the 10-K of fiscal 2026; `metastable calc cash-conversion` and `calc dso`",
  },
  source: "SEC filings; the day of the report is recalled",
});
