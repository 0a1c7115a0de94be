/** Demand at the auctions of a government bond: a family, one small file for each tenor. */
import { mean } from "simple-statistics";
import { absent } from "../core/outcome.ts";
import type { RecordRow } from "../market/observation.ts";
import { byDay } from "./by-day.ts";
import {
  defineIndicator,
  evenStale,
  history,
  type IndicatorDefinition,
  optional,
  reading,
  records,
  type SeriesWindow,
} from "./define.ts";

const auctionsBefore = 12;

/** The indicator `jgb-<years>y-auction`: bids over what was sold, with the tail beside it. */
export function auctionDemand(years: number): IndicatorDefinition {
  const series = (what: string) => `jgb.auction.${years}y.${what}`;
  const beside = (what: string) => optional(evenStale(history(series(what), 1)));
  return defineIndicator({
    id: `jgb-${years}y-auction`,
    title: `JGB ${years}-year auction, bids over bonds sold`,
    section: "japan",
    unit: "multiple",
    formula:
      "competitive bids / competitive bids accepted at the last auction; its tail is the highest accepted yield less the yield at the average price, and in yen the average price less the lowest; the mean of up to 12 auctions before, and the first day that was planned after it, stand beside it",
    meaning:
      "Few bids and a long tail show that the price must fall before somebody takes the bonds: the market's own test of debt.",
    reference: "models 1; Ministry of Finance Japan, auction results",
    inputs: {
      bids: history(series("bids"), 1),
      accepted: history(series("accepted"), 1),
      highest: beside("highest-yield"),
      average: beside("average-yield"),
      lowestPrice: beside("lowest-price"),
      averagePrice: beside("average-price"),
      calendar: records("auction", "mof/auctions", 0),
    },
    compute: ({ bids, accepted, highest, average, lowestPrice, averagePrice, calendar }) => {
      const sold = byDay(accepted);
      const covers = bids.observed.flatMap((day, i) => {
        const amount = sold.get(day);
        return amount !== undefined && amount > 0 ? [{ day, cover: bids.values[i]! / amount }] : [];
      });
      const last = covers.at(-1);
      if (!last || last.day !== bids.observed.at(-1))
        return absent("missing", `bonds sold at the auction of ${bids.observed.at(-1)}; needs source mof/auctions`);
      const before = covers.slice(-auctionsBefore - 1, -1).map(({ cover }) => cover);
      return reading(last.cover, {
        details: {
          auction: last.day,
          tail: difference(highest, average, last.day),
          tailYen: difference(averagePrice, lowestPrice, last.day),
          meanBefore: before.length === 0 ? null : mean(before),
          auctionsBefore: before.length,
          lowestBefore: before.length === 0 ? null : Math.min(...before),
          nextPlanned:
            calendar
              .map((auction) => plannedDay(auction, years))
              .filter((day) => day > last.day)
              .sort()[0] ?? null,
        },
      });
    },
  });
}

/** Day of an auction of the calendar, or an empty text where it is of another tenor. */
const plannedDay = ({ body }: RecordRow, years: number): string => (body.years === years ? String(body.day) : "");

/** One value less the other on a day, or null where one of them is not given, as at auctions with one yield for all. */
function difference(a: SeriesWindow | undefined, b: SeriesWindow | undefined, day: string): number | null {
  const [x, y] = [a && byDay(a).get(day), b && byDay(b).get(day)];
  return x === undefined || y === undefined ? null : x - y;
}
