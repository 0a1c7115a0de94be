// Everything packaged that knows later days is named, each by itself, and nothing once the as-of has reached it.
import { expect, it } from "vitest";
import { packagedView } from "../../test/support/packaged-view.ts";
import { outlookStart } from "./outlook-input.ts";
import { lookAheads } from "./outlook-look-ahead.ts";
import { packagedHorizon } from "./packaged-outlook.ts";

const at = async (asOf: string, withoutAgents = false) => {
  const start = await outlookStart({ view: packagedView(asOf), results: new Map() }, { seed: 1, withoutAgents });
  return (await lookAheads(start, await packagedHorizon(), asOf)).join("\n");
};

it("names what the packaged statistics know of later days", async () => {
  const then = await at("2024-08-05T22:00:00Z");
  for (const words of [
    "calibration of the shocks knows data to 2025-11-20",
    "percentiles of the stress segments know data to 2025-11-20",
    "agents are calibrated on July and August 2024",
    "ordinary sessions on which the agents are calibrated know data to 2025-11-20",
    "history's moves over the horizon, and how volatilities rise together in it, know data to 2025-11-20",
    "levels of the scenarios, were named on 2025-11-21",
  ])
    expect(then).toContain(words);
  expect(await at("2024-08-05T22:00:00Z", true)).not.toContain("agents");
  // The eve of the hold-out: the fits hold its first session.
  expect((await at("2025-11-20T00:30:00Z")).match(/data to 2025-11-20, later than the as-of/g)).toHaveLength(4);
  expect(await at("2025-11-21T12:30:00Z")).toBe("");
});
