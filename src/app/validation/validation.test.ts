// Each measure on invented scores whose result is known: a score that is the published index, or its opposite; one that is high
// exactly before falls. The identity on the fixture of the ECB, whose six contributions add up by hand (see ciss.test.ts).
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { addDays, type LocalDate } from "../../core/time.ts";
import { cissIdentity } from "./ciss-identity.ts";
import { drawdownWarning } from "./drawdown-warning.ts";
import { readHistories } from "./history-files.ts";
import { episodePeaks } from "./known-episodes.ts";
import { agreementWith } from "./published-agreement.ts";
import type { ScoredSession } from "./stress-sample.ts";
import { validateStressIndex } from "./validate-stress-index.ts";

const options = { meanBlock: 10, samples: 50, seed: 1, level: 0.95 };
const day = (i: number): string => addDays("2020-01-06" as LocalDate, i);
/** Waves of several lengths: nothing repeats within the sample. */
const wave = (i: number): number => Math.sin(i / 7) + Math.sin(i / 23.1) + Math.sin(i / 3.3);
const scored = (n: number, of: (i: number) => Partial<ScoredSession>): ScoredSession[] =>
  Array.from({ length: n }, (_, i) => ({
    ...{ session: day(i), index: wave(i), challenger: wave(i), vix: wave(i), missingWeight: 0, band: null },
    ...of(i),
  }));
const windowOf = (values: readonly number[], at = day) => ({ observed: values.map((_, i) => at(i)), values });

it("finds a score that is the published index, and one that is its opposite", () => {
  const rows = scored(300, (i) => ({ challenger: -wave(i) }));
  const daily = { id: "any", title: "Any", isWeekly: false };
  const [levels, changes] = agreementWith(daily, windowOf(rows.map(({ index }) => index)), rows, options);
  expect(levels).toMatchObject({
    n: 300,
    what: "levels",
    spearman: { index: { value: 1, lo: 1 }, challenger: { value: -1 } },
  });
  expect(changes).toMatchObject({
    n: 280,
    from: day(20),
    spearman: { index: { value: 1 }, challenger: { value: -1 } },
  });
  const friday = (i: number) => day(7 * i + 4);
  const weekly = windowOf(
    Array.from({ length: 40 }, (_, i) => wave(7 * i + 4)),
    friday,
  );
  const [weeks] = agreementWith({ ...daily, isWeekly: true }, weekly, rows, options);
  expect(weeks).toMatchObject({ n: 40, to: friday(39), spearman: { index: { value: 1 } } });
});

it("tells a score that is high before every fall from one that is not", () => {
  // Closes fall by 20 % on every hundredth session; the fall is ahead of the twenty sessions before it.
  const closes = Array.from({ length: 401 }, (_, i) => 0.8 ** Math.floor(i / 100));
  const rows = scored(401, (i) => ({ index: i % 100 >= 80 ? 1 + i / 1000 : i / 1000, challenger: 1, vix: wave(i) }));
  const warning = drawdownWarning("any", windowOf(closes), rows, options)!;
  expect(warning).toMatchObject({ sessions: 381, eventSessions: 60 + 1, spells: 4 });
  expect(warning.auroc.index.value).toBe(1);
  expect(warning.auroc.challenger.value).toBe(0.5);
  expect(warning.lessVix.index.interval!.lo).toBeGreaterThan(0);
  expect(drawdownWarning("any", windowOf(closes.map(() => 1)), rows, options)).toBeUndefined();
});

it("finds peaks at known episodes, and says when the sample does not reach", () => {
  const at = scored(200, () => ({})).findIndex(({ session }) => session === "2020-03-16");
  const rows = scored(200, (i) => ({ index: -Math.abs(i - at), challenger: i }));
  const [march, august] = episodePeaks(rows);
  expect(march!.peaks!.index).toMatchObject({ session: "2020-03-16", isLocalMaximum: true, rankSoFar: 1 });
  expect(march!.peaks!.challenger).toMatchObject({ session: "2020-04-05", isLocalMaximum: false });
  expect(august!.peaks).toBeNull();
});

it("reads what is there, says what is not, and tests the identity of the published CISS", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "metastable-validation-"));
  await mkdir(path.join(folder, "macro"));
  const fixture = new URL("../../../test/fixtures/ecb/ciss_csvdata.csv", import.meta.url);
  await writeFile(path.join(folder, "macro/ciss-ecb.csv"), await readFile(fixture));
  await writeFile(
    path.join(folder, "macro/usdjpy-fred-dexjpus.csv"),
    "date,value\n2025-11-19,157.00\n2025-11-20,157.41\n",
  );
  await writeFile(
    path.join(folder, "macro/cot-jpy-noncommercial.csv"),
    "report_date,net_speculative\n2025-11-11,-100\n2025-11-18,\nnever,5\n",
  );
  const { windows, used, notThere } = await readHistories(folder);
  expect(windows.get("fx.usdjpy")).toEqual({ observed: ["2025-11-19", "2025-11-20"], values: [157, 157.41] });
  expect(windows.get("cftc.jpy.noncommercial-net")?.values).toEqual([-100]);
  expect(used.find(({ file }) => file.includes("cot"))?.refusedRows).toBe(1);
  expect(notThere).toContain("macro/vix-cboe-ohlc.csv");
  expect(cissIdentity(windows)).toMatchObject([{ area: "euro-area", holds: true, days: 1, on: "2025-11-20" }]);
  const moved = new Map(windows).set("stress.ciss.euro-area.fx", { observed: ["2025-11-20"], values: [0.02] });
  expect(cissIdentity(moved)).toMatchObject([{ holds: false }]);
  await expect(validateStressIndex({ dataDirectory: folder, samples: 20, seed: 1 })).rejects.toThrow("vix");
  await writeFile(path.join(folder, "macro/vix-cboe-ohlc.csv"), "<html>not found</html>");
  await expect(readHistories(folder)).rejects.toThrow("vix-cboe-ohlc.csv");
  await rm(folder, { recursive: true });
});
