// The packaged draws, and the outlook's table over its choices, belong to the agents as they are now. No expected numbers.
import { expect, it } from "vitest";
import { packagedMonitor } from "../../test/support/monitor.ts";
import { presentFingerprint } from "./calibrate-agents.ts";
import { parameterValue } from "./monitor.ts";
import { packagedCalibration, packagedPosterior, packagedSensitivity } from "./packaged-outlook.ts";

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

it("packages a range of model choices that was made with this posterior, the present choices among them", async () => {
  const [sensitivity, posterior, { degrees, commonNews }] = await Promise.all([
    packagedSensitivity(),
    packagedPosterior(),
    packagedCalibration(),
  ]);
  expect(sensitivity.posterior, `run \`${sensitivity.command} --out packaged/outlook/sensitivity.json\``).toBe(
    posterior.madeWith,
  );
  const agents = {
    episodeShare: parameterValue("episode-exogenous-share"),
    tailShare: parameterValue("exogenous-tail-share"),
    btcRefill: parameterValue("session-btc-book-refill"),
  };
  expect(sensitivity.cells.map(({ noCascade: _, ...cell }) => cell)).toContainEqual({
    agents,
    degrees,
    commonNews: commonNews.strength,
  });
  expect(sensitivity.cells.filter((cell) => cell.agents === null).length).toBeGreaterThan(0);
  for (const { noCascade } of sensitivity.cells) expect(noCascade.n).toBe(sensitivity.paths);
});
