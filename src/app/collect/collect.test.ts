// Fetching over a publisher on this machine that misbehaves. Expected verdicts follow from HTTP's meaning; the data is a
// small invented table "day,value" of the 30-year yield in percent.
import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { type Bench, collecting, filesWith } from "../../../test/support/collecting.ts";
import { type Asked, type Publisher, publisher, type Reply } from "../../../test/support/publisher.ts";
import { isLocalDate, localDate } from "../../core/time.ts";
import { defineSource, type Parsed, type Payload, type SourceDefinition } from "../../sources/define.ts";
import { problemOf } from "./remembered.ts";

const parse = ({ bytes }: Payload): Parsed => {
  const lines = new TextDecoder().decode(bytes).trim().split("\n");
  const rows = lines.slice(1).map((line) => {
    const [observed = "", text = ""] = line.split(",");
    return { series: "jgb.30y", source: "mof/jgb", observed, text, unit: "percent" };
  });
  const isTable = lines[0] === "day,value" && rows.every((r) => isLocalDate(r.observed));
  const problem = { place: "line 1", found: lines[0] ?? "", expected: "day,value", remedy: "Look." };
  return isTable ? { rows, records: [], problems: [] } : { rows: [], records: [], problems: [problem], rejected: true };
};
const invented = (more: Partial<SourceDefinition> = {}): SourceDefinition =>
  defineSource({
    id: "mof/jgb",
    title: "invented",
    publisher: "invented",
    provides: ["jgb.30y"],
    terms: { licence: "none", attribution: "none", url: "https://example.org", read: "never" },
    origin: "live",
    request: ({ from, to }) => [{ url: `https://example.org/table?from=${from ?? ""}&to=${to}` }],
    parsers: { 1: parse },
    ...more,
  });
const table = "day,value\n2026-11-20,3.30\n2026-11-24,3.33\n";

let bench: Bench;
let host: Publisher;
afterEach(async () => {
  await bench?.close();
  await host?.close();
});
async function set(answer: (asked: Asked, count: number) => Reply, options: Parameters<typeof collecting>[0] = {}) {
  host = await publisher(answer);
  bench = await collecting(options);
}
const ask = async (source = invented(), more = {}) => (await bench.run(source, host.url, more))[0]!;
const stored = async () => {
  const column = await bench.folder.index.loadHistory("jgb.30y", bench.folder.index.committedHead);
  return Array.from(column.value);
};

it("takes an answer in, also compressed and after two redirects", async () => {
  await set(({ path }) =>
    path.startsWith("/table")
      ? { status: 302, headers: { location: "/moved" } }
      : path === "/moved"
        ? { status: 308, headers: { location: "/again" } }
        : { body: gzipSync(table), headers: { "content-encoding": "gzip", "content-type": "text/csv" } },
  );
  expect(await ask()).toMatchObject({ verdict: "accepted", rows: 2, problems: [] });
  expect(await stored()).toEqual([3.3, 3.33]);
});

it.each<[string, Reply, string, RegExp, number]>([
  ["silence", { manner: "silent" }, "unreachable", /no answer within/, 2],
  ["a slow drip", { body: table.repeat(9), manner: "drip" }, "unreachable", /not finished within/, 1],
  ["a reset", { manner: "reset" }, "unreachable", /connection failed/, 2],
  ["half a body", { body: table, manner: "cut" }, "unreachable", /connection failed/, 2],
  [
    "half a compressed body",
    { body: gzipSync(table).subarray(0, 20), headers: { "content-encoding": "gzip" } },
    "unreachable",
    /ends too early/,
    2,
  ],
  ["another compression", { body: table, headers: { "content-encoding": "br" } }, "rejected", /encoding br/, 1],
  ["status 403", { status: 403, body: "<html>no</html>" }, "unreachable", /status 403/, 1],
  ["status 500", { status: 500 }, "unreachable", /status 500/, 2],
  ["a redirect to itself", { status: 302, headers: { location: "/table" } }, "unreachable", /4 redirects/, 4],
  [
    "a redirect to plain http elsewhere",
    { status: 302, headers: { location: "http://example.org/" } },
    "unreachable",
    /http:\/\/example.org/,
    1,
  ],
  [
    "a web page",
    { body: "<!doctype html><title>Maintenance</title>", headers: { "content-type": "text/csv" } },
    "rejected",
    /a web page/,
    1,
  ],
  ["a picture", { body: "GIF89a", headers: { "content-type": "image/gif" } }, "rejected", /image\/gif/, 1],
  ["a body too large", { body: "x".repeat(5_000_000) }, "rejected", /more than 4194304/, 1],
  ["an unasked 304", { status: 304 }, "unreachable", /status 304/, 1],
])("says what is wrong with %s", async (_, reply, verdict, message, requests) => {
  await set(() => reply);
  const outcome = await ask();
  expect(outcome).toMatchObject({ verdict, rows: 0 });
  expect(outcome.problems[0]!.found).toMatch(message);
  expect(host.asked).toHaveLength(requests);
  expect(await stored()).toEqual([]);
  const [event] = await bench.events("fetch");
  expect(event!.body).toMatchObject({ verdict, problem: outcome.problems[0]!.found, remedy: expect.any(String) });
});

