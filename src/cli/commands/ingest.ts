import path from "node:path";
import { failure } from "../../core/failure.ts";
import { defineCommand, printJson } from "../define.ts";
import { textTable } from "../table.ts";

export const ingest = defineCommand({
  name: "ingest",
  needsData: true,
  build: (command, run) => {
    command
      .description("fetch and store; without names, every live source that is on")
      .argument("[source...]", "source ids, such as mof/jgb")
      .option("--from <date>", "first observation day of a backfill")
      .option("--to <date>", "last observation day of a backfill")
      .option("--from-file <path>", "take a saved payload of the source instead of the network")
      .option("--base-url <url>", "ask a mirror instead of the publisher's host")
      .option("--json", "print JSON")
      .action(
        (names: string[], flags: { from?: string; to?: string; fromFile?: string; baseUrl?: string; json?: boolean }) =>
          run(async ({ io, monitor }) => {
            const { chosenSources } = await import("../../app/choose-sources.ts");
            const chosen = chosenSources(names);
            const { folder, clock } = await monitor();
            const { ingestFile } = await import("../../app/ingest.ts");
            const outcomes = [];
            if (flags.fromFile !== undefined) {
              if (names.length !== 1)
                throw failure(
                  "usage",
                  "--from-file",
                  `${names.length} source names`,
                  "exactly one",
                  "Write: metastable ingest mof/jgb --from-file PATH.",
                );
              outcomes.push(await ingestFile(folder, chosen[0]!, path.resolve(io.cwd, flags.fromFile), clock));
            } else {
              const { ingestFromNetwork } = await import("../../app/fetch.ts");
              for (const source of chosen) {
                io.err(`${source.id}: asking ${flags.baseUrl ?? "the publisher"}\n`);
                outcomes.push(await ingestFromNetwork(folder, source, clock, flags));
              }
            }
            if (flags.json) printJson(io, { asOf: null, items: outcomes });
            else {
              io.out(
                textTable(
                  ["source", "verdict", "rows", "records", "held back", "seq"],
                  "llrrrr",
                  outcomes.map((o) => [
                    o.source,
                    o.verdict,
                    String(o.rows),
                    String(o.records),
                    String(o.quarantined),
                    o.seq === null ? "" : String(o.seq),
                  ]),
                  io.columns,
                ),
              );
            }
            for (const o of outcomes)
              for (const p of o.problems.slice(0, 20))
                io.err(`${o.source}: ${p.place}: found ${p.found}, expected ${p.expected}. ${p.remedy}\n`);
            return outcomes.some((o) => o.verdict === "rejected" || o.verdict === "unreachable") ? 1 : 0;
          }),
      );
  },
});
