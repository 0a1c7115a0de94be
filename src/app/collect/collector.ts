/**
 * Collection over one data folder: which sources are on, with which keys, and a run over several of them at once. One a
 * process, so that everything that asks a host stands in the same line.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { bulkhead } from "cockatiel";
import { type Clock, type Instant, instant } from "../../core/time.ts";
import { sources as catalogue } from "../../sources/catalogue/index.ts";
import type { SourceDefinition } from "../../sources/define.ts";
import type { Environment } from "../config.ts";
import type { DataFolder } from "../data-folder.ts";
import { type CollectOptions, type CollectOutcome, collectSource } from "./collect.ts";
import { defaultLimits, type Limits } from "./exchange.ts";
import { defaultHostOptions, type HostOptions, type HostState, Hosts } from "./hosts.ts";
import { type Redact, redactData, redactor } from "./redact.ts";
import { Remembered } from "./remembered.ts";
import { readSecrets, type Secrets } from "./secrets.ts";
import { missingSecret, offReason, readSettings, type Settings } from "./settings.ts";

/** Each asks a host of its own, mostly: this bounds what is held in memory, not what a publisher sees. */
const sourcesAtOnce = 16;

export interface CollectorOptions {
  readonly limits?: Limits;
  readonly hosts?: HostOptions;
  readonly sources?: readonly SourceDefinition[];
}

/** Between two answers that are taken in, so that readers of the page are served in between. */
const breathMs = 5;

export class Collector {
  private readonly slots = bulkhead(sourcesAtOnce, Number.POSITIVE_INFINITY);
  private readonly hosts: Hosts;
  private readonly limits: Limits;
  private takingIn: Promise<unknown> = Promise.resolve();
  /** Set by the scheduler: when a source is asked next. */
  nextRun: (source: string) => Instant | null = () => null;

  private constructor(
    private readonly folder: DataFolder,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly secrets: Secrets,
    readonly redact: Redact,
    readonly sources: readonly SourceDefinition[],
    /** What is known of hosts and sources in trouble, also from earlier runs. */
    readonly remembered: Remembered,
    options: CollectorOptions,
  ) {
    this.hosts = new Hosts(clock, remembered, options.hosts ?? defaultHostOptions);
    this.limits = options.limits ?? defaultLimits;
  }

  /** Reads settings and keys. Throws a usage failure for what is wrong in them. */
  static async open(
    folder: DataFolder,
    clock: Clock,
    env: Environment,
    options: CollectorOptions = {},
  ): Promise<Collector> {
    const sources = options.sources ?? catalogue;
    const settings = await readSettings(folder.directory, env);
    const secrets = await readSecrets(folder.directory, env, sources);
    const redact = redactor([...secrets.values()]);
    folder.redact = redact;
    const remembered = await Remembered.open(folder.directory);
    return new Collector(folder, clock, settings, secrets, redact, sources, remembered, options);
  }

  /** Why the source is not collected by itself; undefined when it is. */
  offReason(source: SourceDefinition): string | undefined {
    return offReason(source, this.settings, this.secrets);
  }

  /** Names of the keys of a source that this process does not have. */
  keysMissing(source: SourceDefinition): readonly string[] {
    return (source.secrets ?? []).flatMap(({ name }) => (this.secrets.has(name) ? [] : [name]));
  }

  /** Whether the reader has turned the source off. */
  isDisabled(id: string): boolean {
    return this.settings.disable.has(id);
  }

  get on(): readonly SourceDefinition[] {
    return this.sources.filter((source) => this.offReason(source) === undefined);
  }

  /** The worst state among the hosts of a source. */
  hostState(source: SourceDefinition): HostState {
    const states = hostsOf(source, instant(this.clock.now())).map((host) => this.hosts.state(host));
    const breaker = (["open", "half-open"] as const).find((b) => states.some((s) => s.breaker === b)) ?? "closed";
    const waits = states.flatMap((s) => (s.notBefore === null ? [] : [s.notBefore]));
    return { breaker, notBefore: waits.length === 0 ? null : instant(Math.max(...waits)) };
  }

  /** Several sources at once, each host one request at a time. The failure of one never stops another. */
  run(sources: readonly SourceDefinition[], options: CollectOptions): Promise<CollectOutcome[]> {
    return Promise.all(sources.map((source) => this.slots.execute(() => this.collect(source, options))));
  }

  /** One answer after the other: reading is work of the processor, and many at once would only keep readers waiting. */
  private readonly inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const taken = this.takingIn.then(() => sleep(breathMs)).then(work);
    this.takingIn = taken.catch(() => undefined);
    return taken;
  };

  private async collect(source: SourceDefinition, options: CollectOptions): Promise<CollectOutcome> {
    const missing = missingSecret(source, this.secrets);
    if (missing !== undefined) return notRun(source, "off", "nothing was asked", "a key", missing);
    const { folder, clock, hosts, remembered, secrets, redact, limits, inTurn } = this;
    const { tickers } = this.settings;
    const context = { folder, clock, hosts, remembered, secrets, tickers, redact, limits, inTurn };
    try {
      return await collectSource(context, source, options);
    } catch (error) {
      if (options.signal.aborted) return notRun(source, "unreachable", "stopped", "to be finished", "Run it again.");
      // A bug in one source's declaration, or a disk that fails: said for this source, and the others go on.
      const found = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const remedy = "This is a fault of the program or of the disk: please report it.";
      return redactData(notRun(source, "rejected", found, "no failure", remedy), redact);
    }
  }
}

function notRun(
  source: SourceDefinition,
  verdict: CollectOutcome["verdict"],
  found: string,
  expected: string,
  remedy: string,
): CollectOutcome {
  const problems = [{ place: source.id, found, expected, remedy }];
  return {
    source: source.id,
    verdict,
    seq: null,
    rows: 0,
    records: 0,
    revised: 0,
    quarantined: 0,
    skipped: 0,
    problems,
  };
}

function hostsOf(source: SourceDefinition, now: Instant): readonly string[] {
  try {
    const to = new Date(now).toISOString().slice(0, 10) as Parameters<NonNullable<typeof source.request>>[0]["to"];
    return [...new Set((source.request?.({ to, secrets: {} }) ?? []).map(({ url }) => new URL(url).host))];
  } catch {
    return [];
  }
}
