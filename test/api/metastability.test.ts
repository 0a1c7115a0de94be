// The metastability panel over HTTP: dated windows, and old series refused as in every other answer from prices.
import { afterAll, beforeAll, expect, it } from "vitest";
import { metastabilitySchema } from "../../src/app/metastability.ts";
import { apiOver, packagedMonitor } from "../support/monitor.ts";

let ask: Awaited<ReturnType<typeof apiOver>>["ask"];
let close: () => Promise<void>;
beforeAll(async () => {
  const packaged = await packagedMonitor();
  close = packaged.close;
  ({ ask } = await apiOver(packaged.monitor));
});
afterAll(() => close());

it("says from which day to which its windows go", async () => {
  const { body } = await ask("/api/metastability");
  const { items, notes } = metastabilitySchema.parse(body);
  expect(notes).toEqual([]);
  for (const { from, observed } of items) {
    expect(from).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(observed).toMatch(/^2025-11-2[01]$/);
    expect(from! < observed!).toBe(true);
  }
}, 60_000);

it("refuses old series by name unless they are allowed, and then says how old each is", async () => {
  const refused = await ask("/api/metastability?asOf=2026-01-31");
  const { error } = refused.body as { error: { kind: string; problems: { place: string }[] } };
  expect(error.kind).toBe("too-stale");
  expect(error.problems.map(({ place }) => place)).toEqual(["series jgb.30y", "series fx.usdjpy", "series btc.close"]);
  const allowed = await ask("/api/metastability?asOf=2026-01-31&allowStale=true");
  const { notes } = metastabilitySchema.parse(allowed.body);
  expect(notes).toHaveLength(3);
  expect(notes[0]).toMatch(/^stale, as allowed: jgb\.30y is of 2025-11-2/);
}, 60_000);