it("succeeds when a second attempt does", async () => {
  await set((_, count) => (count === 1 ? { status: 500 } : { body: table }));
  expect(await ask()).toMatchObject({ verdict: "accepted", rows: 2 });
});

it("waits as long as it is asked, and no longer than it has patience", async () => {
  await set((_, count) => (count === 1 ? { status: 429, headers: { "retry-after": "0" } } : { body: table }));
  expect(await ask()).toMatchObject({ verdict: "accepted" });
  await bench.close();
  await host.close();
  await set(() => ({ status: 429, headers: { "retry-after": "120" } }));
  expect((await ask()).problems[0]!.found).toBe("HTTP status 429, wait 120 s");
  expect((await ask()).problems[0]!.found).toMatch(/asked to wait until 2026-11-25T09:02:00Z/);
  expect(host.asked).toHaveLength(1);
  bench.clock.at = (bench.clock.at + 121_000) as typeof bench.clock.at;
  await ask();
  expect(host.asked).toHaveLength(2);
});

it("leaves a host alone that fails again and again", async () => {
  await set(() => ({ status: 500 }), { hosts: { breakAfter: 3 } });
  await ask();
  await ask();
  expect((await ask()).problems[0]!.found).toMatch(/failed 3 times in a row and rests/);
  expect(host.asked).toHaveLength(3);
});

it("leaves it alone after a restart too, until its rest is over", async () => {
  await set(() => ({ status: 500 }), { hosts: { breakAfter: 2 } });
  await ask();
  expect(host.asked).toHaveLength(2);
  await bench.restart({ hosts: { breakAfter: 2 } });
  expect(bench.collector.hostState(invented())).toMatchObject({ breaker: "closed" });
  const { found } = (await ask()).problems[0]!;
  expect(found).toMatch(/failed 2 times in a row and rests until 2026-11-25T09:01:00Z/);
  expect(host.asked).toHaveLength(2);
  bench.clock.at = (bench.clock.at + 61_000) as typeof bench.clock.at;
  await bench.restart();
  await ask();
  expect(host.asked.length).toBeGreaterThan(2);
});

it("tells the ledger a failure once, and again when its reason changes, however often it is tried", async () => {
  let status = 403;
  await set(() => ({ status }));
  for (let n = 0; n < 5; n++) await ask();
  status = 404;
  for (let n = 0; n < 5; n++) await ask();
  await bench.restart();
  await ask();
  expect((await bench.events("fetch")).map((e) => e.body.problem)).toEqual(["HTTP status 403", "HTTP status 404"]);
  expect(bench.collector.remembered.trouble("mof/jgb")).toMatchObject({ kind: "refused", times: 11 });
});

it("keeps a machine without a network out of the ledger, and in memory with the remedy", async () => {
  await set(() => ({ body: table }));
  const gone = invented({ request: () => [{ url: "https://no-such-host.invalid/" }] });
  const run = () => bench.collector.run([gone], { signal: new AbortController().signal, say: () => {} });
  const [outcome] = await run();
  expect(outcome).toMatchObject({ verdict: "unreachable" });
  await bench.restart();
  expect(await bench.events("fetch")).toEqual([]);
  const trouble = bench.collector.remembered.trouble("mof/jgb")!;
  expect(problemOf(trouble)).toMatchObject({ message: expect.stringMatching(/not found/), remedy: /connection/ });
  expect(await ask()).toMatchObject({ verdict: "accepted" });
  expect(bench.collector.remembered.trouble("mof/jgb")).toBeUndefined();
});

