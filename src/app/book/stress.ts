/**
 * A reader's own book under the scenarios of the market system. Private: it is computed and answered, and nothing of it is
 * written anywhere, neither ledger nor edition, feed, log or link.
 */
import { brokenLimits, type LimitState, limitStates } from "../../book/limits.ts";
import { type Book, type BookAsset, bookAssets } from "../../book/schema.ts";
import {
  type BookMarket,
  type BookValue,
  bookTotal,
  loanToValue,
  type ValuedEntry,
  valueBook,
} from "../../book/value.ts";
import { scenarios } from "../../scenarios/catalogue/index.ts";
import type { ScenarioDefinition } from "../../scenarios/define.ts";
import { buildMarketSystem } from "../../simulation/market-system/build.ts";
import type { MarketAsset, MarketFacts } from "../../simulation/market-system/facts.ts";
import { outcomesOf, type Visitor } from "../../simulation/reverse/market-outcomes.ts";
import { factorHistory } from "../factor-covariance.ts";
import { seriesOf } from "../market-system/facts.ts";
import { fitScenario } from "../market-system/fit.ts";
import { freshnessOf } from "../market-system/freshness.ts";
import type { Monitor, Snapshot } from "../monitor.ts";
import { defaultHorizonSessions, factorIds, type SearchTurns, shockSearch, unshocked } from "../reverse.ts";
import { prepareFrom, type SimulateRequest } from "../simulate.ts";
import { callDistances, reachedOn } from "./calls.ts";
import { MovingMarket, marketOf, seriesOfBook } from "./market.ts";
import type { BookAnswer, ScenarioLoss } from "./results.ts";
import { bookSoWhat } from "./so-what.ts";

/** The book at the start, as everything below compares with it. */
interface Start {
  readonly book: Book;
  readonly market: BookMarket;
  readonly entries: readonly ValuedEntry[];
  readonly total: number;
  readonly broken: ReadonlySet<string>;
}

export async function stressBook(
  monitor: Monitor,
  book: Book,
  request: SimulateRequest = {},
  turns: SearchTurns = {},
): Promise<BookAnswer> {
  const snapshot = await monitor.snapshot(request);
  const market = marketOf(snapshot.view);
  const priced = [...seriesOfBook(book), ...Object.values(seriesOf)];
  const { observed, notes: stale } = freshnessOf(snapshot.view, priced, request.allowStale);
  const { total, entries, unpriced } = valueBook(book, market);
  const limits = limitStates(book, market, total);
  const start: Start = { book, market, entries, total, broken: new Set(brokenOf(limits)) };
  const answer = {
    ...snapshot.head,
    ...{
      title: book.title,
      currency: book.currency,
      total,
      entries: withCash(book, entries),
      unpriced: [...unpriced],
      limits,
    },
    loans: book.loans.map((loan) => ({
      ...{ id: loan.id, call: loan.call, liquidation: loan.liquidation },
      loanToValue: loanToValue(loan, market),
    })),
    calls: callDistances(book, market, snapshot.view),
    ...scenarioLosses(start, snapshot, request),
    prices: observed,
    reverse: limits.some(({ isBroken }) => isBroken === false)
      ? await reverseOf(start, snapshot, request, turns)
      : null,
    notes: [...stale, ...notesOf(book, entries)],
  };
  return { ...answer, soWhat: bookSoWhat(answer) };
}

/** Cash stands beside the entries, so that they add up to the total. */
const withCash = (book: Book, entries: readonly ValuedEntry[]): ValuedEntry[] =>
  book.cash === 0 ? [...entries] : [...entries, { id: "cash", asset: book.currency, value: book.cash }];

const brokenOf = (states: readonly LimitState[]): string[] =>
  states.filter(({ isBroken }) => isBroken === true).map(({ id }) => id);

/** Follows a book through a run: where it is worth least, where it ends, which limits break on the way. */
class BookWatch implements Visitor {
  readonly broken = new Set<string>();
  readonly #start: Start;
  readonly #market: MovingMarket;
  #least = Number.POSITIVE_INFINITY;
  #worst: Readonly<Record<MarketAsset, number>>;
  #last: Readonly<Record<MarketAsset, number>>;

  constructor(start: Start, facts: MarketFacts) {
    this.#start = start;
    this.#market = new MovingMarket(start.market, facts);
    this.#worst = facts.prices;
    this.#last = facts.prices;
  }

