import { isLocalDate } from "../../../core/time.ts";
import { collectTable } from "../../collect-table.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";

const columns = {
  "OFR FSI": "stress.ofr",
  Credit: "stress.ofr.credit",
  "Equity valuation": "stress.ofr.equity-valuation",
  "Safe assets": "stress.ofr.safe-assets",
  Funding: "stress.ofr.funding",
  Volatility: "stress.ofr.volatility",
  "United States": "stress.ofr.us",
  "Other advanced economies": "stress.ofr.advanced",
  "Emerging markets": "stress.ofr.emerging",
} as const;
const names = Object.keys(columns) as (keyof typeof columns)[];
const parts = names.slice(1, 6);
/** The five parts add up to the index; each is rounded to three decimals. */
const roundingSlack = 0.004;

/**
 * One line a day: the index, its five parts by kind of market, its three by region. The whole history every time, and all
 * of it may change, so nothing says when an old value became public.
 */
function parse({ bytes }: Payload): Parsed {
  const days = new Set<string>();
  return collectTable(bytes, ["Date", ...names], (collected, line, cells) => {
    const observed = cells.Date;
    const place = `line ${line}, column Date`;
    const given = names.filter((name) => cells[name] !== "");
    const wrong = given.find((name) => !isDecimal(cells[name]));
    const sum = parts.reduce((total, name) => total + Number(cells[name]), 0);
    const isWhole = given.length === names.length;
    if (!isLocalDate(observed)) collected.fault(place, observed, "a day as 2025-11-20");
    else if (given.length === 0) collected.fault(`line ${line}`, "no value", "the index and its parts");
    else if (wrong !== undefined) collected.fault(`line ${line}, column ${wrong}`, cells[wrong], "a decimal number");
    else if (isWhole && Math.abs(sum - Number(cells["OFR FSI"])) > roundingSlack)
      collected.fault(`line ${line}, column OFR FSI`, cells["OFR FSI"], `the sum of its five parts, ${sum.toFixed(3)}`);
    else {
      if (days.has(observed)) collected.repeated(place, observed, "each day once");
      for (const name of given)
        collected.add(place, {
          series: columns[name],
          source: "ofr/fsi",
          observed,
          text: cells[name],
          unit: "index points",
        });
    }
    days.add(observed);
  });
}

export const ofrFsi = defineSource({
  id: "ofr/fsi",
  title: "Financial Stress Index with its parts",
  publisher: "US Office of Financial Research",
  provides: Object.values(columns),
  terms: findPublisher("ofr/fsi")!.terms,
  origin: "live",
  request: () => [{ url: "https://www.financialresearch.gov/financial-stress-index/data/fsi.csv" }],
  schedule: { cron: "30 11 * * 1-5", timeZone: "America/New_York" },
  pauseMs: 1_000,
  parsers: { 1: parse },
});
