// The built command in processes of its own: answers, exit codes, eight at once, the same bytes with and without a server,
// and kills at random moments. Expected numbers: Parkinson of 93,000 and 83,000 is 6.83 % (T5.1).
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run, start, up } from "../support/command.ts";

const kills = process.env.METASTABLE_LONG === "1" ? 50 : 5;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "metastable-cli-"));
  await run("status", "--data", folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("calc", () => {
  it("prints model, inputs and outputs as JSON", async () => {
    const { code, out } = await run("calc", "parkinson", "--input", '{"high":93000,"low":83000}', "--json");
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(answer.model).toBe("parkinson");
    expect(answer.outputs.volatility).toBeCloseTo(0.0683, 4);
  });
  it("shows the inputs of a model with --help, and its own help without one", async () => {
    const model = await run("calc", "fx-forward", "--help");
    expect(model.code).toBe(0);
    expect(model.out).toContain("spot, yen per US dollar [above 0");
    expect(model.out).toContain("metastable calc fx-forward --input '{");
    const general = await run("calc", "--help");
    expect(general.code).toBe(0);
    expect(general.out).toContain("--describe");
  });
  it("takes --name value pairs", async () => {
    const { out } = await run("calc", "parkinson", "--high", "93000", "--low", "83000", "--json");
    expect(JSON.parse(out).outputs.volatility).toBeCloseTo(0.0683, 4);
  });
  it("refuses wrong input with exit code 2, the field, what was found and what is expected", async () => {
    const missing = await run("calc", "parkinson", "--input", '{"high":1}', "--json");
    expect(missing.code).toBe(2);
    expect(missing.err).toMatch(/parkinson\.input\.low: found nothing, expected/);
    expect((await run("calc", "no-such-model", "--input", "{}")).code).toBe(2);
    expect((await run("calc", "parkinson", "--high", "NaN", "--low", "1")).code).toBe(2);
    const nan = await run("calc", "parkinson", "--input", '{"high": NaN, "low": 83000}', "--json");
    expect(nan.code).toBe(2);
    expect(nan.err).toMatch(/parkinson\.input\.high: found NaN, expected a finite number/);
  });
});

describe("reads", () => {
  it("answers with the state of 21 November 2025 on an empty folder and says so on stderr", async () => {
    const { out, err, code } = await run("status", "--data", folder, "--json");
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(answer.asOf).toBe("2025-11-21T12:30:00Z");
    const shown = Object.fromEntries(answer.items.map((i: { id: string; shown: string }) => [i.id, i.shown]));
    expect(shown).toMatchObject({ "jgb-30y": "3.334 %", "vix-level": "26.42", usdjpy: "157.61" });
    expect(err).toBe("");
    expect((await run("status", "--data", folder)).err).toMatch(/packaged episode/);
  });
  it("exits with 3 for one stale indicator asked for by name, and 2 for an unknown one", async () => {
    expect((await run("status", "cftc-yen-position", "--data", folder)).code).toBe(3);
    expect((await run("status", "no-such", "--data", folder)).code).toBe(2);
    expect((await run("nonsense", "--data", folder)).code).toBe(2);
    expect((await run("status", "--as-of", "yesterday", "--data", folder)).code).toBe(2);
  });
  it("prints the same bytes with and without a server, and eight commands at once all succeed", async () => {
    const alone = await run("thresholds", "--json", "--data", folder);
    const server = await up(folder);
    const through = await Promise.all(Array.from({ length: 8 }, () => run("thresholds", "--json", "--data", folder)));
    const page = await fetch(`${server.url}/api/thresholds`).then((r) => r.json());
    await server.stop();
    // On a busy machine a command may say on stderr that it waits for the server.
    const answer = { code: 0, out: alone.out };
    for (const one of through) expect(one).toMatchObject(answer);
    expect(page).toEqual(JSON.parse(alone.out));
    const again = await Promise.all(Array.from({ length: 8 }, () => run("thresholds", "--json", "--data", folder)));
    for (const one of again) expect(one).toMatchObject(answer);
  }, 120_000);
});

describe("editions", () => {
  it("are equal for the same as-of and head, survive a backfill, and verify", async () => {
    const at = ["--as-of", "2025-11-21T12:30:00Z", "--data", folder];
    const out = (name: string) => path.join(folder, "editions", name);
    await run("note", ...at, "--out", out("a"));
    const manifest = JSON.parse((await run("series", "list", "--json", "--data", folder)).out);
    const saved = path.join(folder, "jgb.csv");
    const header = "Date,1Y,2Y,3Y,4Y,5Y,6Y,7Y,8Y,9Y,10Y,15Y,20Y,25Y,30Y,40Y";
    await writeFile(saved, `Interest Rate,,,(Unit : %)\r\n${header}\r\n1999/9/2,${"1,".repeat(12)}-,2.842,-\r\n`);
    const ingested = await run("ingest", "mof/jgb", "--from-file", saved, "--data", folder, "--json");
    expect(JSON.parse(ingested.out).items[0]).toMatchObject({ verdict: "accepted", rows: 13 });
    await run("note", ...at, "--head", String(manifest.head), "--out", out("b"));
    await run("note", ...at, "--out", out("c"));
    const same = JSON.parse((await run("note", "diff", out("a"), out("b"), "--data", folder, "--json")).out);
    expect(same).toMatchObject({ numbers: [], data: [] });
    const { readFile } = await import("node:fs/promises");
    for (const file of ["note.html", "note.md", "edition.json"]) {
      expect(await readFile(path.join(out("b"), file), "utf8")).toBe(await readFile(path.join(out("a"), file), "utf8"));
    }
    const newer = JSON.parse((await run("note", "diff", out("a"), out("c"), "--data", folder, "--json")).out);
    expect(newer.data).toMatchObject([{ in: "b", source: "mof/jgb", rows: 13 }]);
    expect((await run("verify", out("a"), "--data", folder)).code).toBe(0);
    await writeFile(path.join(out("a"), "note.md"), "changed");
    expect((await run("verify", out("a"), "--data", folder)).code).toBe(1);
  }, 120_000);
});

describe("kills", () => {
  it(`loses no acknowledged observation over ${kills} kills at random moments of an ingest`, async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), "metastable-kill-"));
    const header = "Date,1Y,2Y,3Y,4Y,5Y,6Y,7Y,8Y,9Y,10Y,15Y,20Y,25Y,30Y,40Y";
    const acknowledged: string[] = [];
    await run("status", "--data", directory);
    for (let n = 0; n < kills; n++) {
      const day = `2010/${1 + (n % 12)}/${1 + Math.floor(n / 12)}`;
      const file = path.join(directory, `day-${n}.csv`);
      await writeFile(
        file,
        `Interest Rate,,,(Unit : %)\r\n${header}\r\n${day},${"1,".repeat(13)}${(2 + n / 100).toFixed(2)},3\r\n`,
      );
      const child = start(["ingest", "mof/jgb", "--from-file", file, "--data", directory, "--json"]);
      let out = "";
      child.stdout!.on("data", (d: Buffer) => {
        out += d.toString();
      });
      const ended = new Promise((resolve) => child.on("close", resolve));
      const timer = setTimeout(() => child.kill("SIGKILL"), 150 + Math.random() * 700);
      await ended;
      clearTimeout(timer);
      if (out.includes('"verdict": "accepted"')) acknowledged.push((2 + n / 100).toFixed(2));
    }
    const verified = await run("verify", "--data", directory);
    expect(verified.code, verified.out + verified.err).toBe(0);
    const series = JSON.parse(
      (await run("series", "show", "jgb.30y", "--as-of", "2030-01-01", "--data", directory, "--json")).out,
    );
    const stored = new Set(series.items.map((i: { text: string }) => i.text));
    for (const text of acknowledged) expect(stored).toContain(text);
    const rows = series.items.filter((i: { source: string; origin: string }) => i.origin === "live").length;
    const forty = JSON.parse(
      (await run("series", "show", "jgb.40y", "--as-of", "2030-01-01", "--data", directory, "--json")).out,
    );
    expect(forty.items.filter((i: { origin: string }) => i.origin === "live").length).toBe(rows);
    expect((await run("rebuild", "--data", directory)).out).toMatch(/^identical/);
    await rm(directory, { recursive: true, force: true });
  }, 600_000);
});
