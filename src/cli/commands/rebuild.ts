import { defineCommand, printJson } from "../define.ts";

export const rebuild = defineCommand({
  name: "rebuild",
  needsData: true,
  build: (command, run) => {
    command
      .description("build the index again from ledger and payloads, and compare it with the one before")
      .option("--json", "print JSON")
      .action((flags: { json?: boolean }) =>
        run(async ({ io, monitor }) => {
          const { rebuildIndex } = await import("../../app/rebuild.ts");
          const answer = await rebuildIndex((await monitor()).folder, (message) => io.err(`${message}\n`));
          if (flags.json) printJson(io, answer);
          else
            io.out(
              `${answer.identical ? "identical" : "DIFFERENT"}: ${answer.after} over ${answer.batches} accepted payloads\n`,
            );
          return answer.identical ? 0 : 1;
        }),
      );
  },
});
