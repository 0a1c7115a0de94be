/**
 * What collection has to know after a restart and is no fact for the ledger: hosts that rest, and for each source in
 * trouble its last failure and when it is asked again. One small file in the data folder, written whole; a file that
 * cannot be read or written costs the memory and nothing else.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { formatInstant, type Instant, instant } from "../../core/time.ts";
import { type FaultKind, faultKinds } from "./fault.ts";

export const rememberedFile = "collection.json";
/** More than the catalogue has; the oldest go. */
const most = 500;

const kinds = Object.keys(faultKinds) as [FaultKind, ...FaultKind[]];
const ms = z.number().int();
const troubleSchema = z.object({
  kind: z.enum(kinds).describe("of the last failure"),
  message: z.string(),
  at: ms.describe("of the last failure"),
  since: ms.describe("of the first failure after the last success"),
  times: z.number().int().describe("failures in a row"),
  retryAt: ms.nullable().describe("when the schedule asks again"),
});
const schema = z.object({
  /** Until when a host is left alone, and whether it asked for it. */
  hosts: z.record(z.string(), z.object({ until: ms, because: z.enum(["failures", "asked"]) })),
  sources: z.record(z.string(), troubleSchema),
});
export type Trouble = z.infer<typeof troubleSchema>;
export type Rest = z.infer<typeof schema>["hosts"][string];

export class Remembered {
  private writing: Promise<void> = Promise.resolve();
  private isStale = false;

  private constructor(
    private readonly file: string,
    private readonly hosts: Map<string, Rest>,
    private readonly sources: Map<string, Trouble>,
  ) {}

  static async open(directory: string): Promise<Remembered> {
    const file = path.join(directory, rememberedFile);
    const known = await readFile(file, "utf8")
      .then((text) => schema.parse(JSON.parse(text)))
      .catch(() => ({ hosts: {}, sources: {} }));
    return new Remembered(file, new Map(Object.entries(known.hosts)), new Map(Object.entries(known.sources)));
  }

  /** Until when the host rests; undefined when it does not. */
  rest(host: string, now: Instant): Rest | undefined {
    const rest = this.hosts.get(host);
    return rest !== undefined && rest.until > now ? rest : undefined;
  }

  restUntil(host: string, rest: Rest): void {
    this.hosts.delete(host);
    this.hosts.set(host, rest);
    this.save();
  }

  trouble(source: string): Trouble | undefined {
    return this.sources.get(source);
  }

  failed(source: string, at: Instant, kind: FaultKind, message: string): void {
    const before = this.sources.get(source);
    const { since, times } = before ?? { since: at, times: 0 };
    this.sources.delete(source);
    this.sources.set(source, { kind, message, at, since, times: times + 1, retryAt: before?.retryAt ?? null });
    this.save();
  }

  retryAt(source: string, at: Instant): void {
    const trouble = this.sources.get(source);
    if (!trouble) return;
    this.sources.set(source, { ...trouble, retryAt: at });
    this.save();
  }

  succeeded(source: string): void {
    if (this.sources.delete(source)) this.save();
  }

  /** Resolves when all of it is on the disk, as far as the disk takes it. */
  async saved(): Promise<void> {
    await this.writing;
  }

  private save(): void {
    for (const notes of [this.hosts, this.sources]) while (notes.size > most) notes.delete(notes.keys().next().value!);
    if (this.isStale) return;
    this.isStale = true;
    this.writing = this.writing.then(async () => {
      this.isStale = false;
      const text = JSON.stringify({
        hosts: Object.fromEntries(this.hosts),
        sources: Object.fromEntries(this.sources),
      });
      const written = `${this.file}.new`;
      await writeFile(written, text, { mode: 0o600 })
        .then(() => rename(written, this.file))
        .catch(() => {});
    });
  }
}

/** As `metastable sources` shows it. */
export const problemOf = ({ at, kind, message, times, since }: Trouble) => ({
  at: formatInstant(instant(at)),
  message: times > 1 ? `${message} (${times} times since ${formatInstant(instant(since)).slice(0, 16)}Z)` : message,
  remedy: faultKinds[kind],
});
