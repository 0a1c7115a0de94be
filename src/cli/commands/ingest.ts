import path from "node:path";
import { failure } from "../../core/failure.ts";
import { defineCommand, printJson } from "../define.ts";
import { textTable } from "../table.ts";

interface Flags {
  readonly all?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly again?: boolean;
  readonly fromFile?: string;
  readonly baseUrl?: string;
  readonly json?: boolean;
}

const problemsShown = 20;

export const ingest = defineCommand({
  name: "ingest",
  needsData: true,
  build: (command, run) => {
    command
      .description("fetch and store; without names, every source that is on")
      .argument("[source...]", "source ids, such as mof/jgb; a named source need not be on")
      .option("--all", "every source that is on, as without names")
      .option("--from <date>", "first observation day of a backfill; it goes on where an earlier one stopped")
      .option("--to <date>", "last observation day of a backfill")
      .option("--again", "ask again for the parts of a backfill that are done")
      .option("--from-file <path>", "take a saved payload of the source instead of the network")
      .option("--base-url <url>", "ask a mirror instead of the publisher's host")
      .option("--json", "print JSON")
      .action((names: string[], flags: Flags) =>
        run(async ({ io, monitor }) => {
          const { ingestNamed } = await import("../../app/ingest-named.ts");
          const outcomes = await ingestNamed(await monitor(), {
            ...flags,
            names: flags.all ? onlyAll(names) : names,
            ...(flags.fromFile === undefined ? {} : { fromFile: path.resolve(io.cwd, flags.fromFile) }),
            keysHere: io.env.METASTABLE_KEYS_HERE?.split(",") ?? [],
            say: (message) => io.err(`${message}\n`),
          });
          if (flags.json) printJson(io, { asOf: null, items: outcomes });
          else {
            io.out(
              textTable(
                ["source", "verdict", "rows", "records", "revised", "held back", "seq"],
                "llrrrrr",
                outcomes.map((o) => [
                  o.source,
                  o.verdict,
                  String(o.rows),
                  String(o.records),
                  String(o.revised),
                  String(o.quarantined),
                  o.seq === null ? "" : String(o.seq),
                ]),
                io.columns,
              ),
            );
          }
          for (const o of outcomes)
            for (const p of o.problems.slice(0, problemsShown))
              io.err(`${o.source}: ${p.place}: found ${p.found}, expected ${p.expected}. ${p.remedy}\n`);
          return outcomes.every((o) => ["accepted", "unchanged"].includes(o.verdict)) ? 0 : 1;
        }),
      );
  },
});

function onlyAll(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  throw failure("usage", "--all", `${names.length} source names`, "no names", "Name sources, or write --all alone.");
}
