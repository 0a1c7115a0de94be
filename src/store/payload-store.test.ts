// Payloads come back as they were put, damage is found, and verifyData checks those that events name. Expected hashes are
// computed with node:crypto.
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instant } from "../core/time.ts";
import { openLedger } from "./ledger.ts";
import { openPayloadStore } from "./payload-store.ts";
import { verifyData } from "./verify.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "payload-test-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const file = (hash: string): string => join(dir, "payloads", hash.slice(0, 2), `${hash}.gz`);

describe("payload store", () => {
  it("returns what was put, under its sha256, and stores it once (property)", async () => {
    const store = openPayloadStore(dir);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        const hash = createHash("sha256").update(bytes).digest("hex");
        expect(await Promise.all([store.put(bytes), store.put(bytes)])).toEqual([hash, hash]);
        expect(new Uint8Array(await store.get(hash))).toEqual(bytes);
        expect(await store.has(hash)).toBe(true);
        expect(readdirSync(join(dir, "payloads", hash.slice(0, 2))).filter((name) => name.startsWith("."))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("names a missing, cut or exchanged payload, and a put heals it", async () => {
    const store = openPayloadStore(dir);
    const bytes = Buffer.from("payload ".repeat(100));
    const hash = await store.put(bytes);
    const sound = readFileSync(file(hash));
    for (const damage of [
      () => truncateSync(file(hash), sound.length - 9),
      () => writeFileSync(file(hash), gzipSync("something else")),
      () => writeFileSync(file(hash), "no gzip"),
    ]) {
      damage();
      await expect(store.get(hash)).rejects.toMatchObject({ kind: "storage", reason: "corrupt" });
      await expect(store.get(hash)).rejects.toThrow(file(hash));
      await store.put(bytes);
      expect(Buffer.from(await store.get(hash))).toEqual(bytes);
    }
    rmSync(file(hash));
    expect(await store.has(hash)).toBe(false);
    await expect(store.get(hash)).rejects.toMatchObject({ kind: "storage", reason: "missing" });
  });

  it("refuses what is too large, also when it only grows on unpacking, and what is no hash", async () => {
    const store = openPayloadStore(dir, { maxBytes: 1000 });
    await expect(store.put(new Uint8Array(1001))).rejects.toMatchObject({ kind: "limit" });
    const hash = await store.put(new Uint8Array(1000));
    writeFileSync(file(hash), gzipSync(new Uint8Array(5_000_000)));
    await expect(store.get(hash)).rejects.toMatchObject({ reason: "corrupt" });
    await expect(store.get("../../etc/passwd")).rejects.toMatchObject({ kind: "usage" });
    expect(await store.has("../x")).toBe(false);
  });

  it("verifyData finds the payload that an event names missing or damaged", async () => {
    const store = openPayloadStore(dir);
    const ledger = await openLedger(dir);
    const [one, two] = [await store.put(Buffer.from("one")), await store.put(Buffer.from("two"))];
    for (const payload of [one, two, one]) await ledger.append("accept", { payload, rows: 1 }, instant(1));
    await ledger.close();
    expect(await verifyData(dir)).toMatchObject({ ok: true, payloads: 2, events: 3, problems: [] });
    rmSync(file(two));
    writeFileSync(file(one), "x");
    const { ok, problems } = await verifyData(dir);
    expect(ok).toBe(false);
    expect(problems.map((p) => /event \d/.exec(p.place)?.[0])).toEqual(["event 1", "event 2"]);
  });
});
