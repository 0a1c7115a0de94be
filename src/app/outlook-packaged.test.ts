// The packaged run belongs to the present model, data and parameters; it answers its own question alone. No expected numbers.
import { expect, it } from "vitest";
import { packagedMonitor } from "../../test/support/monitor.ts";
import { noteOutlook } from "./model-choices.ts";
import { outlookStart } from "./outlook-input.ts";
import { packagedAnswer, runFingerprint } from "./outlook-packaged.ts";
import { packagedRun } from "./packaged-outlook.ts";

it("packages a run that the present model would count the same, and answers with it at its as-of alone", async () => {
  const stored = await packagedRun();
  const { monitor, close } = await packagedMonitor();
  try {
    const snapshot = await monitor.snapshot({ asOf: stored.asOf });
    const { input } = await outlookStart(snapshot, { seed: stored.seed });
    const again = `run \`${stored.command} --out packaged/outlook/run.json\``;
    expect(runFingerprint(input), again).toBe(stored.madeWith);
    const slower = { ...input, levels: input.levels.map((level) => 1.001 * level) };
    expect(runFingerprint(slower)).not.toBe(stored.madeWith);

    const { answer, differs } = await packagedAnswer(snapshot);
    expect(differs, again).toBeNull();
    expect(answer!.model).toMatchObject({ paths: stored.paths, seed: stored.seed, isComplete: true });
    const cascades = stored.run.terciles.reduce((sum, tercile) => sum + tercile.cascades, 0);
    expect(answer!.model.noCascade.value).toBe(1 - cascades / stored.paths);
    expect(answer!.model.scenarios.reduce((sum, s) => sum + s.probability.value, 0)).toBeCloseTo(1, 12);

    const note = await noteOutlook({ answer, differs, ...stored });
    expect(note.run).toMatchObject({ value: answer!.model.noCascade.value, paths: stored.paths });
    const other = await packagedAnswer(await monitor.snapshot({ asOf: "2025-11-20T12:30:00Z" }));
    expect(other).toMatchObject({ answer: null, differs: "this is another as-of", asOf: stored.asOf });
    expect((await noteOutlook(other)).run).toBeUndefined();
  } finally {
    await close();
  }
});