  start(): void {
    this.broken.clear();
    this.#least = Number.POSITIVE_INFINITY;
  }

  look(prices: Readonly<Record<MarketAsset, number>>): void {
    const { book, total, broken } = this.#start;
    const market = this.#market.at(prices);
    const value = bookTotal(book, market);
    for (const id of brokenLimits(book, market, value, total)) if (!broken.has(id)) this.broken.add(id);
    const known = value ?? valueBook(book, market).total;
    if (known < this.#least) {
      this.#least = known;
      this.#worst = { ...prices };
    }
    this.#last = prices;
  }

  /** The book where it was worth least, and after the last round. */
  worst = (): BookValue => valueBook(this.#start.book, this.#market.at(this.#worst));
  ended = (): BookValue => valueBook(this.#start.book, this.#market.at(this.#last));
}

/** The scenarios that can be asked at this as-of, and the others with the reason. */
function scenarioLosses(
  start: Start,
  snapshot: Snapshot,
  request: SimulateRequest,
): Pick<BookAnswer, "scenarios" | "leftOut"> {
  const losses: ScenarioLoss[] = [];
  const leftOut: BookAnswer["leftOut"] = [];
  for (const scenario of scenarios) {
    const { id, asOf } = scenario;
    const fitted = fitScenario(snapshot.view, snapshot.results, scenario);
    if (asOf !== undefined)
      leftOut.push({ id, because: "a replay starts from its own day, and the book is held at this one" });
    else if ("refusal" in fitted) leftOut.push({ id, because: fitted.refusal });
    else losses.push(scenarioLoss(start, snapshot, scenario, request));
  }
  return { scenarios: losses, leftOut };
}

function scenarioLoss(
  start: Start,
  snapshot: Snapshot,
  scenario: ScenarioDefinition,
  request: SimulateRequest,
): ScenarioLoss {
  const { facts, choices } = prepareFrom(snapshot, scenario, request);
  const watch = new BookWatch(start, facts);
  const input = buildMarketSystem(facts, choices);
  const outcome = outcomesOf(input, choices, watch)(input.shock);
  const worst = watch.worst();
  const byAsset: Record<string, number> = {};
  worst.entries.forEach(({ asset, value }, i) => {
    const before = start.entries[i]!.value;
    if (value !== null && before !== null) byAsset[asset] = (byAsset[asset] ?? 0) + value - before;
  });
  return {
    ...{ id: scenario.id, title: scenario.title, byAsset },
    change: worst.total - start.total,
    endChange: watch.ended().total - start.total,
    reached: [...reachedOn(start.book, start.market, outcome)],
    brokenLimits: [...watch.broken],
  };
}

async function reverseOf(
  start: Start,
  snapshot: Snapshot,
  request: SimulateRequest,
  turns: SearchTurns,
): Promise<BookAnswer["reverse"]> {
  const prepared = prepareFrom(snapshot, unshocked(defaultHorizonSessions), request);
  const watch = new BookWatch(start, prepared.facts);
  const history = await factorHistory(snapshot.view, factorIds);
  const search = shockSearch(prepared, defaultHorizonSessions, history, watch);
  const { minima, reach, isCutShort } = await search.find(
    () => watch.broken.size > 0,
    () => [...watch.broken],
    turns,
  );
  return { horizonSessions: defaultHorizonSessions, minima, reach, isCutShort, covariance: history.used.source };
}

function notesOf(book: Book, entries: readonly ValuedEntry[]): string[] {
  const unpriced = entries
    .filter(({ value }) => value === null)
    .map(({ id, asset }) => `${id} (${seriesFollowed(asset)})`);
  const notes = [
    "losses are those where the book is worth least on the way of a run; limits, lenders and venues are tested on the way too",
    "a yield moves with the 30-year JGB or the 10-year Treasury of the run: a parallel shift of its curve",
  ];
  if (unpriced.length > 0) notes.unshift(`no observation at this as-of, so in no total: ${unpriced.join(", ")}`);
  if (book.positions.some(({ kind }) => kind === "perp"))
    notes.push("a perpetual is closed for good when its maintenance margin is gone; funding is not counted");
  return notes;
}

/** The series that prices what an entry follows. */
const seriesFollowed = (asset: string): string => (asset in bookAssets ? bookAssets[asset as BookAsset].series : asset);
