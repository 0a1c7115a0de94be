import path from "node:path";
import { defineCommand, printJson } from "../define.ts";

export const verify = defineCommand({
  name: "verify",
  needsData: true,
  build: (command, run) => {
    command
      .description(
        "recheck an edition or the ledger, offline: hashes, chain, and the numbers rebuilt at the pinned head",
      )
      .argument("[path]", "folder of an edition, or a data folder; without it this monitor's ledger")
      .option("--json", "print JSON")
      .action((target: string | undefined, flags: { json?: boolean }) =>
        run(async ({ io, monitor, dataDirectory }) => {
          const { verifyOwn, verifyPath } = await import("../../app/verify.ts");
          const answer =
            target === undefined
              ? await verifyOwn(monitor, dataDirectory)
              : await verifyPath(monitor, path.resolve(io.cwd, target));
          if (flags.json) printJson(io, answer);
          else
            for (const check of answer.checks)
              io.out(
                `${check.passed ? "ok  " : "FAIL"}  ${check.what}${check.detail === "" ? "" : `: ${check.detail}`}\n`,
              );
          return answer.ok ? 0 : 1;
        }),
      );
  },
});
