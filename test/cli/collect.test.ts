// Collection by the built command over a mirror on this machine: exit codes, resumption, and a key that must not appear in
// any file of the data folder, on stdout, on stderr or in an answer of the API.
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filesWith } from "../support/collecting.ts";
import { run, up } from "../support/command.ts";
import { jgbFile } from "../support/jgb-file.ts";
import { type Publisher, publisher } from "../support/publisher.ts";

const canary = "canary0123456789abcdef";
let folder: string;
let host: Publisher;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "metastable-collect-cli-"));
  host = await publisher(({ path: asked }) => {
    if (asked.includes("jgbcme")) return { body: jgbFile(["2025/11/19", "3.3"], ["2025/11/20", "3.31"]) };
    return { status: 400, body: `{"error_message":"Bad Request: ${asked}"}` };
  });
});
afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

it("asks a mirror, says what it took, and suggests the source that was meant", async () => {
  const asked = await run("ingest", "mof/jgb", "--base-url", host.url, "--data", folder, "--json");
  expect(asked.code).toBe(0);
  expect(JSON.parse(asked.out).items).toMatchObject([{ source: "mof/jgb", verdict: "accepted", problems: [] }]);
  const typo = await run("ingest", "mof/jbg", "--data", folder);
  expect(typo).toMatchObject({ code: 2, err: expect.stringMatching(/Did you mean mof\/jgb\?/) });
  const plain = await run("ingest", "mof/jgb", "--base-url", "http://example.org", "--data", folder);
  expect(plain).toMatchObject({ code: 2, err: expect.stringMatching(/an https address/) });
}, 120_000);

it("keeps a key to itself, and refuses a file of keys that others can read", async () => {
  const secrets = path.join(folder, "secrets.json");
  await writeFile(secrets, JSON.stringify({ FRED_API_KEY: canary }));
  await chmod(secrets, 0o644);
  const open = await run("ingest", "fred/observations", "--base-url", host.url, "--data", folder);
  expect(open).toMatchObject({ code: 2, err: expect.stringMatching(/mode 0644, readable by others/) });
  await chmod(secrets, 0o600);
  const asked = await run("ingest", "fred/observations", "--base-url", host.url, "--data", folder, "--json");
  expect(JSON.parse(asked.out).items[0]).toMatchObject({ verdict: "unreachable" });
  expect(host.asked.some((a) => a.path.includes(canary))).toBe(true);
  const server = await up(folder);
  const answers = await Promise.all(
    ["sources", "quarantine", "series", "openapi.json", "explain/jgb-30y"].map((name) =>
      fetch(`${server.url}/api/${name}`).then((r) => r.text()),
    ),
  );
  await server.stop();
  const listed = await run("sources", "--data", folder);
  const said = [open, asked, listed].flatMap((r) => [r.out, r.err]);
  for (const text of [...answers, ...said]) expect(text).not.toContain(canary);
  expect((await readdir(folder)).length).toBeGreaterThan(2);
  expect(await filesWith(folder, canary)).toEqual([secrets]);
}, 120_000);

it("says where a key is missing that is set in this terminal, and sends only its name", async () => {
  const without = await mkdtemp(path.join(os.tmpdir(), "metastable-collect-cli-"));
  const server = await up(without);
  const before = host.asked.length;
  process.env.FRED_API_KEY = canary;
  try {
    const asked = await run("ingest", "fred/observations", "--base-url", host.url, "--data", without);
    expect(asked.code).toBe(1);
    expect(asked.err).toMatch(/FRED_API_KEY is set in this terminal, but the monitor that is running/);
    expect(asked.out + asked.err).not.toContain(canary);
    expect(host.asked.slice(before).some((a) => a.path.includes("fred"))).toBe(false);
    expect(await filesWith(without, canary)).toEqual([]);
  } finally {
    delete process.env.FRED_API_KEY;
    await server.stop();
  }
  const own = await run("ingest", "fred/observations", "--base-url", host.url, "--data", without);
  expect(own.err).not.toMatch(/is set in this terminal/);
  await rm(without, { recursive: true, force: true });
}, 120_000);
