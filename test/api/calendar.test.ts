// The event calendar and its scores over HTTP: in the declared form, and nothing that was stated after the as-of.
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventsSchema, scoreSchema } from "../../src/app/events.ts";
import { apiOver, packagedMonitor } from "../support/monitor.ts";

let ask: Awaited<ReturnType<typeof apiOver>>["ask"];
let close: () => Promise<void>;
beforeAll(async () => {
  const packaged = await packagedMonitor();
  close = packaged.close;
  ({ ask } = await apiOver(packaged.monitor));
});
afterAll(() => close());

it("answers with events, the recovery watch and the contrarian test, beside the stream of news at /api/events", async () => {
  const { status, body } = await ask("/api/calendar");
  expect(status).toBe(200);
  const { items, recovery } = eventsSchema.parse(body);
  expect(items.map(({ id }) => id)).toContain("boj-december-2025");
  expect(items.find(({ id }) => id === "base-case")!.statements).toMatchObject([
    { kind: "claim", low: 0.65, high: 0.7 },
  ]);
  expect(recovery).toHaveLength(4);
});

it("knows no statement before it was made, neither in the calendar nor in the scores", async () => {
  const at = "?asOf=2025-11-19";
  const calendar = eventsSchema.parse((await ask(`/api/calendar${at}`)).body);
  const scores = scoreSchema.parse((await ask(`/api/score${at}`)).body);
  const stated = [...calendar.items, ...scores.items].flatMap(({ statements }) => statements);
  expect(stated.filter(({ kind }) => kind !== "computed")).toEqual([]);
  const later = scoreSchema.parse((await ask("/api/score")).body);
  expect(later.items.flatMap(({ statements }) => statements).length).toBeGreaterThan(0);
});
