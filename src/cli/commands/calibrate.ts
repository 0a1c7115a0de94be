import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { failure } from "../../core/failure.ts";
import { type CommandContext, defineCommand, numberArgument, printJson } from "../define.ts";
import { progressTo } from "../progress.ts";
import { textTable } from "../table.ts";

interface Flags {
  readonly dataDir: string;
  readonly from: string;
  readonly to: string;
  readonly out?: string;
}

interface SimulatedFlags {
  readonly paths: number;
  readonly seed: number;
  readonly workers?: number;
  readonly asOf?: string;
  readonly out?: string;
}

/** Derived statistics of long histories; the packaged ones are made with it. */
export const calibrate = defineCommand({
  name: "calibrate",
  needsData: (argv) => ["holdout", "agents", "sensitivity", "outlook"].some((name) => argv.includes(name)),
  build: (command, run) => {
    command.description(
      "derive the packaged statistics: factors and episodes from publishers' files, agents from the 2024 episode",
    );
    const add = (
      name: string,
      what: string,
      compute: (flags: Flags, context: CommandContext) => Promise<unknown>,
      from = "2017-01-01",
    ): void => {
      command
        .command(name)
        .description(what)
        .requiredOption("--data-dir <dir>", "folder with the publishers' CSV files")
        .option("--from <day>", "first session", from)
        .option("--to <day>", "last session", "2025-11-20")
        .option("--out <file>", "write the JSON to this file")
        .option("--json", "print JSON (always)")
        .option("--data <dir>", "data folder; not used")
        .action((flags: Flags) =>
          run(async (context) => {
            for (const day of [flags.from, flags.to])
              if (!/^\d{4}-\d{2}-\d{2}$/.test(day))
                throw failure(
                  "usage",
                  `calibrate ${name}`,
                  JSON.stringify(day),
                  "a day, YYYY-MM-DD",
                  "Write 2017-01-01.",
                );
            const answer = await compute({ ...flags, dataDir: path.resolve(context.io.cwd, flags.dataDir) }, context);
            await deliver(answer, flags.out, context);
            return 0;
          }),
        );
    };
    command
      .command("agents")
      .description("what July and August 2024 say of the agents: a posterior, not a best fit")
      .option("--seed <number>", "seed of the random numbers", Number, 20240805)
      .option("--out <file>", "write the JSON to this file")
      .option("--json", "print JSON (always)")
      .option("--data <dir>", "data folder")
      .action((flags: { seed: number; out?: string }) =>
        run(async (context) => {
          const { calibrateAgents } = await import("../../app/calibrate-agents.ts");
          await deliver(
            await calibrateAgents(await context.monitor(), { seed: flags.seed }, (text) => context.io.err(`${text}\n`)),
            flags.out,
            context,
          );
          return 0;
        }),
      );
    const simulated = (name: string, what: string, paths: number): Command =>
      command
        .command(name)
        .description(what)
        .option("--paths <number>", "simulated paths of each run", numberArgument, paths)
        .option("--seed <number>", "seed of the random numbers", numberArgument, 20251121)
        .option("--workers <number>", "threads; the answer does not depend on it", numberArgument)
        .option("--as-of <instant>", "what was known at this instant (YYYY-MM-DD, or ISO 8601 with a zone)")
        .option("--out <file>", "write the JSON to this file")
        .option("--json", "print JSON (always)")
        .option("--data <dir>", "data folder");
    simulated(
      "sensitivity",
      "the outlook's probability of no cascade over a grid of what was chosen by hand",
      300,
    ).action((flags: SimulatedFlags) =>
      run(async (context) => {
        const { calibrateSensitivity } = await import("../../app/calibrate-sensitivity.ts");
        const report = (text: string): void => context.io.err(`${text}\n`);
        await deliver(await calibrateSensitivity(await context.monitor(), flags, { report }), flags.out, context);
        return 0;
      }),
    );
    simulated("outlook", "the outlook with its usual choices, as the counts that the page shows at once", 3000).action(
      (flags: SimulatedFlags) =>
        run(async (context) => {
          const { calibrateOutlook } = await import("../../app/outlook-packaged.ts");
          const report = progressTo(context.io);
          await deliver(await calibrateOutlook(await context.monitor(), flags, { report }), flags.out, context, 0);
          return 0;
        }),
    );
    command
      .command("holdout")
      .description("November 2025 against what the calibrated model would have said the evening before; not blind")
      .option("--json", "print JSON")
      .option("--data <dir>", "data folder")
      .action((flags: { json?: boolean }) =>
        run(async ({ io, monitor }) => {
          const { holdout } = await import("../../app/holdout.ts");
          const answer = await holdout(await monitor());
          if (flags.json) printJson(io, answer);
          else {
            io.err(`${answer.notBlind}\n`);
            const number = (x: number | null): string => (x === null ? "\u2014" : x.toFixed(4));
            for (const set of answer.sets) {
              const rows = set.targets.map((t) => [
                t.title,
                number(t.seen),
                number(t.lo),
                number(t.hi),
                t.unit,
                t.verdict,
              ]);
              io.out(`${textTable([set.id, "seen", "5 %", "95 %", "unit", ""], "lrrrll", rows, io.columns)}\n`);
              io.out(
                `carry closed where USDJPY did not fall, median: ${set.carryClosedWhenYenWeak.toFixed(2)} USD bn\n\n`,
              );
            }
          }
          return 0;
        }),
      );
    add("factors", "volatility, tails and co-movement of the outlook's factors", async (flags) => {
      const { calibrateFactors } = await import("../../app/calibrate-factors.ts");
      return calibrateFactors({ dataDirectory: flags.dataDir, from: flags.from, to: flags.to });
    });
    add("episodes", "the cascades that the definition finds in history", async (flags) => {
      const { findEpisodes } = await import("../../app/calibrate-factors.ts");
      return findEpisodes({ dataDirectory: flags.dataDir, from: flags.from, to: flags.to });
    });
    add(
      "bands",
      "how far the factors moved over the horizon in history, which the paths are held against",
      async (flags) => {
        const { horizonRecord } = await import("../../app/horizon-record.ts");
        return horizonRecord({ dataDirectory: flags.dataDir, from: flags.from, to: flags.to });
      },
    );
    add(
      "moves",
      "how far each factor ever moved within some sessions, beyond which a scenario is called outside",
      async (flags) => {
        const { largestMoves } = await import("../../app/outside-rule.ts");
        return largestMoves({ dataDirectory: flags.dataDir, from: flags.from, to: flags.to });
      },
      "1971-01-01",
    );
    add(
      "segments",
      "what the rule of stress segments finds in history, and the percentiles that paths are held to",
      async (flags) => {
        const { findSegmentEpisodes } = await import("../../app/calibrate-factors.ts");
        return findSegmentEpisodes({ dataDirectory: flags.dataDir, from: flags.from, to: flags.to });
      },
      // Bitcoin's first year of closes is in the files from here on.
      "2014-09-17",
    );
  },
});

/** Prints the answer, or writes it to a file; long lists of counts without an indent. */
async function deliver(answer: unknown, out: string | undefined, { io }: CommandContext, indent = 1): Promise<void> {
  if (out === undefined) {
    printJson(io, answer);
    return;
  }
  const file = path.resolve(io.cwd, out);
  await writeFile(file, `${JSON.stringify(answer, null, indent)}\n`).catch((cause: NodeJS.ErrnoException) => {
    throw failure(
      "usage",
      file,
      cause.code ?? cause.message,
      "a file that can be written",
      "Choose another path.",
      cause,
    );
  });
  io.err(`written ${file}\n`);
}
