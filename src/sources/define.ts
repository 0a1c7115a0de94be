/**
 * A source: what it gives, on what terms, how to ask, how to read the answer. Request and parse are pure; the network
 * is in `app/`.
 */
import type { Problem } from "../core/outcome.ts";
import { addDays, type Instant, type LocalDate } from "../core/time.ts";
import type { Origin, ParsedRecord, ParsedRow } from "../market/observation.ts";

export interface Terms {
  /** Licence or terms in a few words, as they bear on storing, showing and redistributing. */
  readonly licence: string;
  /** The line to print beside numbers of this source. */
  readonly attribution: string;
  readonly url: string;
  /** The day a person read the terms page, or why it was not read. */
  readonly read: string;
}

export interface SourceRequest {
  readonly url: string;
  /** Default GET. */
  readonly method?: "GET" | "POST";
  /** JSON text of a POST. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Query parameters that carry a secret; replaced by `REDACTED` before anything is logged or hashed. */
  readonly secretParameters?: readonly string[];
  /** Its answer is a list that leads to further requests (`leads`): it is asked for whole each time. */
  readonly isList?: boolean;
  /** Asked in its place where the publisher refuses it, or answers something that is not the source's. */
  readonly otherwise?: readonly SourceRequest[];
}

/** The received bytes with what a parser may know about how they came. */
export interface Payload {
  readonly bytes: Uint8Array;
  readonly retrieved: Instant;
  /** The redacted address that was asked, or `file:NAME`; for answers that do not say what they are about. */
  readonly from: string;
}

/** What is asked for: observation days, and the secrets of the source that the reader has set. */
export interface RequestWindow {
  readonly from?: LocalDate;
  readonly to: LocalDate;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Tickers of companies that the reader follows beside those of market/companies.ts, in capitals. */
  readonly tickers?: readonly string[];
}

/** First day asked for: the window's, or so many days before its end where the reader names none. */
export const firstDay = ({ from, to }: RequestWindow, days: number): LocalDate => from ?? addDays(to, -days);

/** A key that a publisher gives to readers; it comes from the environment or a file with tight permissions. */
export interface SourceSecret {
  /** Environment variable, for example `FRED_API_KEY`. */
  readonly name: string;
  /** Without a required secret the source is off. */
  readonly isRequired: boolean;
  /** Where a reader gets one. */
  readonly url: string;
}

/** When the publisher brings new data. */
export interface Schedule {
  /** Five fields of cron, in the time zone. */
  readonly cron: string;
  readonly timeZone: "Asia/Tokyo" | "America/New_York" | "America/Chicago" | "Europe/London" | "Europe/Berlin" | "UTC";
}

/** One column of a file that a reader fills. `moment` is an instant, a day (its end) or a month (its end). */
export interface ImportColumn {
  readonly name: string;
  readonly kind: "day" | "decimal" | "moment" | "text";
  /** What to write, with the unit. */
  readonly meaning: string;
  readonly isOptional?: boolean;
}

export interface Parsed {
  readonly rows: readonly ParsedRow[];
  readonly records: readonly ParsedRecord[];
  /** All faults found, with their place. A problem never removes a good row beside it. */
  readonly problems: readonly Problem[];
  /** True when the payload as a whole is not what the source sends (wrong header, HTML page): nothing is accepted. */
  readonly rejected?: boolean;
}

export interface SourceDefinition {
  /** `publisher/dataset`. */
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** Series ids, or words where the payload itself names its series. */
  readonly provides: readonly string[] | string;
  readonly terms: Terms;
  readonly origin: Origin;
  /**
   * True where every row says when that very value became public (a filing, a vintage): a backfill then counts as known
   * when it was published, revisions included.
   */
  readonly hasVintages?: boolean;
  /** Off unless a reader turns it on, with the reason. */
  readonly offByDefault?: string;
  /** Requests for a window of observation dates; absent for packaged data and pure file imports. */
  readonly request?: (window: RequestWindow) => readonly SourceRequest[];
  /** The next page of an answer that has more; pages belong together and are accepted together. */
  readonly next?: (page: Payload, asked: SourceRequest) => SourceRequest | undefined;
  /**
   * Requests that a list leads to, as the calendar of a month leads to the results of its auctions. They are asked after it,
   * and each answer is taken in on its own. A list that is rejected leads nowhere.
   */
  readonly leads?: (page: Payload, asked: SourceRequest) => readonly SourceRequest[];
  /** Not asked but listened to while the monitor runs; its payloads are segments of frames (feeds/README.md). */
  readonly isFeed?: boolean;
  /** Absent for sources that are asked by hand only. */
  readonly schedule?: Schedule;
  /** Shortest pause between two requests to this host in milliseconds, where the publisher asks for one. */
  readonly pauseMs?: number;
  readonly secrets?: readonly SourceSecret[];
  /** For a file that a reader fills: its columns, an example from the project's root, and what else to know. */
  readonly importFile?: { readonly columns: readonly ImportColumn[]; readonly example: string; readonly about: string };
  /** Packaged files, relative to the package root, loaded when the data folder is empty. */
  readonly packaged?: readonly string[];
  /** Every version of the parser, so that old accept events can be read again. The highest is used for new payloads. */
  readonly parsers: Readonly<Record<number, (payload: Payload) => Parsed>>;
}

export const defineSource = (definition: SourceDefinition): SourceDefinition => definition;

/** The parser for new payloads. */
export function currentParser(source: SourceDefinition): { version: number; parse: (payload: Payload) => Parsed } {
  const version = Math.max(...Object.keys(source.parsers).map(Number));
  return { version, parse: source.parsers[version]! };
}
