import path from "node:path";
import type { StressValidation } from "../../app/validation/validate-stress-index.ts";
import { failure } from "../../core/failure.ts";
import { type CommandIo, defineCommand, printJson } from "../define.ts";
import { textTable } from "../table.ts";

interface Flags {
  readonly dataDir: string;
  readonly from?: string;
  readonly samples: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** What a measure of the program is worth, measured on long histories from publishers' files. */
export const validate = defineCommand({
  name: "validate",
  needsData: false,
  build: (command, run) => {
    command.description("measure the program's own indexes on long histories: where they agree, and where they fail");
    command
      .command("stress-index")
      .description("against published indexes, known episodes and the VIX alone; docs/validation.md has the results")
      .requiredOption("--data-dir <dir>", "folder with the publishers' CSV files")
      .option("--from <day>", "first session that is measured; the index is computed from all there is")
      .option("--samples <number>", "resamples of the bootstrap", Number, 1000)
      .option("--seed <number>", "seed of the bootstrap", Number, 20251121)
      .option("--json", "print JSON")
      .option("--data <dir>", "data folder; not used")
      .action((flags: Flags) =>
        run(async ({ io }) => {
          const wrong = (what: string, found: unknown, expected: string): never => {
            throw failure("usage", `validate stress-index ${what}`, JSON.stringify(found), expected, "Correct it.");
          };
          if (!Number.isInteger(flags.samples) || flags.samples < 20 || flags.samples > 20_000)
            wrong("--samples", flags.samples, "a whole number from 20 to 20000");
          if (!Number.isSafeInteger(flags.seed) || flags.seed < 0) wrong("--seed", flags.seed, "a whole number from 0");
          if (flags.from !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(flags.from))
            wrong("--from", flags.from, "a day, YYYY-MM-DD");
          const { validateStressIndex } = await import("../../app/validation/validate-stress-index.ts");
          const answer = await validateStressIndex({ ...flags, dataDirectory: path.resolve(io.cwd, flags.dataDir) });
          if (flags.json) printJson(io, answer);
          else printReport(io, answer);
          return 0;
        }),
      );
  },
});

const range = (value: number, interval: { lo: number | null; hi: number | null } | null): string =>
  interval?.lo == null || interval.hi === null
    ? value.toFixed(2)
    : `${value.toFixed(2)} (${interval.lo.toFixed(2)} to ${interval.hi.toFixed(2)})`;

/** The tables are wider than a terminal; cut columns would hide results. */
const reportColumns = 200;

function printReport(io: CommandIo, v: StressValidation): void {
  const { index, bootstrap } = v;
  io.out(
    `Index on ${index.sessions} sessions, ${index.from} to ${index.to}; missing weight ${index.missingWeightFirst.toFixed(2)} at first, ${index.missingWeightLast.toFixed(2)} at last.\n`,
  );
  io.out(
    `On the last session: ${index.value.toFixed(3)}, ${index.band ?? "no band yet"}; challenger ${index.challenger.toFixed(2)} standard deviations.\n`,
  );
  io.out(
    `Intervals: ${100 * bootstrap.level} %, stationary block bootstrap, mean block ${bootstrap.meanBlock} sessions, ${bootstrap.samples} resamples, seed ${bootstrap.seed}.\n\n`,
  );
  const table = (headings: string[], align: string, rows: string[][]) =>
    io.out(`${textTable(headings, align, rows, Math.max(io.columns, reportColumns))}\n`);
  table(
    ["file", "read by", "series", "from", "to"],
    "lllll",
    v.files.flatMap(({ file, readBy, series }) => series.map((s) => [file, readBy, s.id, s.first, s.last])),
  );
  if (v.notThere.length > 0) io.out(`Not in the folder: ${v.notThere.join(", ")}.\n\n`);
  table(
    ["rank correlation with", "of", "n", "index", "challenger", "VIX", "target"],
    "llrlllr",
    v.agreement.map(({ against, what, n, target, spearman: s }) => [
      ...[against, what, String(n)],
      ...[s.index, s.challenger, s.vix].map((one) => range(one.value, one)),
      String(target),
    ]),
  );
  const peak = (p: { session: string; isLocalMaximum: boolean }) =>
    `${p.session}${p.isLocalMaximum ? "" : ", no maximum"}`;
  table(
    ["episode", "index peaks", "challenger peaks", "VIX peaks"],
    "llll",
    v.episodes.map(({ episode, peaks }) =>
      peaks === null
        ? [episode, "outside the sample", "", ""]
        : [episode, peak(peaks.index), peak(peaks.challenger), peak(peaks.vix)],
    ),
  );
  table(
    [
      "AUROC, fall > 10 % in 20 sessions",
      "sessions",
      "events",
      "spells",
      "index",
      "challenger",
      "VIX",
      "index less VIX",
    ],
    "lrrrllll",
    v.warnings.map((w) => [
      ...[w.market, String(w.sessions), String(w.eventSessions), String(w.spells)],
      ...[w.auroc.index, w.auroc.challenger, w.auroc.vix, w.lessVix.index].map((one) => range(one.value, one.interval)),
    ]),
  );
  for (const finding of v.findings) io.out(`- ${finding}\n`);
}
