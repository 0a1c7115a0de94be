/** What the ledger says about each source up to a head. Read once and then only onwards, because the ledger only grows. */
import type { Ledger } from "../store/contract.ts";
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

export class SourceStories {
  private head = 0;
  private stories = new Map<string, Story>();

  constructor(private readonly ledger: Ledger) {}

  async at(head: number): Promise<(source: string) => Story> {
    // An older head is a rare question: told from the start, and not kept.
    const isOlder = head < this.head;
    const stories = isOlder ? new Map<string, Story>() : new Map(this.stories);
    const from = isOlder ? 1 : this.head + 1;
    for await (const { seq, kind, body } of this.ledger.events(from)) {
      if (seq > head) break;
      const source = String(body.source);
      const story = stories.get(source) ?? untold;
      if (kind === "fetch") stories.set(source, afterFetch(story, body as unknown as FetchBody));
      else if (kind === "accept" || kind === "release")
        stories.set(source, afterAccept(story, body as unknown as AcceptBody));
    }
    if (!isOlder) {
      this.stories = stories;
      this.head = Math.max(this.head, Math.min(head, this.ledger.head));
    }
    return (source) => stories.get(source) ?? untold;
  }
}

function afterFetch(story: Story, { verdict, problem, remedy = otherRemedy, retrieved }: FetchBody): Story {
  const isSuccess = verdict !== "rejected" && verdict !== "unreachable";
  return {
    ...story,
    lastSuccess: isSuccess ? retrieved : story.lastSuccess,
    lastProblem: problem === undefined ? story.lastProblem : { at: retrieved, message: problem, remedy },
  };
}

function afterAccept(story: Story, { rows, records, newest }: AcceptBody): Story {
  const isNewer = newest !== null && (story.newest === null || newest > story.newest);
  return { ...story, rows: story.rows + rows + records, newest: isNewer ? newest : story.newest };
}
