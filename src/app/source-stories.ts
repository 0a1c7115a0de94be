/** What the ledger says about each source up to a head. */
import { observedAt } from "../core/time.ts";
import type { Ledger, LedgerEvent } from "../store/contract.ts";
import type { AcceptBody } from "./accept.ts";
import type { FetchBody } from "./fetch-notes.ts";

export interface Story {
  readonly lastSuccess: string | null;
  readonly rows: number;
  readonly newest: string | null;
  readonly lastProblem: { readonly at: string; readonly message: string; readonly remedy: string } | null;
}

const untold: Story = { lastSuccess: null, rows: 0, newest: null, lastProblem: null };
const otherRemedy = "Look at the payload; if the publisher changed it, the parser needs a new version.";

export type Stories = Map<string, Story>;

/** The story goes on with one event of the ledger. */
export function storyAfter(stories: Stories, { kind, body }: LedgerEvent): void {
  const source = String(body.source);
  const story = stories.get(source) ?? untold;
  if (kind === "fetch") stories.set(source, afterFetch(story, body as unknown as FetchBody));
  else if (kind === "accept" || kind === "release")
    stories.set(source, afterAccept(story, body as unknown as AcceptBody, kind === "accept"));
}

/** `newest` are the stories at the end of the ledger. An older head is a rare question: told from the start. */
export async function storiesAt(
  ledger: Ledger,
  newest: ReadonlyMap<string, Story>,
  head: number,
): Promise<(source: string) => Story> {
  let told = newest;
  if (head < ledger.head) {
    const stories: Stories = new Map();
    for await (const event of ledger.events()) {
      if (event.seq > head) break;
      storyAfter(stories, event);
    }
    told = stories;
  }
  return (source) => told.get(source) ?? untold;
}

function afterFetch(story: Story, { verdict, problem, remedy = otherRemedy, retrieved }: FetchBody): Story {
  const isSuccess = verdict !== "rejected" && verdict !== "unreachable";
  return {
    ...story,
    lastSuccess: isSuccess ? retrieved : story.lastSuccess,
    lastProblem: problem === undefined ? story.lastProblem : { at: retrieved, message: problem, remedy },
  };
}

/** A release brings rows of an older fetch. */
function afterAccept(story: Story, body: AcceptBody, isFetch: boolean): Story {
  const { rows, records, newest, retrieved } = body;
  const isNewer = newest !== null && (story.newest === null || observedAt(newest) > observedAt(story.newest));
  return {
    ...story,
    lastSuccess: isFetch ? retrieved : story.lastSuccess,
    rows: story.rows + rows + records,
    newest: isNewer ? newest : story.newest,
  };
}
