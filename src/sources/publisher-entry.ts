/** What is said of a publisher, and how much of its terms was read. */
import type { Terms } from "./define.ts";

export interface Publisher {
  /** Source id (`publisher/dataset`). */
  readonly source: string;
  readonly publisher: string;
  readonly title: string;
  readonly terms: Terms;
}

const unread = "terms recalled, page not read: confirm before redistributing";
/** What a stored copy of the publisher's page says; the day is that of the look. */
export const stored = (quote: string) => `stored copy of the page, looked up 2026-11-25: "${quote}"`;
export const entry = (
  source: string,
  publisher: string,
  title: string,
  licence: string,
  attribution: string,
  url: string,
  read = unread,
): Publisher => ({
  source,
  publisher,
  title,
  terms: { licence, attribution, url, read },
});
export const freeReuse = stored(
  "The ESCB follows a policy of free access and free reuse for its publicly released statistics.",
);
export const bojCredit = stored(
  "The information included in the site may be copied or reproduced with the exceptions below. When copying or reproducing, the source, the Bank of Japan, should be explicitly credited.",
);
