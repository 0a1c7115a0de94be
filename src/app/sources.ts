/** Every source: whether it is on, what it brought, how old that is, what went wrong, and on what terms it may be used. */
import { daysBetween, formatInstant, type Instant, type LocalDate, utcDateOf } from "../core/time.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { sources as catalogue } from "../sources/catalogue/index.ts";
import type { SourceDefinition } from "../sources/define.ts";
import { problemOf as problemOfTrouble } from "./collect/remembered.ts";
import { feedStates } from "./feeds/report.ts";
import type { FeedState } from "./feeds/state.ts";
import type { Monitor, ReadRequest } from "./monitor.ts";
import type { SourceItem, Sources } from "./results.ts";
import { storiesAt } from "./source-stories.ts";

export async function sourceList(monitor: Monitor, request: ReadRequest = {}): Promise<Sources> {
  const pin = monitor.pin(request);
  // Fetches that brought nothing lie beyond the newest data; they are part of the present state.
  const { folder } = monitor;
  const head = request.head ?? folder.ledger.head;
  const [tell, collector] = await Promise.all([storiesAt(folder.ledger, folder.stories, head), monitor.collector()]);
  const feeds = feedStates(monitor);
  const held = new Map<string, number>();
  for (const { source, count } of folder.held.open.values()) held.set(source, (held.get(source) ?? 0) + count);
  const items = catalogue.map((source): SourceItem => {
    const told = tell(source.id);
    // What is going on now is newer than what the ledger tells, and not part of an older head.
    const trouble = request.head === undefined ? collector.remembered.trouble(source.id) : undefined;
    const story = trouble === undefined ? told : { ...told, lastProblem: problemOfTrouble(trouble) };
    const offReason = collector.offReason(source) ?? null;
    const { breaker, notBefore } = collector.hostState(source);
    const feed = feeds.find((f) => f.feed === source.id);
    return {
      id: source.id,
      title: source.title,
      publisher: source.publisher,
      provides: typeof source.provides === "string" ? [source.provides] : [...source.provides],
      origin: source.origin,
      on: offReason === null || feed !== undefined,
      offReason: feed === undefined ? offReason : null,
      terms: source.terms,
      ...story,
      ...(feed === undefined ? {} : problemOf(feed)),
      isFailing:
        feed !== undefined
          ? feed.phase !== "live"
          : story.lastProblem !== null && (story.lastSuccess === null || story.lastProblem.at > story.lastSuccess),
      held: held.get(source.id) ?? 0,
      ...age(source, story.newest, pin.asOf),
      schedule: source.schedule ? `${source.schedule.cron} ${source.schedule.timeZone}` : null,
      // A clock's next run says nothing about an instant that the reader has chosen.
      nextRun: request.asOf === undefined ? textOf(collector.nextRun(source.id)) : null,
      breaker,
      waitUntil: textOf(notBefore),
    };
  });
  return { ...monitor.header(request, pin), items };
}

/** What ails a connection now is newer than anything in the ledger. */
const problemOf = ({ problem, phase, since }: FeedState) =>
  problem === null
    ? {}
    : {
        lastProblem: {
          at: since,
          message: `${phase}: ${problem}`,
          remedy: "It connects again by itself; `metastable feeds` shows the connection and its gaps.",
        },
      };

const textOf = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

/**
 * Age of the newest observation at the as-of, beside the strictest budget of the series that the source provides. What was
 * observed after the as-of has no age at it.
 */
function age(source: SourceDefinition, newest: string | null, asOf: Instant) {
  const provided = typeof source.provides === "string" ? [] : source.provides.flatMap((id) => findSeries(id) ?? []);
  const freshForDays = provided.length === 0 ? null : Math.min(...provided.map((series) => series.freshForDays));
  const day = newest?.slice(0, 10) as LocalDate | undefined;
  const ageDays = day === undefined || day > utcDateOf(asOf) ? null : daysBetween(day, utcDateOf(asOf));
  return { ageDays, freshForDays, isFresh: ageDays === null || freshForDays === null ? null : ageDays <= freshForDays };
}
