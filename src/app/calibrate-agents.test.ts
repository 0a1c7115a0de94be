// The packaged draws, and the outlook's table over its choices, belong to the agents as they are now. No expected numbers.
import { expect, it } from "vitest";
import { packagedMonitor } from "../../test/support/monitor.ts";
import { presentFingerprint } from "./calibrate-agents.ts";
import { packagedPosterior } from "./packaged-outlook.ts";

const again =
  "run `metastable calibrate agents --out packaged/outlook/posterior.json`, then the commands of docs/calibration.md";

it("packages a posterior that was made with the present agents and parameters", async () => {
  const { draws, madeWith } = await packagedPosterior();
  const { monitor, close } = await packagedMonitor();
  try {
    expect(await presentFingerprint(monitor, draws), again).toBe(madeWith);
    const moved = draws.map((list) => list.map((draw) => ({ ...draw, equityDepth: 1.01 * draw.equityDepth })));
    expect(await presentFingerprint(monitor, moved)).not.toBe(madeWith);
  } finally {
    await close();
  }
});
