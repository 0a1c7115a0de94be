/**
 * Companies whose filings are read into series: makers of chips and those who buy them. One line adds one. A reader follows
 * others by ticker (METASTABLE_COMPANIES), whose series are declared by the same function (series/ai-funding.ts).
 */
export interface Company {
  /** Start of its series ids, such as `nvda.revenue.3m`; the lower-case ticker. */
  readonly id: string;
  readonly ticker: string;
  readonly name: string;
  /** Central Index Key of the SEC. */
  readonly cik: number;
}

/** What series and indicators of a company are made of. */
export type NamedCompany = Pick<Company, "id" | "name">;

export const companies: readonly Company[] = [
  { id: "nvda", ticker: "NVDA", name: "Nvidia", cik: 1045810 },
  { id: "amd", ticker: "AMD", name: "AMD", cik: 2488 },
  { id: "avgo", ticker: "AVGO", name: "Broadcom", cik: 1730168 },
  { id: "msft", ticker: "MSFT", name: "Microsoft", cik: 789019 },
  { id: "googl", ticker: "GOOGL", name: "Alphabet", cik: 1652044 },
  { id: "meta", ticker: "META", name: "Meta", cik: 1326801 },
  { id: "amzn", ticker: "AMZN", name: "Amazon", cik: 1018724 },
  { id: "orcl", ticker: "ORCL", name: "Oracle", cik: 1341439 },
];

/** Companies that hold coins, whose balance sheets are read into series of their own (series/treasuries.ts). */
export const treasuryCompanies: readonly Company[] = [
  { id: "strategy", ticker: "MSTR", name: "Strategy", cik: 1050446 },
];

const byCik = new Map([...companies, ...treasuryCompanies].map((c) => [c.cik, c]));
export const findCompany = (cik: number): Company | undefined => byCik.get(cik);

const byId = new Map(companies.map((c) => [c.id, c]));
/** The company of an id; one that is not listed here goes by its ticker. */
export const companyOf = (id: string): NamedCompany => byId.get(id) ?? { id, name: id.toUpperCase() };