it("asks in another way where the first form is refused, and keeps nothing of the refusal", async () => {
  await set(({ path }) => (path.startsWith("/both") ? { status: 400 } : { body: table }));
  const otherwise = [1, 2].map((n) => ({ url: `https://example.org/${n}` }));
  const source = invented({ request: () => [{ url: "https://example.org/both", otherwise }] });
  expect(await ask(source)).toMatchObject({ verdict: "accepted", rows: 2, problems: [] });
  expect(host.asked.map((a) => a.path)).toEqual(["/both", "/1", "/2"]);
});

it("asks a host one question at a time, and keeps a failed source from stopping the others", async () => {
  await set(({ path }) => (path.startsWith("/bad") ? { status: 403 } : { body: table }));
  // Each brings rows of its own: rows of one source would be new or known by the order in which answers come.
  const many = Array.from({ length: 6 }, (_, n) => {
    const id = `invented/n${n}`;
    const own = (payload: Payload): Parsed => {
      const parsed = parse(payload);
      return { ...parsed, rows: parsed.rows.map((row) => ({ ...row, source: id })) };
    };
    const url = `https://example.org/${n === 1 ? "bad" : "ok"}${n}`;
    return invented({ id, request: () => [{ url }], parsers: { 1: own } });
  });
  const throwing = invented({
    id: "invented/bug",
    request: () => {
      throw new Error("a fault in the declaration");
    },
  });
  const outcomes = await bench.run([...many, throwing], host.url);
  expect(outcomes.map((o) => o.verdict)).toEqual([
    ...["accepted", "unreachable", "accepted", "accepted", "accepted", "accepted"],
    "rejected",
  ]);
  expect(outcomes[6]!.problems[0]!.found).toMatch(/a fault in the declaration/);
  expect(host.mostAtOnce).toBe(1);
});

it("asks only for what has changed", async () => {
  let body = table;
  await set(({ headers }) =>
    headers["if-none-match"] === `"${body.length}"`
      ? { status: 304 }
      : { body, headers: { etag: `"${body.length}"`, "last-modified": "Tue, 24 Nov 2026 08:00:00 GMT" } },
  );
  expect(await ask()).toMatchObject({ verdict: "accepted", rows: 2 });
  expect(await ask()).toMatchObject({ verdict: "unchanged", rows: 0 });
  expect(host.asked[1]!.headers).toMatchObject({ "if-modified-since": "Tue, 24 Nov 2026 08:00:00 GMT" });
  body += "2026-11-25,3.35\n";
  expect(await ask()).toMatchObject({ verdict: "accepted", rows: 1 });
  expect(await stored()).toEqual([3.3, 3.33, 3.35]);
  expect((await bench.events("fetch")).map((e) => e.body.verdict)).toEqual(["accepted", "unchanged", "accepted"]);
});

it("does not ask a publisher that refuses for all the rest", async () => {
  await set(() => ({ status: 401 }));
  const many = invented({
    request: () => Array.from({ length: 25 }, (_, n) => ({ url: `https://example.org/${n}` })),
  });
  expect(await ask(many)).toMatchObject({ verdict: "unreachable" });
  expect(host.asked).toHaveLength(3);
});

it("posts a body, follows pages, and takes none when one is not right", async () => {
  const paged = invented({
    request: () => [{ url: "https://example.org/q", method: "POST", body: '{"page":1}' }],
    next: (_, asked) => {
      const n = JSON.parse(asked.body!).page as number;
      return n < 3 ? { ...asked, body: JSON.stringify({ page: n + 1 }) } : undefined;
    },
  });
  const pages = ["day,value\n2026-11-20,3.30\n", "day,value\n2026-11-24,3.33\n", "day,value\n2026-11-25,3.35\n"];
  let isBroken = true;
  await set(({ body }) => {
    const n = JSON.parse(body).page as number;
    return { body: n === 3 && isBroken ? "no table" : pages[n - 1]! };
  });
  const outcome = await ask(paged);
  expect(outcome).toMatchObject({ verdict: "rejected", rows: 0 });
  expect(await stored()).toEqual([]);
  isBroken = false;
  expect(await ask(paged)).toMatchObject({ verdict: "accepted", rows: 3 });
  expect(host.asked.map((a) => a.method)).toEqual(Array(6).fill("POST"));
  const round = invented({ next: (_, asked) => asked });
  await bench.close();
  await host.close();
  await set(() => ({ body: table }));
  expect((await ask(round)).problems[0]!.found).toBe("pages that go round");
});

