// The line of heavy runs: order, places, progress, stopping and limits. The clock is turned by hand; no expected durations.
import { expect, it } from "vitest";
import { failure } from "../core/failure.ts";
import { instant } from "../core/time.ts";
import { HeavyRuns, type RunContext, type RunState, runLimits } from "./heavy-runs.ts";

let now = 0;
const runs = (deadlineMs?: number, faults: unknown[] = []): HeavyRuns =>
  new HeavyRuns({ now: () => instant(now) }, (error) => faults.push(error), deadlineMs);
const over = (line: HeavyRuns, id: string): Promise<RunState> =>
  new Promise((resolve) => {
    line.watch(id, (state) => {
      if (!["waiting", "running"].includes(state.state)) resolve(state);
    });
  });
/** Work that ends when it is told to, or with what it has when it is stopped. */
function held(): { work: (context: RunContext) => Promise<unknown>; release: (value: unknown) => void } {
  let release: (value: unknown) => void = () => {};
  const until = new Promise<unknown>((resolve) => {
    release = resolve;
  });
  return {
    release: (value) => release(value),
    work: ({ signal }) =>
      Promise.race([
        until,
        new Promise((resolve) => {
          if (signal.aborted) resolve("so far");
          signal.addEventListener("abort", () => resolve("so far"), { once: true });
        }),
      ]),
  };
}

it("runs one at a time, in order, and says how many are before", async () => {
  const line = runs();
  const [a, b] = [held(), held()];
  const first = line.start("first", a.work);
  const second = line.start("second", b.work);
  const third = line.start("third", async () => 3);
  expect([first.position, second.position, third.position]).toEqual([null, 1, 2]);
  a.release(1);
  expect((await over(line, first.id)).result).toBe(1);
  await Promise.resolve();
  b.release(2);
  expect((await over(line, second.id)).state).toBe("done");
  expect((await over(line, third.id)).result).toBe(3);
});

it("reports progress with rate and remaining time", async () => {
  const line = runs();
  now = 1000;
  const run = line.start("count", async ({ report }) => {
    now = 3000;
    report(50, 200);
    return "counted";
  });
  const seen: RunState[] = [];
  line.watch(run.id, (state) => seen.push(state));
  await over(line, run.id);
  // 50 in two seconds are 25 a second; the other 150 take six.
  expect(seen.at(-1)?.progress).toEqual({ done: 50, total: 200, ratePerSecond: 25, remainingMs: 6000 });
});

it("stops by hand and at the deadline, with what there is; a waiting run leaves the line", async () => {
  const line = runs(20);
  const slow = line.start("slow", held().work);
  const waiting = line.start("waiting", async () => 1);
  expect(line.stop(waiting.id).state).toBe("stopped");
  const ended = await over(line, slow.id);
  expect([ended.state, ended.result]).toEqual(["stopped", "so far"]);
  const patient = runs();
  const byHand = patient.start("by hand", held().work);
  patient.stop(byHand.id);
  expect((await over(patient, byHand.id)).result).toBe("so far");
});

it("answers a bad request with its problems, keeps a bug to the log, and goes on", async () => {
  const faults: unknown[] = [];
  const line = runs(undefined, faults);
  const refused = line.start("bad", async () => {
    throw failure("usage", "paths", "-1", "a whole number above 0", "Give more.");
  });
  const broken = line.start("broken", async () => {
    throw new Error("secret detail");
  });
  expect((await over(line, refused.id)).problems[0]?.place).toBe("paths");
  const failed = await over(line, broken.id);
  expect(JSON.stringify(failed)).not.toContain("secret detail");
  expect(faults).toHaveLength(1);
  const next = line.start("next", async () => 1);
  expect((await over(line, next.id)).state).toBe("done");
});

it("refuses a line that is too long and forgets old answers", async () => {
  const line = runs();
  const first = held();
  const started = line.start("first", first.work);
  for (let i = 0; i < runLimits.waiting; i++) line.start("more", async () => i);
  expect(() => line.start("too many", async () => 0)).toThrow(/fewer than/);
  first.release(0);
  await over(line, `run-${runLimits.waiting + 1}`);
  let last = started;
  for (let i = 0; i < runLimits.kept + 5; i++) {
    last = line.start("again", async () => i);
    await over(line, last.id);
  }
  expect(() => line.get(started.id)).toThrow(/run-1/);
  expect(line.get(last.id).state).toBe("done");
});
