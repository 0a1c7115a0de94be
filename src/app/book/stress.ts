/**
 * A reader's own book under the scenarios of the market system. Private: it is computed and answered, and nothing of it is
 * written anywhere, neither ledger nor edition, feed, log or link.
 */
import { type CallLevel, type LimitState, limitStates } from "../../book/limits.ts";
import type { Book } from "../../book/schema.ts";
import { type BookMarket, loanToValue, type ValuedEntry, valueBook } from "../../book/value.ts";
import { scenarios } from "../../scenarios/catalogue/index.ts";
import type { ScenarioDefinition } from "../../scenarios/define.ts";
import { buildMarketSystem } from "../../simulation/market-system/build.ts";
import type { Outcome } from "../../simulation/reverse/define.ts";
import { outcomesOf } from "../../simulation/reverse/market-outcomes.ts";
import type { Monitor, Snapshot } from "../monitor.ts";
import type { Pinned } from "../results.ts";
import { defaultHorizonSessions, type ReverseAnswer, shockSearch, unshocked } from "../reverse.ts";
import { prepareFrom, type SimulateRequest } from "../simulate.ts";
import { type CallDistance, callDistances, reachedOn } from "./calls.ts";
import { marketOf, movedMarket } from "./market.ts";

export interface ScenarioLoss {
  readonly id: string;
  readonly title: string;
  /** Change of the book's value at the end of the run, in its currency. */
  readonly change: number;
  /** By asset, yield or pair that the entries follow. */
  readonly byAsset: Readonly<Record<string, number>>;
  /** Levels of lenders and venues that are reached on the way. */
  readonly reached: readonly Pick<CallLevel, "id" | "what">[];
  /** Limits that hold now and are broken at the end. */
  readonly brokenLimits: readonly string[];
}

export interface BookAnswer extends Pinned {
  readonly title: string;
  readonly currency: "USD" | "JPY";
  readonly total: number;
  readonly entries: readonly ValuedEntry[];
  /** Entries without a price at this as-of: they count in no total. */
  readonly unpriced: readonly string[];
  readonly limits: readonly LimitState[];
  readonly loans: readonly {
    readonly id: string;
    readonly loanToValue: number | null;
    readonly call: number;
    readonly liquidation: number;
  }[];
  readonly calls: readonly CallDistance[];
  readonly scenarios: readonly ScenarioLoss[];
  /** The smallest shock that breaks a limit which holds now; null without such a limit. */
  readonly reverse:
    | (Pick<ReverseAnswer, "minima" | "reach" | "isCutShort" | "covariance"> & { readonly horizonSessions: number })
    | null;
  readonly notes: readonly string[];
}

/** The book at the start, as everything below compares with it. */
interface Start {
  readonly book: Book;
  readonly market: BookMarket;
  readonly entries: readonly ValuedEntry[];
  readonly total: number;
  readonly broken: ReadonlySet<string>;
}

export async function stressBook(monitor: Monitor, book: Book, request: SimulateRequest = {}): Promise<BookAnswer> {
  const snapshot = await monitor.snapshot(request);
  const market = marketOf(snapshot.view);
  const { total, entries, unpriced } = valueBook(book, market);
  const limits = limitStates(book, market, total);
  const start: Start = { book, market, entries, total, broken: new Set(brokenOf(limits)) };
  return {
    ...snapshot.head,
    ...{ title: book.title, currency: book.currency, total, entries, unpriced, limits },
    loans: book.loans.map((loan) => ({
      ...{ id: loan.id, call: loan.call, liquidation: loan.liquidation },
      loanToValue: loanToValue(loan, market),
    })),
    calls: callDistances(book, market, snapshot.view),
    scenarios: scenarios
      // A replay starts from its own day; the book is held at this one.
      .filter(({ asOf }) => asOf === undefined)
      .map((scenario) => scenarioLoss(start, snapshot, scenario, request)),
    reverse: limits.some(({ isBroken }) => isBroken === false) ? await reverseOf(start, snapshot, request) : null,
    notes: notesOf(book, unpriced),
  };
}

const brokenOf = (states: readonly LimitState[]): string[] =>
  states.filter(({ isBroken }) => isBroken === true).map(({ id }) => id);
const newlyBroken = ({ book, total, broken }: Start, market: BookMarket): string[] =>
  brokenOf(limitStates(book, market, total)).filter((id) => !broken.has(id));

function scenarioLoss(
  start: Start,
  snapshot: Snapshot,
  scenario: ScenarioDefinition,
  request: SimulateRequest,
): ScenarioLoss {
  const { book, market, entries, total } = start;
  const { facts, choices } = prepareFrom(snapshot, scenario, request);
  const input = buildMarketSystem(facts, choices);
  const outcome = outcomesOf(input, choices.parameter)(input.shock);
  const ended = movedMarket(market, (id) => outcome.ended[id] / outcome.initial[id], facts.durations);
  const after = valueBook(book, ended);
  const byAsset: Record<string, number> = {};
  after.entries.forEach(({ asset, value }, i) => {
    const before = entries[i]!.value;
    if (value !== null && before !== null) byAsset[asset] = (byAsset[asset] ?? 0) + value - before;
  });
  return {
    ...{ id: scenario.id, title: scenario.title, change: after.total - total, byAsset },
    reached: reachedOn(book, market, outcome),
    brokenLimits: newlyBroken(start, ended),
  };
}

async function reverseOf(start: Start, snapshot: Snapshot, request: SimulateRequest): Promise<BookAnswer["reverse"]> {
  const prepared = prepareFrom(snapshot, unshocked(defaultHorizonSessions), request);
  const search = await shockSearch(prepared, defaultHorizonSessions);
  const breaks = ({ initial, ended }: Outcome): boolean => {
    const moved = movedMarket(start.market, (id) => ended[id] / initial[id], prepared.facts.durations);
    return newlyBroken(start, moved).length > 0;
  };
  const { minima, reach, isCutShort } = search.find(breaks);
  return { horizonSessions: defaultHorizonSessions, minima, reach, isCutShort, covariance: search.covarianceSource };
}

function notesOf(book: Book, unpriced: readonly string[]): string[] {
  const notes = [
    "values after a scenario are those at the end of its run; levels of lenders and venues are tested on the way",
    "a yield moves with the 30-year JGB or the 10-year Treasury of the run: a parallel shift of its curve",
  ];
  if (unpriced.length > 0) notes.unshift(`no price at this as-of, so in no total: ${unpriced.join(", ")}`);
  if (book.positions.some(({ kind }) => kind === "perp"))
    notes.push("a perpetual is closed for good when its maintenance margin is gone; funding is not counted");
  return notes;
}
