/**
 * Appends payloads, events and batches for ever and acknowledges each on stdout: `event <seq>` after the ledger, `batch
 * <seq>` after the index. Meant to be killed. Arguments: folder, and `limited` to stop at the first failure and print it.
 */
import { join } from "node:path";
import { Failure } from "../../../src/core/failure.ts";
import { instant } from "../../../src/core/time.ts";
import { openDuckDbStore } from "../../../src/store/duckdb-store.ts";
import { openLedger } from "../../../src/store/ledger.ts";
import { openPayloadStore } from "../../../src/store/payload-store.ts";
import { StorageFailure } from "../../../src/store/storage-failure.ts";
import { batchOf } from "../batches.ts";

const [dir = "", mode = ""] = process.argv.slice(2);
const at = instant(1_700_000_000_000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const ledger = await openLedger(dir);
const payloads = openPayloadStore(dir);
const store = await openDuckDbStore(join(dir, "index.duckdb"));
say("open");
try {
  // What a killed process had acknowledged in the ledger but not yet brought into the index comes first.
  const missing: number[] = [];
  for await (const event of ledger.events(store.committedHead + 1))
    if (event.kind === "accept") missing.push(event.seq);
  await store.append(missing.map(batchOf), ledger.head);
  say("caught up");
  for (;;) {
    const payload = await payloads.put(Buffer.from(`payload ${ledger.head} `.repeat(50)));
    const events = Array.from({ length: 1 + (ledger.head % 3) }, () => ({
      kind: "accept" as const,
      body: { payload },
      at,
    }));
    const appended = await ledger.appendAll(events);
    for (const { seq } of appended) say(`event ${seq}`);
    await store.append(
      appended.map(({ seq }) => batchOf(seq)),
      ledger.head,
    );
    for (const { seq } of appended) say(`batch ${seq}`);
  }
} catch (error) {
  if (mode !== "limited" || !(error instanceof Failure)) throw error;
  const reason = error instanceof StorageFailure ? error.reason : error.kind;
  say(`failure ${JSON.stringify({ reason, message: error.message, head: store.committedHead, events: ledger.head })}`);
}
await Promise.all([store.close(), ledger.close()]);
