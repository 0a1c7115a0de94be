// The outlook over HTTP waits in line: here behind a run that does not end, so that nothing is simulated. The same question
// gets the same run; a stopped one is asked anew; other pins and choices are other questions.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RunState } from "../../src/app/heavy-runs.ts";
import { apiOver, packagedMonitor } from "../support/monitor.ts";

let api: Awaited<ReturnType<typeof apiOver>>;
let close: () => Promise<void>;
beforeAll(async () => {
  const packaged = await packagedMonitor();
  api = await apiOver(packaged.monitor);
  close = packaged.close;
  api.runs.start("in the way", ({ signal }) => new Promise((resolve) => signal.addEventListener("abort", resolve)));
});
afterAll(async () => {
  api.runs.close();
  await close();
});

const start = async (body: unknown) => {
  const answer = await api.ask("/api/outlook", body);
  return { status: answer.status, run: answer.body as RunState };
};
const newest = async (query = ""): Promise<RunState | null> =>
  ((await api.ask(`/api/outlook${query}`)).body as { run: RunState | null }).run;

it("accepts, gives the same run for the same question, and knows the newest", async () => {
  expect(await newest()).toBeNull();
  const first = await start({ paths: 300 });
  expect(first.status).toBe(202);
  expect(first.run).toMatchObject({ state: "waiting", position: 1, result: null });
  expect((await start({ paths: 300 })).run.id).toBe(first.run.id);
  const other = await start({ paths: 300, seed: 7 });
  expect(other.run.id).not.toBe(first.run.id);
  expect((await newest())!.id).toBe(other.run.id);
  expect(await newest("?asOf=2024-08-01")).toBeNull();
  await api.ask(`/api/runs/${first.run.id}/stop`, {});
  expect((await start({ paths: 300 })).run.id).not.toBe(first.run.id);
});

it.each([
  [{ paths: 5 }, "outlook.paths"],
  [{ paths: 1e9 }, "outlook.paths"],
  [{ seed: -1 }, "outlook.seed"],
  [{ path: 300 }, "outlook"],
  [{ head: 10_000 }, "--head"],
])("refuses %j", async (body, place) => {
  const answer = await api.ask("/api/outlook", body);
  expect(answer.status).toBe(400);
  expect((answer.body as { error: { problems: { place: string }[] } }).error.problems[0]!.place).toBe(place);
});