it("follows the leads of a list, which it asks for whole each time, and takes each answer on its own", async () => {
  const tables = { one: table, two: "no table", three: "day,value\n2026-11-25,3.35\n" };
  let isUp = true;
  await set(({ path }) => {
    const name = path.slice(1) as keyof typeof tables;
    if (tables[name]) return { body: tables[name], headers: { etag: `"${name}"` } };
    return isUp ? { body: "day,value\n2026-11-19,3.29\n", headers: { etag: '"list"' } } : { status: 500 };
  });
  const list = invented({
    request: () => [{ url: "https://example.org/table", isList: true }],
    leads: ({ from }) =>
      from.includes("/table") ? Object.keys(tables).map((name) => ({ url: `https://example.org/${name}` })) : [],
  });
  expect(await ask(list)).toMatchObject({ verdict: "rejected", rows: 4 });
  expect(await stored()).toEqual([3.29, 3.3, 3.33, 3.35]);
  expect(host.asked.map(({ path }) => path)).toEqual(["/table", "/one", "/two", "/three"]);
  await ask(list);
  const validators = host.asked.slice(4).map(({ headers }) => headers["if-none-match"]);
  expect(validators).toEqual([undefined, '"one"', undefined, '"three"']);
  isUp = false;
  expect((await ask(list)).verdict).toBe("unreachable");
  expect(host.asked.slice(8).every(({ path }) => path.startsWith("/table"))).toBe(true);
});

it("goes on with a backfill where it stopped", async () => {
  let isDown = false;
  await set(({ path }) => {
    const year = /from=(\d{4})/.exec(path)![1]!;
    return isDown && year > "2023" ? { status: 403 } : { body: `day,value\n${year}-11-20,3.${year.slice(2)}\n` };
  });
  const span = { from: localDate("2022-06-01"), to: localDate("2026-11-25") };
  isDown = true;
  expect(await ask(invented(), span)).toMatchObject({ verdict: "unreachable", rows: 2, skipped: 0 });
  isDown = false;
  const again = await ask(invented(), span);
  expect(again).toMatchObject({ verdict: "accepted", rows: 3, skipped: 2 });
  expect(host.asked).toHaveLength(8);
  expect(host.asked.at(-1)!.path).toBe("/table?from=2026-01-01&to=2026-11-25");
  expect(await ask(invented(), span)).toMatchObject({ verdict: "unchanged", skipped: 4 });
  expect(await ask(invented(), { ...span, again: true })).toMatchObject({ skipped: 0 });
  expect(await stored()).toEqual([3.22, 3.23, 3.24, 3.25, 3.26]);
});

const canary = "canary/KEY+6f1e=9b";
const keyed = invented({
  secrets: [{ name: "INVENTED_KEY", isRequired: true, url: "https://example.org/key" }],
  request: ({ to, secrets = {} }) => [
    {
      url: `https://example.org/table?to=${to}&api_key=${encodeURIComponent(secrets.INVENTED_KEY ?? "")}`,
      headers: { authorization: `Bearer ${secrets.INVENTED_KEY}` },
      secretParameters: ["api_key"],
    },
  ],
});

it("keeps a key out of ledger, payloads and messages, whatever the publisher does with it", async () => {
  const replies: Reply[] = [
    { body: table },
    { status: 302, headers: { location: `ftp://x/?${canary}` } },
    { status: 400, body: `bad key ${canary}` },
    { body: `day,value\n2026-11-20,${canary}\n` },
    { body: `no such table for ${encodeURIComponent(canary)}` },
    { manner: "reset" },
  ];
  await set((_, count) => replies[count - 1] ?? { status: 403 }, { env: { INVENTED_KEY: canary }, sources: [keyed] });
  const said: string[] = [];
  for (const _ of replies)
    said.push(JSON.stringify(await bench.run(keyed, host.url, { say: (message) => said.push(message) })));
  expect(decodeURIComponent(host.asked[0]!.path)).toContain(canary);
  expect(host.asked[0]!.headers.authorization).toBe(`Bearer ${canary}`);
  for (const form of [canary, encodeURIComponent(canary), Buffer.from(canary).toString("base64")]) {
    expect(await filesWith(bench.folder.directory, form)).toEqual([]);
    expect(said.join("\n")).not.toContain(form);
  }
  expect((await bench.events("fetch"))[0]!.body.from).toMatch(/api_key=REDACTED/);
});

it("is off without its key, and says where to get one", async () => {
  await set(() => ({ body: table }), { sources: [keyed] });
  expect(bench.collector.offReason(keyed)).toMatch(/needs a key: set INVENTED_KEY .*example.org\/key/);
  expect(await ask(keyed)).toMatchObject({ verdict: "off" });
  expect(host.asked).toHaveLength(0);
});
