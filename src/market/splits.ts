/**
 * Share splits: a price after a split and a count of shares (or earnings per share) from before it do not multiply. Every
 * declared source of share prices gives them adjusted for splits; filings are as filed.
 */
export interface ShareSplit {
  /** Id of the company in the series of its share price: `nvda` in `nvda.close`. */
  readonly company: string;
  /** First New York session that trades in new shares. */
  readonly date: string;
  /** New shares for one old share. */
  readonly ratio: number;
  readonly source: string;
}

/** One line adds one. */
export const shareSplits: readonly ShareSplit[] = [
  {
    company: "nvda",
    date: "2021-07-20",
    ratio: 4,
    source: "Nvidia, news release of 21 May 2021: four-for-one stock split",
  },
  {
    company: "nvda",
    date: "2024-06-10",
    ratio: 10,
    source: "Nvidia, news release of 22 May 2024: ten-for-one forward stock split",
  },
  {
    company: "mstr",
    date: "2024-08-08",
    ratio: 10,
    source: "MicroStrategy, news release of 11 July 2024: 10-for-1 stock split",
  },
];

/** What turns shares of one day into shares of another. */
export interface SplitFactor {
  /** Shares of the price's day for one share of the count's day; 1 without a split between them. */
  readonly factor: number;
  /** The splits between the two days, in words; "none" without one. */
  readonly applied: string;
  /**
   * A split declared here that came after the price's day: a price adjusted for it and one that is not look alike, so a
   * count of shares fits neither for certain.
   */
  readonly after: ShareSplit | undefined;
}

/** From a count of shares as of `counted` (a quarter's end) to the shares that a price of `priced` is for. */
export function splitsBetween(company: string, counted: string, priced: string): SplitFactor {
  const known = shareSplits.filter((split) => split.company === company && split.date > counted);
  const between = known.filter((split) => split.date <= priced);
  return {
    factor: between.reduce((product, split) => product * split.ratio, 1),
    applied: between.map((s) => `${s.ratio} for 1 on ${s.date} (${s.source})`).join("; ") || "none",
    after: known.find((split) => split.date > priced),
  };
}
