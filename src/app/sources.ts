/** Every source with its terms, its last success and its last problem, read from the ledger up to the pin. */
import { sources as catalogue } from "../sources/catalogue/index.ts";
import type { AcceptBody } from "./accept.ts";
import type { Monitor, ReadRequest } from "./monitor.ts";
import type { SourceItem, Sources } from "./results.ts";

interface Story {
  lastSuccess: string | null;
  rows: number;
  newest: string | null;
  lastProblem: { at: string; message: string } | null;
}

export async function sourceList(monitor: Monitor, request: ReadRequest = {}): Promise<Sources> {
  const pin = monitor.pin(request);
  const stories = new Map<string, Story>(
    catalogue.map((s) => [s.id, { lastSuccess: null, rows: 0, newest: null, lastProblem: null }]),
  );
  for await (const event of monitor.folder.ledger.events()) {
    if (event.seq > pin.head) break;
    const story = stories.get(String(event.body.source));
    if (!story) continue;
    if (event.kind === "fetch") {
      const { verdict, problem, retrieved } = event.body as { verdict: string; problem?: string; retrieved: string };
      if (verdict !== "rejected") story.lastSuccess = retrieved;
      if (problem !== undefined) story.lastProblem = { at: retrieved, message: problem };
    } else if (event.kind === "accept") {
      const body = event.body as unknown as AcceptBody;
      story.rows += body.rows + body.records;
      if (body.newest !== null && (story.newest === null || body.newest > story.newest)) story.newest = body.newest;
    }
  }
  const items = catalogue.map(
    (source): SourceItem => ({
      id: source.id,
      title: source.title,
      publisher: source.publisher,
      provides: typeof source.provides === "string" ? [source.provides] : [...source.provides],
      origin: source.origin,
      terms: source.terms,
      ...stories.get(source.id)!,
      ...(source.offByDefault === undefined ? {} : { offByDefault: source.offByDefault }),
    }),
  );
  return { ...monitor.header(request, pin), items };
}
