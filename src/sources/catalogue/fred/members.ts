/** The FRED series that this program reads, one line each. */
import {
  h10,
  h15,
  newYorkClose,
  newYorkFedRates,
  type PublicationRule,
  setByTheBoard,
  tokyoClose,
} from "../../publication-rules.ts";

export interface FredMember {
  /** FRED's id. */
  readonly id: string;
  readonly series: string;
  /** Unit of the values as FRED gives them. */
  readonly unit: string;
  /** When a value that is never revised became public; absent for series whose history changes. */
  readonly rule?: PublicationRule;
  /** Given before its day, as a rate that is set: until then it is left out. */
  readonly isAhead?: boolean;
  /** First and last day that it has, where the series began late or has ended. */
  readonly since?: string;
  readonly until?: string;
  /** Weekly series; all others are daily. */
  readonly isWeekly?: true;
}

const yields = (id: string, series: string): FredMember => ({ id, series, unit: "percent", rule: h15 });
const level = (id: string, series: string, rule: PublicationRule): FredMember => ({
  id,
  series,
  unit: "index points",
  rule,
});
const revised = (id: string, series: string, unit: string): FredMember => ({ id, series, unit });
const weekly = (id: string, series: string): FredMember => ({ id, series, unit: "index points", isWeekly: true });

export const fredMembers: readonly FredMember[] = [
  yields("DGS3MO", "ust.3m"),
  yields("DGS6MO", "ust.6m"),
  yields("DGS1", "ust.1y"),
  yields("DGS2", "ust.2y"),
  yields("DGS3", "ust.3y"),
  yields("DGS5", "ust.5y"),
  yields("DGS7", "ust.7y"),
  yields("DGS10", "ust.10y"),
  yields("DGS20", "ust.20y"),
  yields("DGS30", "ust.30y"),
  { id: "EFFR", series: "us.effr", unit: "percent", rule: newYorkFedRates },
  { id: "SOFR", series: "us.sofr", unit: "percent", rule: newYorkFedRates, since: "2018-04-03" },
  // One rate replaced those on excess and on required reserves.
  { id: "IORB", series: "us.iorb", unit: "percent", rule: setByTheBoard, isAhead: true, since: "2021-07-29" },
  { id: "IOER", series: "us.iorb", unit: "percent", rule: setByTheBoard, until: "2021-07-28" },
  { id: "DEXJPUS", series: "fx.usdjpy", unit: "JPY per USD", rule: h10 },
  level("SP500", "spx", newYorkClose),
  level("DJIA", "djia", newYorkClose),
  level("NASDAQCOM", "nasdaq-composite", newYorkClose),
  level("NIKKEI225", "nikkei225", tokyoClose),
  level("VIXCLS", "vix", newYorkClose),
  revised("DTWEXBGS", "us.dollar-index", "index points"),
  // Since April 2026 only the last three years are given, so what is stored is added to, never replaced.
  revised("BAMLH0A0HYM2", "us.hy-oas", "percent"),
  revised("BAMLC0A0CM", "us.ig-oas", "percent"),
  revised("THREEFYTP10", "us.term-premium.10y.kim-wright", "percent"),
  weekly("STLFSI4", "stress.stlfsi"),
  weekly("NFCI", "stress.nfci"),
  weekly("ANFCI", "stress.anfci"),
];

/** Those that can have something to say of the days; without a first day, all of them. */
export const fredMembersIn = (from: string | undefined, to: string): readonly FredMember[] =>
  fredMembers.filter(({ since, until }) => (since ?? to) <= to && (from ?? "") <= (until ?? to));

const byId = new Map(fredMembers.map((m) => [m.id, m]));
export const findFredMember = (id: string): FredMember | undefined => byId.get(id);
